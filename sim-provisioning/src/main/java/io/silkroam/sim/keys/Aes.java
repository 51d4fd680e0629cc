package io.silkroam.sim.keys;

import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import javax.crypto.Cipher;

/** AES on single blocks with keys that change at every call, hence one cipher a thread instead of one a key. */
final class Aes {
    static final int BLOCK = 16;

    private static final WipeableKey NOBODYS = new WipeableKey(new byte[BLOCK]);
    private static final ThreadLocal<Cipher> BLOCKS = ThreadLocal.withInitial(cipher("AES/ECB/NoPadding"));

    private Aes() {}

    /** One block under this key. Nothing of the key stays behind in the cipher. */
    static byte[] encrypt(byte[] key, byte[] block) {
        Cipher cipher = BLOCKS.get();
        try {
            cipher.init(Cipher.ENCRYPT_MODE, new WipeableKey(key));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw unusable();
        } finally {
            forget(cipher);
        }
    }

    /** Makes a cipher that is reused forget the key it was used with last. */
    private static void forget(Cipher cipher) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, NOBODYS);
        } catch (GeneralSecurityException e) {
            throw unusable();
        }
    }

    static Supplier<Cipher> cipher(String transformation) {
        return () -> {
            try {
                return Cipher.getInstance(transformation);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java has no " + transformation);
            }
        };
    }

    /** Without the cause: what ciphers say about keys and blocks is theirs, and may be content. */
    static IllegalStateException unusable() {
        return new IllegalStateException("AES refused a key or a block of the right size");
    }
}
