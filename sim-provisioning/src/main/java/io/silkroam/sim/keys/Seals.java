package io.silkroam.sim.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits in front of the octets. What is sealed is bound to a
 * context, whose it is and under which key, and opens in no other.
 */
final class Seals {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final KekHome home;
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(this::cipher);

    Seals(KekHome home) {
        this.home = home;
    }

    private Cipher cipher() {
        try {
            return home.cipher("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new KeystoreException(home + " has no AES-GCM");
        }
    }

    byte[] seal(Kek kek, String context, byte[] clear) {
        byte[] sealed = new byte[NONCE + clear.length + TAG];
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        System.arraycopy(nonce, 0, sealed, 0, NONCE);
        Cipher cipher = ciphers.get();
        try {
            cipher.init(Cipher.ENCRYPT_MODE, kek.key(), new GCMParameterSpec(8 * TAG, nonce));
            cipher.updateAAD(bound(context, kek.id()));
            cipher.doFinal(clear, 0, clear.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException | ProviderException e) {
            throw failed(kek, e);
        }
    }

    /**
     * What was sealed, in an array that the caller wipes.
     *
     * @param whose whom it belongs to, for the message
     */
    byte[] open(Kek kek, String context, byte[] sealed, String whose) {
        // A token takes less than a tag for an empty message and complains of nothing.
        if (sealed.length <= NONCE + TAG) {
            throw new BrokenSealException(whose, kek.id());
        }
        Cipher cipher = ciphers.get();
        try {
            cipher.init(Cipher.DECRYPT_MODE, kek.key(), new GCMParameterSpec(8 * TAG, Arrays.copyOf(sealed, NONCE)));
            cipher.updateAAD(bound(context, kek.id()));
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (AEADBadTagException | IllegalBlockSizeException e) {
            throw new BrokenSealException(whose, kek.id());
        } catch (GeneralSecurityException | ProviderException e) {
            throw failed(kek, e);
        }
    }

    private static byte[] bound(String context, String kekId) {
        return (context + "|" + kekId).getBytes(StandardCharsets.UTF_8);
    }

    private KeystoreException failed(Kek kek, Exception e) {
        return new KeystoreException("%s in %s failed: %s; is it still there?"
                .formatted(kek, home, e.getClass().getSimpleName()));
    }
}
