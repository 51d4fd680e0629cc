package io.silkroam.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The text of tokens: {@code skr_} and 256 random bits. So much is not guessed, hence a plain hash is kept of it. */
public final class TokenText {
    private static final String FORM = "skr_[A-Za-z0-9_-]{43}";
    private static final int OCTETS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenText() {}

    /** A text that never was before. */
    public static String fresh() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return "skr_" + Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** Whether this could be one; saves looking up what cannot. */
    public static boolean isWellFormed(String text) {
        return text.matches(FORM);
    }

    /** What is kept of it: SHA-256. */
    public static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
