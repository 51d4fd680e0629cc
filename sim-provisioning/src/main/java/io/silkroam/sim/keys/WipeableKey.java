package io.silkroam.sim.keys;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import javax.crypto.SecretKey;

/** Octets as an AES key of the JCA that can be wiped, which {@code SecretKeySpec} cannot. */
final class WipeableKey implements SecretKey {
    private final transient byte[] octets;
    private boolean destroyed;

    /** Takes the array as it is. */
    WipeableKey(byte[] octets) {
        this.octets = octets;
    }

    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    /** A copy: ciphers wipe what they are given. A wiped key must not go on as a key of zeros. */
    @Override
    public synchronized byte[] getEncoded() {
        if (destroyed) {
            throw new IllegalStateException("the key was wiped");
        }
        return octets.clone();
    }

    @Override
    public synchronized void destroy() {
        destroyed = true;
        Wipe.out(octets);
    }

    @Override
    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("a key leaves this process by no door");
    }

    @Override
    public String toString() {
        return "WipeableKey[***]";
    }
}
