package io.silkroam.sim.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.silkroam.conf.ConfigException;
import io.silkroam.fuzz.Barrage;
import io.silkroam.fuzz.Coverage;
import io.silkroam.fuzz.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Vendors' files and plans; forms and properties as in the codecs' fuzz tests. */
class SimFuzzTest {
    private static final Trial<VendorFileTarget.Read> FILES = Trial.warm(new VendorFileTarget());
    private static final Trial<Optional<ConfigException>> PLANS = Trial.warm(new ConfigTarget());

    /** The reader of vendors' files; how a mapping itself is read is held by its own test. */
    private static final Set<String> DECODER = Stream.of(
                    "Column ColumnNames CsvSeparator Fields FileHeader IccidReader KeyFields KeyReader Layout",
                    "RowError RowReader Sections TextLines VendorFile VendorFileException")
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .map(name -> "io/silkroam/sim/batch/file/" + name)
            .collect(Collectors.toSet());

    static Stream<byte[]> files() {
        return new VendorFileTarget().seeds().stream();
    }

    static Stream<byte[]> plans() {
        return new ConfigTarget().seeds().stream();
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "1h")
    void shouldReadAnyVendorFileToAStatedOutcome(byte[] octets) {
        FILES.run(octets);
    }

    @MethodSource("plans")
    @FuzzTest(maxDuration = "1h")
    void shouldReadPlansOrSayWhyNot(byte[] octets) {
        PLANS.run(octets);
    }

    @Test
    void shouldSurviveABarrageOfVendorFiles() {
        assertThat(Barrage.of(5_000).run(new VendorFileTarget()).keySet()).contains("cards", "no card", "refused");
    }

    @Test
    void shouldSurviveABarrageOfPlans() {
        assertThat(Barrage.of(1_000).run(new ConfigTarget()).keySet()).contains("plans", "refused");
    }

    @Test
    void shouldReachTheLinesOfTheReaderBySeedsAlone() {
        Coverage coverage = Coverage.of(Path.of("target/classes"), DECODER, List.of(VendorFileTarget.class));
        System.out.println(coverage);
        assertThat(coverage.percent()).isGreaterThanOrEqualTo(95);
    }
}
