package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.CommandDefinition;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.GrammarRule;
import io.silkroam.diameter.fuzz.MessageTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
    private static final CodecLimits HUGE = new CodecLimits(0xFF_FFFF, Integer.MAX_VALUE, 8, 1_024);

    private final MessageTarget target = new MessageTarget();

    @ParameterizedTest
    @ValueSource(ints = {9, 100, 5_000})
    void shouldRefuseGroupsNestedTooDeep(int depth) {
        Malformed malformed = Requests.malformed(nested(depth));
        assertThat(malformed.resultCode()).isEqualTo(5012);
        assertThat(malformed.sessionId()).contains("gw.example.net;1;2");
    }

    @Test
    void shouldAcceptTheDeepestNestingAllowed() {
        Requests.message(nested(8));
    }

    @Test
    void shouldRefuseMoreAvpsThanTheLimit() {
        int room = CodecLimits.defaults().maxAvps() - 8;
        Requests.message(tiny(room));
        assertThat(Requests.malformed(tiny(room + 1)).resultCode()).isEqualTo(5012);
    }

    @Test
    void shouldStopEarlyAtAMillionTinyAvpsAndCountThroughThemIfToldTo() {
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            MessageReader bounded =
                    new MessageReader(Dictionary.standard(), new CodecLimits(0xFF_FFFF, 2_000, 8, 1_024));
            assertThat(bounded.read(tiny(1_000_000))).isInstanceOf(Malformed.class);
            Decoded decoded = new MessageReader(Dictionary.standard(), HUGE).read(tiny(1_000_000));
            assertThat(decoded).isInstanceOf(Message.class);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261123, 4145, 4675})
    void shouldSurviveBrokenMessages(long seed) {
        Random random = new Random(seed);
        List<byte[]> corpus = corpus();
        Map<Integer, Integer> outcomes = new HashMap<>();
        for (int i = 0; i < 25_000; i++) {
            byte[] broken = mutate(corpus.get(random.nextInt(corpus.size())), random);
            try {
                Decoded decoded = readAndLetGo(broken);
                int outcome = decoded instanceof Malformed malformed ? malformed.resultCode() : 2001;
                outcomes.merge(outcome, 1, Integer::sum);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", round " + i, e);
            }
        }
        // The mutations must reach every refusal, or the test would prove nothing.
        assertThat(outcomes)
                .containsKeys(2001, 3001, 3007, 3008, 3009, 5001, 5004, 5005, 5008, 5009, 5011, 5013, 5014, 5015);
    }

    private Decoded readAndLetGo(byte[] octets) {
        Decoded decoded = target.decode(octets);
        target.check(octets, decoded);
        return decoded;
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void shouldSurviveAnyStreamCutAnywhere(long seed) {
        Random random = new Random(seed);
        List<byte[]> corpus = corpus();
        Map<CloseReason, Integer> reasons = new EnumMap<>(CloseReason.class);
        for (int i = 0; i < 3_000; i++) {
            ByteBuf stream = Unpooled.buffer();
            for (int n = random.nextInt(4); n >= 0; n--) {
                stream.writeBytes(mutate(corpus.get(random.nextInt(corpus.size())), random));
            }
            feed(stream, random, reasons);
        }
        assertThat(reasons).containsKeys(CloseReason.values());
    }

    private static void feed(ByteBuf stream, Random random, Map<CloseReason, Integer> reasons) {
        EmbeddedChannel channel =
                new EmbeddedChannel(new FrameDecoder(CodecLimits.defaults()), new CountingEvents(reasons));
        while (stream.isReadable()) {
            channel.writeInbound(stream.readBytes(Math.min(stream.readableBytes(), 1 + random.nextInt(300))));
        }
        MessageReader reader = Requests.reader();
        for (Object in = channel.readInbound(); in != null; in = channel.readInbound()) {
            if (in instanceof ByteBuf frame) {
                assertThat(reader.read(frame)).isNotNull();
            }
        }
        channel.finishAndReleaseAll();
    }

    /** A complete message of every command. */
    private static List<byte[]> corpus() {
        List<byte[]> corpus = new ArrayList<>();
        for (CommandDefinition command : Dictionary.standard().commands()) {
            int flags = (command.request() ? 0x80 : 0) | (command.proxiable() ? 0x40 : 0);
            DiameterHeader header = new DiameterHeader(flags, command.code(), command.applicationId(), 3, 4);
            MessageWriter writer = MessageWriter.start(Unpooled.buffer(), header);
            for (GrammarRule rule : command.grammar().rules()) {
                writer.addRaw(Samples.write(Unpooled.buffer(), rule.avp()));
            }
            corpus.add(Samples.bytes(writer.finish()));
        }
        return corpus;
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int n = random.nextInt(3); n >= 0; n--) {
            switch (random.nextInt(5)) {
                case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[random.nextInt(Math.min(12, bytes.length))] ^= (byte) (1 << random.nextInt(8));
                case 3 -> bytes = spliced(bytes, random);
                default ->
                    bytes = random.nextBoolean() ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)) : bytes;
            }
        }
        return bytes;
    }

    /** Moves a run of octets, and mends the length so that the AVPs are looked at. */
    private static byte[] spliced(byte[] bytes, Random random) {
        if (bytes.length < 32) {
            return bytes;
        }
        int from = 20 + 4 * random.nextInt((bytes.length - 20) / 4);
        int length = 4 * random.nextInt((bytes.length - from) / 4 + 1);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, from, longer, bytes.length, length);
        longer[1] = (byte) (longer.length >>> 16);
        longer[2] = (byte) (longer.length >>> 8);
        longer[3] = (byte) longer.length;
        return longer;
    }

    private static ByteBuf nested(int depth) {
        MessageWriter writer = Requests.ccr();
        for (int i = 0; i < depth; i++) {
            writer.begin(Avps.SERVICE_INFORMATION);
        }
        for (int i = 0; i < depth; i++) {
            writer.end();
        }
        return writer.finish();
    }

    /** A CCR with so many unknown AVPs of eight octets. */
    private static ByteBuf tiny(int count) {
        ByteBuf out = Unpooled.buffer(8 * count + 256);
        MessageWriter writer = Requests.ccr(out);
        for (int i = 0; i < count; i++) {
            out.writeLong(0x00FF_FFFF_0000_0008L);
        }
        return writer.finish();
    }
}
