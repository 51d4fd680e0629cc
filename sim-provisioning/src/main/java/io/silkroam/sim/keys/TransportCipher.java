package io.silkroam.sim.keys;

/** Decrypts fields that came under one transport key. For one thread; closing wipes the key. */
@SuppressWarnings("DoNotCallSuggester")
public final class TransportCipher implements AutoCloseable {
    TransportCipher() {}

    /**
     * What the field says in clear, in an array that the caller wipes.
     *
     * @throws TransportKeyException when it is no whole number of blocks, or fails the integrity check of RFC 3394
     */
    public byte[] decrypt(byte[] field) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
