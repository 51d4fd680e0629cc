package io.silkroam.messaging.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2). Trying one costs a core a tenth of a second.
 *
 * @param hash neither copied nor changed, {@code salt} likewise
 */
@SuppressWarnings("ArrayRecordComponent")
record PasswordHash(byte[] salt, int iterations, byte[] hash) {
    /** With these a guess costs what it costs us; a row keeps its own number, so a later program may take more. */
    static final int ITERATIONS = 200_000;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int SALT_OCTETS = 16;
    private static final int HASH_BITS = 256;
    private static final int LEAST_ITERATIONS = 1_000;
    private static final int MOST_ITERATIONS = 2_000_000;
    private static final Pattern TEXT = Pattern.compile("pbkdf2-sha256:([0-9]{1,7}):([0-9a-f]{32}):([0-9a-f]{64})");

    static PasswordHash of(String password, int iterations, SecureRandom random) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return new PasswordHash(salt, iterations, derive(password, salt, iterations));
    }

    /** A hash of no password at all, which costs as much to try. */
    static PasswordHash ofNone(int iterations, SecureRandom random) {
        byte[] salt = new byte[SALT_OCTETS];
        byte[] hash = new byte[HASH_BITS / Byte.SIZE];
        random.nextBytes(salt);
        random.nextBytes(hash);
        return new PasswordHash(salt, iterations, hash);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is not that
     */
    static PasswordHash parse(String text) {
        Matcher parts = TEXT.matcher(text);
        int iterations = parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
        if (iterations < LEAST_ITERATIONS || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException("not a password as it is kept: pbkdf2-sha256:ITERATIONS:SALT:HASH");
        }
        HexFormat hex = HexFormat.of();
        return new PasswordHash(hex.parseHex(parts.group(2)), iterations, hex.parseHex(parts.group(3)));
    }

    /** For whoever keeps it elsewhere; {@link #toString} does not tell it. */
    String text() {
        HexFormat hex = HexFormat.of();
        return "pbkdf2-sha256:" + iterations + ":" + hex.formatHex(salt) + ":" + hex.formatHex(hash);
    }

    boolean isOf(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, iterations));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        // The provider refuses a password without a character; one that is not empty stands for it.
        char[] characters = password.isEmpty() ? new char[] {'\0'} : password.toCharArray();
        PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PasswordHash that
                && iterations == that.iterations
                && Arrays.equals(salt, that.salt)
                && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "PasswordHash(hidden)";
    }
}
