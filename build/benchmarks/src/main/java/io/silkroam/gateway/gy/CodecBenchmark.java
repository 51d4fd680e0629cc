package io.silkroam.gateway.gy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.Grant;
import io.silkroam.charging.request.ServiceAnswer;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageReader;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.RequestFacts;
import io.silkroam.sim.plan.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Diameter's side of a credit-control update. The baseline is a copy of the request's octets. In this package because
 * the reader and the writer of Gy are open to no other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class CodecBenchmark {
    private static final String REQUEST = "/io/silkroam/benchmarks/ccr-update.hex";
    private static final long RATING_GROUP = 1;

    private final MessageReader reader = new MessageReader(Dictionary.standard(), CodecLimits.defaults());
    private final RequestFacts facts = new RequestFacts();
    private byte[] octets;
    private ByteBuf out;
    private Message request;
    private GyRequest asked;
    private CreditControlAnswer answer;

    /** Reads the request that is measured: an update of one rating group as the profile OPEN5GS writes it. */
    @Setup
    public void prepare() throws IOException {
        try (InputStream in = CodecBenchmark.class.getResourceAsStream(REQUEST)) {
            String lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            octets = HexFormat.of().parseHex(lines.replaceAll("\\s", ""));
        }
        out = PooledByteBufAllocator.DEFAULT.directBuffer(2 * octets.length);
        request = (Message) reader.read(Unpooled.wrappedBuffer(octets));
        asked = GyRequestReader.read(request.avps(), RATING_GROUP).request().orElseThrow();
        Grant grant = new Grant(Unit.OCTETS, 50_000_000, 3_600, 10_000_000, 0, Optional.empty());
        answer = new CreditControlAnswer(
                ChargingResult.SUCCESS,
                List.of(new ServiceAnswer(
                        asked.request().services().get(0).service(), ChargingResult.SUCCESS, Optional.of(grant))),
                Optional.empty(),
                Optional.empty());
    }

    /** The baseline. */
    @Benchmark
    public ByteBuf copyRequest() {
        return out.clear().writeBytes(octets);
    }

    /** All rules of RFC 6733 and of the command's grammar, to a message over the same octets. */
    @Benchmark
    public Object decodeRequest() {
        return reader.read(Unpooled.wrappedBuffer(octets));
    }

    /** What routing and the rules at the edge want to know. */
    @Benchmark
    public RequestFacts readFacts() {
        facts.read(request);
        return facts;
    }

    /** What charging wants to know. */
    @Benchmark
    public Object readRequest() {
        return GyRequestReader.read(request.avps(), RATING_GROUP);
    }

    /** The answer with one grant. */
    @Benchmark
    public ByteBuf encodeAnswer() {
        MessageWriter writer = MessageWriter.start(out.clear(), request.header().answer());
        writer.add(Avps.SESSION_ID, asked.request().sessionId())
                .add(Avps.RESULT_CODE, ResultCodes.DIAMETER_SUCCESS)
                .add(Avps.ORIGIN_HOST, "gw1.silkroam.example")
                .add(Avps.ORIGIN_REALM, "silkroam.example");
        GyAnswerWriter.write(writer, asked, answer);
        return writer.finish();
    }
}
