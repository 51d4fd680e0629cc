package io.silkroam.sim.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;

/** One key of {@link LookupKeys}, for one thread. */
public final class LookupKey implements AutoCloseable {
    private static final String ALGORITHM = "HmacSHA256";

    private final WipeableKey key;

    /** Takes the array as it is. */
    LookupKey(byte[] octets) {
        this.key = new WipeableKey(octets);
    }

    /** What is kept of a secret, and looked up: 32 octets. Takes as long for one text as for another of its length. */
    public byte[] digest(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public void close() {
        key.destroy();
    }

    @Override
    public String toString() {
        return "LookupKey[***]";
    }
}
