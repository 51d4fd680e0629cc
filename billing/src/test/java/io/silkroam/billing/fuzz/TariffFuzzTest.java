package io.silkroam.billing.fuzz;

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

/** Tariffs, caps and exchange rates; forms and properties as in the codecs' fuzz tests. */
class TariffFuzzTest {
    private static final Trial<Optional<ConfigException>> FILES = Trial.warm(new TariffTarget());
    private static final Set<String> READER = Stream.of(
                    "CapFile", "CsvTable", "ExchangeRateFile", "TariffFile", "TariffFiles", "Timelines", "UnitPrice")
            .map(name -> "io/silkroam/billing/tariff/" + name)
            .collect(Collectors.toSet());

    static Stream<byte[]> files() {
        return new TariffTarget().seeds().stream();
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "1h")
    void shouldReadAnyFileOrSayWhyNot(byte[] octets) {
        FILES.run(octets);
    }

    @Test
    void shouldSurviveABarrageOfFiles() {
        assertThat(Barrage.of(1_000).run(new TariffTarget()).keySet()).contains("tariffs", "refused");
    }

    @Test
    void shouldReachTheLinesOfTheReaderBySeedsAlone() {
        Coverage coverage = Coverage.of(Path.of("target/classes"), READER, List.of(TariffTarget.class));
        System.out.println(coverage);
        assertThat(coverage.percent()).isGreaterThanOrEqualTo(95);
    }
}
