package io.silkroam.smpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.silkroam.smpp.codec.Decoded.GoodRequest;
import io.silkroam.smpp.codec.Decoded.Malformed;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Octets nobody meant: the codec neither throws nor reads beyond a frame, whatever they are. Seeds are printed. */
class HostileInputTest {
    private static final int ROUNDS = 40_000;
    private final PduReader strict = new PduReader(CodecLimits.standard(), true);
    private final PduReader lenient = new PduReader(CodecLimits.standard(), false);

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_128, 4_711})
    void shouldReadMutatedPdusWithoutThrowing(long seed) {
        Random random = new Random(seed);
        List<byte[]> samples = samples();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] octets = mutated(samples.get(random.nextInt(samples.size())).clone(), random);
            Command command =
                    Command.of(new int[] {1, 2, 3, 4, 5, 7, 8, 9, 0x0B, 0x21, 0x102, 0x103}[random.nextInt(12)]);
            // The frame is a slice of something longer, whose other octets must not be looked at.
            ByteBuf frame = Unpooled.wrappedBuffer(new byte[7], octets, new byte[] {1, 2, 3})
                    .slice(7, octets.length);
            Decoded decoded = (random.nextBoolean() ? strict : lenient).request(frame, command);
            assertThat(decoded).as("seed %d round %d", seed, round).isInstanceOfAny(GoodRequest.class, Malformed.class);
            if (decoded instanceof Malformed malformed) {
                assertThat(malformed.status()).isNotZero();
                assertThat(malformed.reason())
                        .as("seed %d round %d", seed, round)
                        .doesNotContain("decomposer");
            }
            lenient.response(frame, command.response(), 0);
            assertThat(frame.readerIndex()).isZero();
            assertThat(frame.refCnt()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_128})
    void shouldCutAnyStreamIntoFramesOrGiveItUp(long seed) {
        Random random = new Random(seed);
        List<byte[]> samples = samples();
        for (int round = 0; round < 2_000; round++) {
            EmbeddedChannel channel = new EmbeddedChannel(new FrameDecoder(new CodecLimits(1_000, 10)));
            for (int i = 0; i < 10; i++) {
                byte[] octets = samples.get(random.nextInt(samples.size())).clone();
                if (random.nextInt(5) == 0) {
                    octets = mutated(octets, random);
                }
                int cut = random.nextInt(octets.length + 1);
                channel.writeInbound(Unpooled.copiedBuffer(octets, 0, cut));
                channel.writeInbound(Unpooled.copiedBuffer(octets, cut, octets.length - cut));
            }
            for (Object out = channel.readInbound(); out != null; out = channel.readInbound()) {
                if (out instanceof ByteBuf frame) {
                    assertThat(frame.readableBytes()).isBetween(16, 1_000).isEqualTo(frame.getInt(frame.readerIndex()));
                    frame.release();
                }
            }
            channel.finishAndReleaseAll();
        }
    }

    @Test
    void shouldNotHoldMoreThanWasSentForALengthThatIsClaimed() {
        EmbeddedChannel channel = new EmbeddedChannel(new FrameDecoder(CodecLimits.standard()));
        channel.writeInbound(
                Unpooled.buffer().writeInt(900_000).writeInt(4).writeInt(0).writeInt(1));
        Object bad = channel.readInbound();
        assertThat(bad).isEqualTo(new FrameDecoder.BadLength(4, 1, false));
        for (int i = 16; i < 900_000; i += 1_000) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[Math.min(1_000, 900_000 - i)]));
        }
        channel.writeInbound(Unpooled.copiedBuffer(Frames.body().pdu(Command.ENQUIRE_LINK, 2)));
        ByteBuf next = channel.readInbound();
        assertThat(next.getInt(next.readerIndex() + 12)).isEqualTo(2);
        next.release();
        channel.finishAndReleaseAll();
    }

    private static byte[] mutated(byte[] octets, Random random) {
        byte[] result = octets;
        if (random.nextInt(3) == 0) {
            result = java.util.Arrays.copyOf(octets, 16 + random.nextInt(octets.length - 15));
        }
        for (int i = random.nextInt(4); i > 0 && result.length > 16; i--) {
            result[16 + random.nextInt(result.length - 16)] = (byte) random.nextInt();
        }
        return result;
    }

    private static List<byte[]> samples() {
        ShortMessage message = new ShortMessage(
                "CMT",
                new Address(5, 0, "Caf\u00e9"),
                new Address(1, 1, "31612345678"),
                0x40,
                0,
                1,
                "251130235959048+",
                "",
                1,
                0,
                8,
                0,
                new byte[] {5, 0, 3, 1, 2, 1, 65, 66},
                List.of(new Tlv(0x0204, new byte[] {0, 1}), new Tlv(0x1400, new byte[30])));
        return List.<Request>of(
                        new Request.SubmitSm(message),
                        new Request.DeliverSm(message),
                        new Request.SubmitMulti(
                                message,
                                List.of(
                                        new Request.Destination.ToAddress(new Address(7, 9, "1")),
                                        new Request.Destination.ToList("friends"))),
                        new Request.DataSm("", message.source(), message.destination(), 0, 0, 0, message.tlvs()),
                        new Request.QuerySm("4711", message.source()),
                        new Request.CancelSm("", "4711", message.source(), message.destination()),
                        new Request.ReplaceSm("4711", message.source(), "", "", 0, 0, new byte[9], List.of()),
                        new Request.Bind(BindType.RECEIVER, "esme", "secret", "", 0x34, 0, 0, ""),
                        new Request.Outbind("smsc", "secret"),
                        new Request.AlertNotification(message.source(), message.destination(), List.of()))
                .stream()
                .map(request -> {
                    ByteBuf out = Unpooled.buffer();
                    PduWriter.request(request, true).writeTo(out, 1);
                    byte[] octets = new byte[out.readableBytes()];
                    out.readBytes(octets);
                    return octets;
                })
                .toList();
    }
}
