package io.silkroam.diameter.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

/** Replays the seeds in the normal build; with JAZZER_FUZZ=1 searches on, guided by coverage. */
class CodecFuzzTest {
    @FuzzTest
    void shouldReadOrRefuseAnyFrame(byte[] octets) {
        Hostile.readAndLetGo(octets);
    }

    @FuzzTest
    void shouldCutAnyStreamIntoFramesOrGiveItUp(byte[] octets) {
        EmbeddedChannel channel = new EmbeddedChannel(new FrameDecoder(CodecLimits.defaults()));
        channel.writeInbound(Unpooled.wrappedBuffer(octets));
        int cut = 0;
        for (Object in = channel.readInbound(); in != null; in = channel.readInbound()) {
            if (in instanceof ByteBuf frame) {
                cut += frame.readableBytes();
                frame.release();
            }
        }
        channel.finishAndReleaseAll();
        if (cut > octets.length) {
            throw new AssertionError("cut " + cut + " octets from " + octets.length);
        }
    }
}
