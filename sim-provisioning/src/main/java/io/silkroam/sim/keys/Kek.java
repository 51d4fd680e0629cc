package io.silkroam.sim.keys;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** A key-encryption key with its name: {@code kek-1}, {@code kek-2} and so on. */
record Kek(String id, SecretKey key, KeyCheckValue checkValue) {
    static final Comparator<String> OLDEST_FIRST = Comparator.comparingInt(Kek::number);

    private static final String PREFIX = "kek-";
    private static final Pattern ID = Pattern.compile(PREFIX + "[1-9][0-9]{0,8}");

    /**
     * Computes the check value as GlobalPlatform does for AES, over a block of ones: under AES-GCM the block of zeros
     * is the key of the authentication itself, of which nothing is told.
     */
    static Kek of(String id, SecretKey key, KekHome home) {
        byte[] ones = new byte[Aes.BLOCK];
        Arrays.fill(ones, (byte) 1);
        try {
            Cipher cipher = home.cipher("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return new Kek(id, key, KeyCheckValue.ofBlock(cipher.doFinal(ones)));
        } catch (GeneralSecurityException | ProviderException e) {
            throw new KeystoreException("%s in %s cannot be used for AES: %s"
                    .formatted(id, home, e.getClass().getSimpleName()));
        }
    }

    static boolean isId(String alias) {
        return ID.matcher(alias).matches();
    }

    static String first() {
        return PREFIX + 1;
    }

    static String after(String id) {
        return PREFIX + (number(id) + 1);
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return id;
    }
}
