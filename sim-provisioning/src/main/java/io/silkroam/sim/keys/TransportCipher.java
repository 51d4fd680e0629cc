package io.silkroam.sim.keys;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/**
 * Decrypts fields that came under one transport key: AES-CBC with an IV of zeros, or AES key wrap (RFC 3394). For one
 * thread; closing wipes the key.
 */
public final class TransportCipher implements AutoCloseable {
    /** RFC 3394 §2.2.2: the integrity value and at least two halves of blocks. */
    private static final int LEAST_WRAPPED = 24;

    private static final IvParameterSpec ZEROS = new IvParameterSpec(new byte[Aes.BLOCK]);

    private final String name;
    private final TransportKeys.Algorithm algorithm;
    private final WipeableKey key;
    private final Cipher cipher;

    TransportCipher(String name, TransportKeys.Algorithm algorithm, WipeableKey key) {
        this.name = name;
        this.algorithm = algorithm;
        this.key = key;
        this.cipher = Aes.cipher(transformation(algorithm)).get();
        init(key);
    }

    private static String transformation(TransportKeys.Algorithm algorithm) {
        return switch (algorithm) {
            case AES_CBC -> "AES/CBC/NoPadding";
            case AES_KW -> "AESWrap";
        };
    }

    private void init(WipeableKey with) {
        try {
            switch (algorithm) {
                case AES_CBC -> cipher.init(Cipher.DECRYPT_MODE, with, ZEROS);
                case AES_KW -> cipher.init(Cipher.DECRYPT_MODE, with);
            }
        } catch (GeneralSecurityException e) {
            throw Aes.unusable();
        }
    }

    /**
     * What the field says in clear, in an array that the caller wipes.
     *
     * @throws TransportKeyException when it is no whole number of blocks, or fails the integrity check of RFC 3394.
     *     Under AES-CBC a wrong key gives wrong octets and no error, hence the check value at
     *     {@link TransportKeys#add}.
     */
    public byte[] decrypt(byte[] field) {
        if (key.isDestroyed()) {
            throw new IllegalStateException("the transport key was wiped");
        }
        requireWhole(field.length);
        try {
            return cipher.doFinal(field);
        } catch (GeneralSecurityException e) {
            // A cipher that failed starts afresh.
            init(key);
            throw new TransportKeyException(
                    "a field does not open under transport key '%s': it was altered, or wrapped under another key"
                            .formatted(name));
        }
    }

    private void requireWhole(int length) {
        boolean whole =
                switch (algorithm) {
                    case AES_CBC -> length > 0 && length % Aes.BLOCK == 0;
                    case AES_KW -> length >= LEAST_WRAPPED && length % 8 == 0;
                };
        if (!whole) {
            throw new TransportKeyException(
                    switch (algorithm) {
                        case AES_CBC -> "an AES-CBC field has a multiple of 16 octets, not " + length;
                        case AES_KW -> "a wrapped key has a multiple of 8 octets, 24 or more, not " + length;
                    });
        }
    }

    @Override
    public void close() {
        key.destroy();
        // The cipher holds the key as well, until it is given another.
        init(new WipeableKey(new byte[Aes.BLOCK]));
    }

    @Override
    public String toString() {
        return "TransportCipher[%s]".formatted(name);
    }
}
