package io.silkroam.sim.keys;

/**
 * The Milenage algorithm set with AES as its kernel, 3GPP TS 35.206: f1 to f5* of one SIM. It keeps no state between
 * calls and copies nothing: wiping the arrays it was given is the caller's.
 */
public final class Milenage {
    /** Rotations r1 to r5 in octets, and the last octets of the constants c1 to c5, TS 35.206 §4.1. */
    private static final int[] ROTATION = {8, 0, 4, 8, 12};

    private static final int[] CONSTANT = {0, 1, 2, 4, 8};

    private final byte[] ki;
    private final byte[] opc;

    public Milenage(byte[] ki, byte[] opc) {
        this.ki = exactly(16, "Ki", ki);
        this.opc = exactly(16, "OPc", opc);
    }

    /** OPc = OP xor E(OP) under Ki, TS 35.206 §4.1. */
    public static byte[] opcOf(byte[] ki, byte[] op) {
        return xor(Aes.encrypt(exactly(16, "Ki", ki), exactly(16, "OP", op)), op);
    }

    /** MAC-A, 8 octets. */
    public byte[] f1(byte[] rand, byte[] sqn, byte[] amf) {
        return part(out1(rand, sqn, amf), 0, 8);
    }

    /** MAC-S, 8 octets. */
    public byte[] f1Star(byte[] rand, byte[] sqn, byte[] amf) {
        return part(out1(rand, sqn, amf), 8, 8);
    }

    /** RES, 8 octets. */
    public byte[] f2(byte[] rand) {
        return part(out(2, rand), 8, 8);
    }

    /** CK, 16 octets. */
    public byte[] f3(byte[] rand) {
        return out(3, rand);
    }

    /** IK, 16 octets. */
    public byte[] f4(byte[] rand) {
        return out(4, rand);
    }

    /** AK, 6 octets. */
    public byte[] f5(byte[] rand) {
        return part(out(2, rand), 0, 6);
    }

    /** AK for resynchronisation, 6 octets. */
    public byte[] f5Star(byte[] rand) {
        return part(out(5, rand), 0, 6);
    }

    /** The vector for this challenge; AUTN = (SQN xor AK) || AMF || MAC-A, 3GPP TS 33.102 §6.3.2. */
    public AuthenticationVector vector(byte[] rand, byte[] sqn, byte[] amf) {
        byte[] autn = new byte[16];
        System.arraycopy(xor(f5(rand), exactly(6, "SQN", sqn)), 0, autn, 0, 6);
        System.arraycopy(exactly(2, "AMF", amf), 0, autn, 6, 2);
        System.arraycopy(f1(rand, sqn, amf), 0, autn, 8, 8);
        return new AuthenticationVector(f2(rand), f3(rand), f4(rand), autn);
    }

    private byte[] out1(byte[] rand, byte[] sqn, byte[] amf) {
        byte[] in = new byte[16];
        for (int half = 0; half < 16; half += 8) {
            System.arraycopy(exactly(6, "SQN", sqn), 0, in, half, 6);
            System.arraycopy(exactly(2, "AMF", amf), 0, in, half + 6, 2);
        }
        return finish(1, xor(temp(rand), rotated(1, xor(in, opc))));
    }

    private byte[] out(int number, byte[] rand) {
        return finish(number, rotated(number, xor(temp(rand), opc)));
    }

    private byte[] temp(byte[] rand) {
        return Aes.encrypt(ki, xor(exactly(16, "RAND", rand).clone(), opc));
    }

    private byte[] finish(int number, byte[] block) {
        block[15] ^= (byte) CONSTANT[number - 1];
        return xor(Aes.encrypt(ki, block), opc);
    }

    private static byte[] rotated(int number, byte[] block) {
        byte[] rotated = new byte[16];
        for (int i = 0; i < 16; i++) {
            rotated[i] = block[(i + ROTATION[number - 1]) % 16];
        }
        return rotated;
    }

    /** Into the first of the two. */
    private static byte[] xor(byte[] changed, byte[] with) {
        for (int i = 0; i < changed.length; i++) {
            changed[i] ^= with[i];
        }
        return changed;
    }

    private static byte[] part(byte[] block, int from, int length) {
        byte[] part = new byte[length];
        System.arraycopy(block, from, part, 0, length);
        return part;
    }

    private static byte[] exactly(int length, String what, byte[] octets) {
        if (octets.length != length) {
            throw new IllegalArgumentException("%s has %d octets, not %d".formatted(what, length, octets.length));
        }
        return octets;
    }

    @Override
    public String toString() {
        return "Milenage[***]";
    }
}
