package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in network order out of an array. Messages are read from arrays of their own: a slice of what was received
 * checks every access twice and counts references, which cost more than one copy of the frame does.
 */
final class Octets {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Octets() {}

    static int int32(byte[] in, int at) {
        return (int) INTS.get(in, at);
    }

    static long int64(byte[] in, int at) {
        return (long) LONGS.get(in, at);
    }

    static int unsigned8(byte[] in, int at) {
        return in[at] & 0xFF;
    }

    static int unsigned16(byte[] in, int at) {
        return unsigned8(in, at) << 8 | unsigned8(in, at + 1);
    }

    static int unsigned24(byte[] in, int at) {
        return unsigned16(in, at) << 8 | unsigned8(in, at + 2);
    }

    /** The readable octets: the buffer's own array if that is all there is in it, otherwise a copy. */
    static byte[] of(ByteBuf buffer) {
        return ByteBufUtil.getBytes(buffer, buffer.readerIndex(), buffer.readableBytes(), false);
    }
}
