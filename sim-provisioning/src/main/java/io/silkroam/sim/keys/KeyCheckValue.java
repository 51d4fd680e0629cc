package io.silkroam.sim.keys;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells whether two sides hold the same key without showing it: the first three octets of a block of zeros under AES
 * with that key, in upper-case hexadecimal.
 */
public record KeyCheckValue(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9A-F]{6}");
    private static final byte[] ZEROS = new byte[Aes.BLOCK];

    public KeyCheckValue {
        if (!FORM.matcher(hex).matches()) {
            // Whoever pastes a key here by mistake must not find it in a log.
            throw new IllegalArgumentException("a key check value has 6 hex digits");
        }
    }

    /** Digits of either case. */
    public static KeyCheckValue parse(String text) {
        return new KeyCheckValue(text.strip().toUpperCase(Locale.ROOT));
    }

    /** The check value of Ki. */
    public static KeyCheckValue of(SubscriberKeys keys) {
        return of(keys.ki());
    }

    public static KeyCheckValue of(TransportKey key) {
        return of(key.octets());
    }

    private static KeyCheckValue of(byte[] key) {
        return ofBlock(Aes.encrypt(key, ZEROS));
    }

    static KeyCheckValue ofBlock(byte[] encrypted) {
        return new KeyCheckValue(HexFormat.of().withUpperCase().formatHex(encrypted, 0, 3));
    }

    @Override
    public String toString() {
        return hex;
    }
}
