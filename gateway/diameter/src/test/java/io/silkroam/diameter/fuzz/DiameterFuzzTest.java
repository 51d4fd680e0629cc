package io.silkroam.diameter.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.silkroam.diameter.codec.Decoded;
import io.silkroam.fuzz.Barrage;
import io.silkroam.fuzz.Coverage;
import io.silkroam.fuzz.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The seeds in each build, and some thousand mutations; with {@code JAZZER_FUZZ=1} Jazzer searches on for an hour,
 * with {@code -Dsilkroam.fuzz.inputs=N} there are N mutations.
 */
class DiameterFuzzTest {
    private static final Trial<Decoded> MESSAGES = Trial.warm(new MessageTarget());
    private static final Trial<List<String>> STREAMS = Trial.warm(new StreamTarget());

    /** All of the codec but what only writes our own messages. */
    private static final Set<String> DECODER = Stream.of(
                    "AvpCursor",
                    "AvpLayout",
                    "AvpValidator",
                    "DiameterHeader",
                    "ErrorAnswer",
                    "FailedAvp",
                    "Fault",
                    "FrameDecoder",
                    "Malformed",
                    "Message",
                    "MessageReader",
                    "ValueCheck")
            .map(name -> "io/silkroam/diameter/codec/" + name)
            .collect(Collectors.toSet());

    static Stream<byte[]> messages() {
        return new MessageTarget().seeds().stream();
    }

    static Stream<byte[]> streams() {
        return new StreamTarget().seeds().stream();
    }

    @MethodSource("messages")
    @FuzzTest(maxDuration = "1h")
    void shouldReadOrRefuseAnyMessage(byte[] octets) {
        MESSAGES.run(octets);
    }

    @MethodSource("streams")
    @FuzzTest(maxDuration = "1h")
    void shouldCutAnyStreamIntoFramesOrGiveItUp(byte[] octets) {
        STREAMS.run(octets);
    }

    @Test
    void shouldSurviveABarrageOfMessages() {
        assertThat(Barrage.of(40_000).run(new MessageTarget()).keySet())
                .contains("message", "3001", "3007", "3008", "3009", "5001", "5004", "5005", "5008", "5009")
                .contains("5011", "5012", "5013", "5014", "5015");
    }

    @Test
    void shouldSurviveABarrageOfStreams() {
        assertThat(Barrage.of(3_000).run(new StreamTarget()).keySet())
                .contains("frames", "waits", "NOT_DIAMETER", "INVALID_LENGTH");
    }

    @Test
    void shouldReachTheLinesOfTheDecoderBySeedsAlone() {
        Coverage coverage =
                Coverage.of(Path.of("target/classes"), DECODER, List.of(MessageTarget.class, StreamTarget.class));
        System.out.println(coverage);
        assertThat(coverage.percent()).isGreaterThanOrEqualTo(95);
    }
}
