package io.silkroam.smpp.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.silkroam.fuzz.Barrage;
import io.silkroam.fuzz.Coverage;
import io.silkroam.fuzz.Trial;
import io.silkroam.smpp.codec.Decoded;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The seeds in each build, and some thousand mutations; with {@code JAZZER_FUZZ=1} Jazzer searches on for an hour,
 * with {@code -Dsilkroam.fuzz.inputs=N} there are N mutations.
 */
class SmppFuzzTest {
    private static final Trial<Optional<Decoded>> PDUS = Trial.warm(new PduTarget());
    private static final Trial<List<String>> STREAMS = Trial.warm(new StreamTarget());
    private static final Trial<Optional<TextTarget.Read>> TEXTS = Trial.warm(new TextTarget());
    private static final Trial<List<String>> INBOXES = Trial.warm(new InboxTarget());

    /** All that reads; what composes our own PDUs is held by other tests. */
    private static final Set<String> DECODER = Stream.of(
                    "codec/BodyScan codec/Field codec/FrameDecoder codec/Layouts codec/PduReader codec/PlainCopy",
                    "codec/RequestBeans codec/ResponseBeans codec/TlvReader codec/TlvLengths",
                    "text/CanonicalText text/Concatenation text/DataCoding text/DefaultAlphabet text/GsmAlphabet",
                    "text/GsmTables text/Joiner text/NationalLanguage text/Septets text/Transcoding",
                    "text/Ucs2 text/UserDataHeader receipt/ReceiptReader receipt/ReceiptText receipt/ReceiptDate",
                    "receipt/ReceiptIds time/SmppTime")
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .map(name -> "io/silkroam/smpp/" + name)
            .collect(Collectors.toSet());

    static Stream<byte[]> pdus() {
        return new PduTarget().seeds().stream();
    }

    static Stream<byte[]> streams() {
        return new StreamTarget().seeds().stream();
    }

    static Stream<byte[]> texts() {
        return new TextTarget().seeds().stream();
    }

    static Stream<byte[]> inboxes() {
        return new InboxTarget().seeds().stream();
    }

    @MethodSource("pdus")
    @FuzzTest(maxDuration = "1h")
    void shouldReadOrRefuseAnyPdu(byte[] octets) {
        PDUS.run(octets);
    }

    @MethodSource("streams")
    @FuzzTest(maxDuration = "1h")
    void shouldCutAnyStreamIntoFramesOrGiveItUp(byte[] octets) {
        STREAMS.run(octets);
    }

    @MethodSource("texts")
    @FuzzTest(maxDuration = "1h")
    void shouldReadAnyText(byte[] octets) {
        TEXTS.run(octets);
    }

    @MethodSource("inboxes")
    @FuzzTest(maxDuration = "1h")
    void shouldTakeReceiptsAndPartsOfAnyKind(byte[] octets) {
        INBOXES.run(octets);
    }

    @Test
    void shouldSurviveABarrageOfPdus() {
        assertThat(Barrage.of(40_000).run(new PduTarget()).keySet())
                .contains("request", "response", "response, in part", "0x1", "0x2", "0xa", "0xb", "0xc0", "0xc2");
    }

    @Test
    void shouldSurviveABarrageOfStreams() {
        assertThat(Barrage.of(2_000).run(new StreamTarget()).keySet())
                .contains("rests", "waits", "no SMPP", "framing lost", "skipped");
    }

    @Test
    void shouldSurviveABarrageOfTexts() {
        assertThat(Barrage.of(10_000).run(new TextTarget()).keySet()).contains("text", "no text");
    }

    @Test
    void shouldSurviveABarrageOfInboxes() {
        assertThat(Barrage.of(10_000).run(new InboxTarget()).keySet())
                .contains("receipt", "time", "Whole", "Waiting", "Duplicate", "Alone", "Full");
    }

    @Test
    void shouldReachTheLinesOfTheDecoderBySeedsAlone() {
        Coverage coverage = Coverage.of(
                Path.of("target/classes"),
                DECODER,
                List.of(PduTarget.class, StreamTarget.class, TextTarget.class, InboxTarget.class));
        System.out.println(coverage);
        assertThat(coverage.percent()).isGreaterThanOrEqualTo(95);
    }
}
