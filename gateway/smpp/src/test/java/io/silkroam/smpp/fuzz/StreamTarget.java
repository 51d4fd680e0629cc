package io.silkroam.smpp.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.silkroam.fuzz.Target;
import io.silkroam.smpp.codec.CodecLimits;
import io.silkroam.smpp.codec.FrameDecoder;
import java.util.ArrayList;
import java.util.List;

/** A stream cut into frames. They are whole, in order, and the same however the stream came in pieces. */
public final class StreamTarget implements Target<List<String>> {
    private final CodecLimits limits = new CodecLimits(1_000, 10);

    @Override
    public List<byte[]> seeds() {
        return SmppSeeds.streams();
    }

    @Override
    public List<String> decode(byte[] input) {
        return cut(input, input.length);
    }

    private List<String> cut(byte[] input, int piece) {
        List<String> events = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder(limits);
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        for (int at = 0; at < input.length; at += piece) {
            channel.writeInbound(Unpooled.wrappedBuffer(input, at, Math.min(piece, input.length - at)));
            collect(channel, events);
        }
        events.add(decoder.isPartial() && decoder.partialSince() != 0 ? "waits" : "rests");
        channel.finishAndReleaseAll();
        return events;
    }

    private static void collect(EmbeddedChannel channel, List<String> events) {
        for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
            if (read instanceof ByteBuf frame) {
                if (frame.getInt(frame.readerIndex()) != frame.readableBytes()) {
                    throw new AssertionError("a frame of " + frame.readableBytes() + " octets that says otherwise");
                }
                events.add(Integer.toString(frame.readableBytes()));
                frame.release();
            } else {
                events.add(read.toString());
            }
        }
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
        String text = decoded.toString();
        if (text.contains("NotSmpp")) {
            return "no SMPP";
        }
        if (text.contains("BadLength")) {
            return text.contains("framingLost=true") ? "framing lost" : "skipped";
        }
        return decoded.get(decoded.size() - 1);
    }

    /** An EmbeddedChannel of Netty's is most of it. */
    @Override
    public int allowance() {
        return 8_192;
    }
}
