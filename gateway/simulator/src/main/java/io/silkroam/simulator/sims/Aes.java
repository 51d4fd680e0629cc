package io.silkroam.simulator.sims;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES of the JDK on whole blocks. */
final class Aes {
    static final int BLOCK = 16;

    private Aes() {}

    /** CBC with a zero IV and no padding, as vendors encrypt one field; of a single block it is the bare cipher. */
    static byte[] encrypt(byte[] key, byte[] blocks) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no AES for a key of " + key.length + " octets", e);
        }
    }
}
