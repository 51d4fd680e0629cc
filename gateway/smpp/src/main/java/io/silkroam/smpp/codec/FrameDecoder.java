package io.silkroam.smpp.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.silkroam.smpp.pdu.Command;
import java.util.List;

/**
 * Cuts a stream into PDUs, SMPP 3.4 §3.2, one {@link ByteBuf} each, as slices of what was received. A partial PDU is
 * never lost, however long it takes; how long it may is for the session, which asks {@link #partialSince()}. Nothing
 * is allocated for a length that a peer merely claims.
 *
 * <ul>
 *   <li>A command_length beyond the bound but below 1 MiB, of a command we know: {@link BadLength}, and its octets are
 *       skipped as they come; framing is kept.
 *   <li>Any other length that cannot be: framing is lost. {@link BadLength} with its end unknown if the command is one
 *       we know, {@link NotSmpp} if it is not, and the rest of the stream is thrown away.
 * </ul>
 */
public final class FrameDecoder extends ByteToMessageDecoder {
    private static final int SKIPPED_AT_MOST = 1 << 20;

    /** A PDU whose command_length is wrong; it is answered. */
    public record BadLength(int commandId, int sequence, boolean framingLost) {}

    /** Octets that are no SMPP. */
    public record NotSmpp() {}

    private final int most;
    private int toSkip;
    private boolean lost;
    private long partialSince;
    private boolean partial;
    private boolean finished;

    public FrameDecoder(CodecLimits limits) {
        this.most = limits.pduOctets();
    }

    /** Whether octets of an unfinished PDU are here. On the event loop. */
    public boolean isPartial() {
        return partial;
    }

    /** Since when, by {@link System#nanoTime()}. */
    public long partialSince() {
        return partialSince;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (lost) {
            in.skipBytes(in.readableBytes());
        } else if (toSkip > 0) {
            skip(in);
        } else if (in.readableBytes() >= 4) {
            int length = in.getInt(in.readerIndex());
            if (length < BodyScan.HEADER || length > most) {
                judge(in, length, out);
            } else if (in.readableBytes() >= length) {
                out.add(in.readRetainedSlice(length));
                finished = true;
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        boolean now = !lost && (actualReadableBytes() > 0 || toSkip > 0);
        super.channelReadComplete(ctx);
        if (now && (!partial || finished)) {
            partialSince = System.nanoTime();
        }
        partial = now;
        finished = false;
    }

    private void judge(ByteBuf in, int length, List<Object> out) {
        if (in.readableBytes() < BodyScan.HEADER) {
            return;
        }
        int at = in.readerIndex();
        int commandId = in.getInt(at + 4);
        int sequence = in.getInt(at + 12);
        if (Command.of(commandId) == null) {
            loseFraming(in);
            out.add(new NotSmpp());
        } else if (length > most && length <= SKIPPED_AT_MOST) {
            toSkip = length;
            skip(in);
            out.add(new BadLength(commandId, sequence, false));
        } else {
            loseFraming(in);
            out.add(new BadLength(commandId, sequence, true));
        }
    }

    private void loseFraming(ByteBuf in) {
        lost = true;
        in.skipBytes(in.readableBytes());
    }

    private void skip(ByteBuf in) {
        int now = Math.min(toSkip, in.readableBytes());
        in.skipBytes(now);
        toSkip -= now;
    }
}
