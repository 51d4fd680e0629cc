package io.silkroam.sim.keys;

/** An AES key of 128, 192 or 256 bits under which a vendor sends keys, on its way into the store. Closing wipes it. */
public final class TransportKey implements AutoCloseable {
    private final byte[] octets;
    private volatile boolean closed;

    /** Takes the array as it is. */
    private TransportKey(byte[] octets) {
        if (octets.length != 16 && octets.length != 24 && octets.length != 32) {
            Wipe.out(octets);
            throw new IllegalArgumentException(
                    "a transport key has 16, 24 or 32 octets, not %d".formatted(octets.length));
        }
        this.octets = octets;
    }

    /** Copies the octets; the caller wipes its own. */
    public static TransportKey of(byte[] octets) {
        return new TransportKey(octets.clone());
    }

    /** From hexadecimal digits; a wrong one is named by its place only. */
    public static TransportKey ofHex(CharSequence digits) {
        return new TransportKey(KeyHex.parse("transport key", digits));
    }

    public KeyCheckValue checkValue() {
        return KeyCheckValue.of(this);
    }

    /** The octets themselves, not a copy. */
    byte[] octets() {
        if (closed) {
            throw new IllegalStateException("the transport key was wiped");
        }
        return octets;
    }

    @Override
    public void close() {
        closed = true;
        Wipe.out(octets);
    }

    @Override
    public String toString() {
        return "TransportKey[***]";
    }
}
