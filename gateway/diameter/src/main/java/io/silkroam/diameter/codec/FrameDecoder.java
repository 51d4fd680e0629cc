package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.silkroam.diameter.dictionary.ResultCodes;
import java.util.List;

/**
 * Cuts a stream into frames, one {@link ByteBuf} per message, each with an array of its own. The first four octets are
 * judged before anything more is awaited:
 *
 * <ul>
 *   <li>a frame of another version passes, since its end is known; the reader answers it 5011;
 *   <li>version 1 with a length that cannot be is passed on as {@link Malformed} 5015 once its header is there;
 *   <li>anything else is no Diameter.
 * </ul>
 *
 * After the last two a {@link CloseReason} is fired as user event and the rest of the stream is thrown away.
 */
public final class FrameDecoder extends ByteToMessageDecoder {
    private static final int VERSION_AND_LENGTH = 4;

    private final int maxMessageOctets;
    private boolean broken;

    public FrameDecoder(CodecLimits limits) {
        this.maxMessageOctets = limits.maxMessageOctets();
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (in.readableBytes() < VERSION_AND_LENGTH) {
            return;
        }
        int length = in.getUnsignedMedium(in.readerIndex() + 1);
        boolean possible = length >= DiameterHeader.LENGTH && length <= maxMessageOctets && (length & 3) == 0;
        if (possible) {
            if (in.readableBytes() >= length) {
                byte[] frame = new byte[length];
                in.readBytes(frame);
                out.add(Unpooled.wrappedBuffer(frame));
            }
        } else if (in.getUnsignedByte(in.readerIndex()) != DiameterHeader.VERSION) {
            giveUp(ctx, in, CloseReason.NOT_DIAMETER);
        } else if (in.readableBytes() >= DiameterHeader.LENGTH) {
            DiameterHeader header = DiameterHeader.read(in, in.readerIndex());
            String reason = "message length " + length;
            // The decoder has passed on all frames before this one, so nothing is overtaken.
            ctx.fireChannelRead(Malformed.header(header, ResultCodes.DIAMETER_INVALID_MESSAGE_LENGTH, reason));
            giveUp(ctx, in, CloseReason.INVALID_LENGTH);
        }
    }

    private void giveUp(ChannelHandlerContext ctx, ByteBuf in, CloseReason reason) {
        broken = true;
        in.skipBytes(in.readableBytes());
        ctx.fireUserEventTriggered(reason);
    }
}
