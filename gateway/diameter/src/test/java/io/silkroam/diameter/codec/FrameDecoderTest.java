package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {
    private final List<Object> events = new ArrayList<>();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new FrameDecoder(CodecLimits.defaults()), new ChannelInboundHandlerAdapter() {
                @Override
                public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                    events.add(event);
                }
            });

    @AfterEach
    void shouldLeaveNothingBehind() {
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldCutAFrameThatComesOneOctetAtATime() {
        byte[] ccr = Samples.bytes(Requests.ccr().finish());
        for (int i = 0; i < ccr.length; i++) {
            assertThat(channel.inboundMessages()).isEmpty();
            channel.writeInbound(Unpooled.wrappedBuffer(ccr, i, 1));
        }
        ByteBuf frame = channel.readInbound();
        assertThat(Samples.bytes(frame)).isEqualTo(ccr);
        frame.release();
    }

    @Test
    void shouldCutSeveralFramesAndKeepTheRest() {
        ByteBuf one = Requests.ccr().finish();
        int length = one.readableBytes();
        ByteBuf stream = Unpooled.buffer()
                .writeBytes(one.duplicate())
                .writeBytes(one.duplicate())
                .writeByte(1);
        channel.writeInbound(stream);
        ByteBuf first = channel.readInbound();
        ByteBuf second = channel.readInbound();
        assertThat(channel.inboundMessages()).isEmpty();
        assertThat(first.readableBytes()).isEqualTo(length);
        assertThat(second).isEqualTo(one);
        assertThat(ByteBufUtil.getBytes(first)).isEqualTo(Samples.bytes(one));
        first.release();
        second.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 19, 21, 22, 23, 65_536, 0xFF_FFFF})
    void shouldAnswerAnImpossibleLengthAndGiveUpTheStream(int length) {
        ByteBuf header = Unpooled.buffer();
        Requests.CCR_HEADER.write(header, length);
        channel.writeInbound(header, Requests.ccr().finish());
        Malformed malformed = channel.readInbound();
        assertThat(malformed.resultCode()).isEqualTo(5015);
        assertThat(malformed.header()).isEqualTo(Requests.CCR_HEADER);
        assertThat(events).containsExactly(CloseReason.INVALID_LENGTH);
        assertThat(channel.inboundMessages()).isEmpty();
    }

    @Test
    void shouldJudgeSixteenMegabytesByFourOctetsAndBufferNoneOfThem() {
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {1, -1, -1, -4}));
        assertThat(events).isEmpty();
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[16]));
        assertThat(events).containsExactly(CloseReason.INVALID_LENGTH);
        ByteBuf more = Unpooled.buffer().writeZero(1 << 20);
        channel.writeInbound(more);
        assertThat(more.refCnt()).isZero();
    }

    @Test
    void shouldPassAFrameOfAnotherVersionOnForTheReaderToAnswer() {
        ByteBuf ccr = Requests.ccr().finish();
        ccr.setByte(0, 2);
        channel.writeInbound(ccr, Requests.ccr().finish());
        ByteBuf frame = channel.readInbound();
        assertThat(Requests.malformed(frame).resultCode()).isEqualTo(5011);
        ByteBuf next = channel.readInbound();
        Requests.message(next);
        assertThat(events).isEmpty();
    }

    @Test
    void shouldGiveUpOnAnotherProtocolAtOnce() {
        channel.writeInbound(Unpooled.copiedBuffer("GET ", StandardCharsets.US_ASCII));
        assertThat(events).containsExactly(CloseReason.NOT_DIAMETER);
        channel.writeInbound(Requests.ccr().finish());
        assertThat(channel.inboundMessages()).isEmpty();
    }

    @Test
    void shouldDropAHalfFrameWhenTheConnectionEnds() {
        ByteBuf half = Requests.ccr().finish();
        half.writerIndex(half.writerIndex() - 4);
        channel.writeInbound(half);
        channel.finish();
        assertThat(channel.inboundMessages()).isEmpty();
        assertThat(half.refCnt()).isZero();
    }
}
