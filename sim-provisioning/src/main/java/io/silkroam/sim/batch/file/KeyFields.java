package io.silkroam.sim.batch.file;

import java.util.Arrays;
import java.util.Optional;

/** Ki, and OPc or OP, as they stand in the file: in clear, or under a transport key. Wiped when closed. */
public final class KeyFields implements AutoCloseable {
    private final byte[] ki;
    private final byte[] opc;
    private final byte[] op;

    /** Takes the arrays over; an empty one is a value the file does not give. */
    KeyFields(byte[] ki, byte[] opc, byte[] op) {
        this.ki = ki;
        this.opc = opc;
        this.op = op;
    }

    public byte[] ki() {
        return ki;
    }

    public Optional<byte[]> opc() {
        return opc.length == 0 ? Optional.empty() : Optional.of(opc);
    }

    public Optional<byte[]> op() {
        return op.length == 0 ? Optional.empty() : Optional.of(op);
    }

    @Override
    public void close() {
        Arrays.fill(ki, (byte) 0);
        Arrays.fill(opc, (byte) 0);
        Arrays.fill(op, (byte) 0);
    }

    @Override
    public String toString() {
        return "KeyFields[***]";
    }
}
