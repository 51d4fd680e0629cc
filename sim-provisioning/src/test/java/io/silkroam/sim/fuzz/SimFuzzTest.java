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

/** Vendors' files and their mappings, plans and zones; forms and properties as in the codecs' fuzz tests. */
class SimFuzzTest {
    private static final Trial<VendorFileTarget.Read> FILES = Trial.warm(new VendorFileTarget());
    private static final Trial<Optional<ConfigException>> PLANS = Trial.warm(new ConfigTarget());

    private static final Trial<ZonesTarget.Read> ZONES = Trial.warm(new ZonesTarget());
    private static final Trial<MappingTarget.Read> MAPPINGS = Trial.warm(new MappingTarget());

    /** The reader of vendors' files. */
    private static final Set<String> DECODER = Stream.of(
                    "Column ColumnNames CsvSeparator Fields FileHeader IccidReader KeyFields KeyReader Layout",
                    "RowError RowReader Sections TextLines VendorFile VendorFileException")
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .map(name -> "io/silkroam/sim/batch/file/" + name)
            .collect(Collectors.toSet());

    private static final Set<String> MAPPING_READER = Set.of(
            "io/silkroam/sim/batch/file/VendorMapping",
            "io/silkroam/sim/batch/file/VendorMappingFile",
            "io/silkroam/sim/batch/file/VendorMappings");
    private static final Set<String> ZONE_READER =
            Set.of("io/silkroam/sim/plan/ZoneFiles", "io/silkroam/sim/plan/Zones");

    static Stream<byte[]> files() {
        return new VendorFileTarget().seeds().stream();
    }

    static Stream<byte[]> plans() {
        return new ConfigTarget().seeds().stream();
    }

    static Stream<byte[]> zones() {
        return new ZonesTarget().seeds().stream();
    }

    static Stream<byte[]> mappings() {
        return new MappingTarget().seeds().stream();
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

    @MethodSource("zones")
    @FuzzTest(maxDuration = "1h")
    void shouldReadAZoneOrSayWhyNot(byte[] octets) {
        ZONES.run(octets);
    }

    @MethodSource("mappings")
    @FuzzTest(maxDuration = "1h")
    void shouldReadAMappingOrSayWhyNot(byte[] octets) {
        MAPPINGS.run(octets);
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
    void shouldSurviveABarrageOfZones() {
        assertThat(Barrage.of(1_000).run(new ZonesTarget()).keySet()).contains("zone", "refused");
    }

    @Test
    void shouldSurviveABarrageOfMappings() {
        assertThat(Barrage.of(1_000).run(new MappingTarget()).keySet()).contains("mapping", "refused");
    }

    @Test
    void shouldReachTheLinesOfTheReadersOfConfigurationBySeedsAlone() {
        Coverage mappings = Coverage.of(Path.of("target/classes"), MAPPING_READER, List.of(MappingTarget.class));
        Coverage zones = Coverage.of(Path.of("target/classes"), ZONE_READER, List.of(ZonesTarget.class));
        System.out.println(mappings + "\n" + zones);
        assertThat(mappings.percent()).isGreaterThanOrEqualTo(95);
        assertThat(zones.percent()).isGreaterThanOrEqualTo(95);
    }

    @Test
    void shouldReachTheLinesOfTheReaderBySeedsAlone() {
        Coverage coverage = Coverage.of(Path.of("target/classes"), DECODER, List.of(VendorFileTarget.class));
        System.out.println(coverage);
        assertThat(coverage.percent()).isGreaterThanOrEqualTo(95);
    }
}
