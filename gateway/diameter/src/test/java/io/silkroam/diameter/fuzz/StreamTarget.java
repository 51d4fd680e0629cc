package io.silkroam.diameter.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.FrameDecoder;
import io.silkroam.diameter.codec.Malformed;
import io.silkroam.fuzz.Target;
import java.util.ArrayList;
import java.util.List;

/** A stream cut into frames. They are whole, in order, and the same however the stream came in pieces. */
public final class StreamTarget implements Target<List<String>> {
    private final CodecLimits limits = CodecLimits.defaults();

    @Override
    public List<byte[]> seeds() {
        return DiameterSeeds.streams();
    }

    @Override
    public List<String> decode(byte[] input) {
        return cut(input, input.length);
    }

    /** Feeds the stream in pieces, and answers what came of it, in order. */
    private List<String> cut(byte[] input, int piece) {
        List<String> events = new ArrayList<>();
        EmbeddedChannel channel = new EmbeddedChannel(new FrameDecoder(limits), new Recorder(events));
        for (int at = 0; at < input.length; at += piece) {
            channel.writeInbound(Unpooled.wrappedBuffer(input, at, Math.min(piece, input.length - at)));
        }
        channel.finishAndReleaseAll();
        return events;
    }

    @Override
    public void check(byte[] input, List<String> decoded) {
        int piece = 1 + input.length / 3;
        List<String> inPieces = cut(input, piece);
        if (!inPieces.equals(decoded)) {
            throw new AssertionError(decoded + " in one piece, " + inPieces + " in pieces of " + piece);
        }
    }

    @Override
    public String outcome(List<String> decoded) {
        if (decoded.isEmpty()) {
            return "waits";
        }
        String last = decoded.get(decoded.size() - 1);
        return Character.isDigit(last.charAt(0)) ? "frames" : last;
    }

    /** An EmbeddedChannel of Netty's is most of it. */
    @Override
    public int allowance() {
        return 8_192;
    }

    /** Writes down what it gets, and lets it go. */
    private static final class Recorder extends ChannelInboundHandlerAdapter {
        private final List<String> events;

        Recorder(List<String> events) {
            this.events = events;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf frame) {
                if (frame.getUnsignedMedium(frame.readerIndex() + 1) != frame.readableBytes()) {
                    throw new AssertionError("a frame of " + frame.readableBytes() + " octets that says otherwise");
                }
                events.add(Integer.toString(frame.readableBytes()));
                frame.release();
            } else {
                events.add("answered " + ((Malformed) message).resultCode());
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            events.add(event.toString());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            throw new AssertionError("the decoder threw", cause);
        }
    }
}
