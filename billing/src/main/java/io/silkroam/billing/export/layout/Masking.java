package io.silkroam.billing.export.layout;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Masks numbers. Not for several threads. */
public final class Masking {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHOWN = 4;
    private static final int OCTETS = 8;

    private final Mac mac;

    /** @param key of this installation: without it nobody can try all numbers until one fits */
    public Masking(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** What is shown of a number; nothing of none. */
    public String masked(Mask mask, String number) {
        if (number.isEmpty()) {
            return number;
        }
        return switch (mask) {
            case NONE -> number;
            case LAST4 -> lastFour(number);
            case HASH -> HexFormat.of().formatHex(mac.doFinal(number.getBytes(StandardCharsets.UTF_8)), 0, OCTETS);
        };
    }

    private static String lastFour(String number) {
        int hidden = Math.max(0, number.length() - SHOWN);
        return "*".repeat(hidden) + number.substring(hidden);
    }
}
