package io.silkroam.sim.keys;

import java.security.MessageDigest;

/**
 * Ki and OPc of one SIM for Milenage, on their way into the vault and never out of it. The arrays handed in are copied
 * and stay the caller's to wipe; closing wipes the copies.
 */
public final class SubscriberKeys implements AutoCloseable {
    static final int OCTETS = 16;

    private final byte[] ki;
    private final byte[] opc;
    private volatile boolean closed;

    /** Takes the arrays as they are. */
    private SubscriberKeys(byte[] ki, byte[] opc) {
        this.ki = ki;
        this.opc = opc;
    }

    public static SubscriberKeys ofOpc(byte[] ki, byte[] opc) {
        return new SubscriberKeys(copy("Ki", ki), copy("OPc", opc));
    }

    /** Derives OPc (3GPP TS 35.206 §4.1); OP is not kept. */
    public static SubscriberKeys ofOp(byte[] ki, byte[] op) {
        requireLength("Ki", ki);
        requireLength("OP", op);
        return new SubscriberKeys(ki.clone(), Milenage.opcOf(ki, op));
    }

    /** From hexadecimal digits; a wrong one is named by its place only. */
    public static SubscriberKeys ofHexOpc(CharSequence ki, CharSequence opc) {
        return new SubscriberKeys(KeyHex.parse("Ki", ki, OCTETS), KeyHex.parse("OPc", opc, OCTETS));
    }

    /** From hexadecimal digits in ASCII, which the caller wipes. */
    public static SubscriberKeys ofHexOpc(byte[] ki, byte[] opc) {
        return new SubscriberKeys(KeyHex.parse("Ki", ki, OCTETS), KeyHex.parse("OPc", opc, OCTETS));
    }

    private static byte[] copy(String what, byte[] octets) {
        requireLength(what, octets);
        return octets.clone();
    }

    private static void requireLength(String what, byte[] octets) {
        if (octets.length != OCTETS) {
            throw new IllegalArgumentException(
                    "%s has %d octets, %d are needed".formatted(what, octets.length, OCTETS));
        }
    }

    /** The octets themselves, not a copy. */
    byte[] ki() {
        return open(ki);
    }

    /** The octets themselves, not a copy. */
    byte[] opc() {
        return open(opc);
    }

    private byte[] open(byte[] octets) {
        if (closed) {
            throw new IllegalStateException("the keys were wiped");
        }
        return octets;
    }

    /** Whether both keys are the same, in a time that does not tell how many octets of one are. */
    boolean sameAs(SubscriberKeys other) {
        return MessageDigest.isEqual(ki(), other.ki()) && MessageDigest.isEqual(opc(), other.opc());
    }

    @Override
    public void close() {
        closed = true;
        Wipe.out(ki, opc);
    }

    @Override
    public String toString() {
        return "SubscriberKeys[***]";
    }
}
