package io.silkroam.billing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.audit.AuditReport.Counts;
import io.silkroam.billing.audit.AuditReport.Total;
import io.silkroam.sim.batch.ProgressListener;
import io.silkroam.store.Database;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Books that are right are found right; and each thing that can be wrong with them is found and named. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AuditContract {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private Database database;

    abstract Database openDatabase(Path directory);

    @BeforeAll
    void open(@TempDir Path directory) {
        database = openDatabase(directory);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void write() {
        HandBooks.write(database);
    }

    @Test
    void shouldProveBooksThatAreRight() {
        List<Long> progress = new ArrayList<>();

        AuditReport report = new Audit(database, ZONE).run((rows, octets) -> progress.add(rows));

        assertThat(report.findings()).isEmpty();
        assertThat(report.clean()).isTrue();
        assertThat(report.lastTransaction()).isEqualTo(8);
        assertThat(report.counts()).isEqualTo(new Counts(8, 44, 16, 12, 5, 3, 7));
        assertThat(report.totals())
                .containsExactly(
                        new Total("DEBIT", "EUR", 50, 50, 0),
                        new Total("DEBIT", "MESSAGES", 2, 2, 0),
                        new Total("EXPIRY", "OCTETS", 500_000_000, 500_000_000, 0),
                        new Total("FREE", "OCTETS", 50_005_000_010L, 50_005_000_010L, 0),
                        new Total("OVERUSE", "OCTETS", 1_000, 1_000, 0),
                        new Total("REFUND", "EUR", -25, -25, 0),
                        new Total("REFUND", "MESSAGES", -1, -1, 0),
                        new Total("USAGE", "OCTETS", 500_000_077, 500_000_077, 0));
        assertThat(progress).containsExactly(15L, 16L);
    }

    @Test
    void shouldProveBooksInWhichNothingIsWritten() {
        HandBooks.erase(database);

        AuditReport report = new Audit(database, ZONE).run(ProgressListener.NONE);

        assertThat(report.findings()).isEmpty();
        assertThat(report.lastTransaction()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void shouldNameWhatIsWrong(PlantedFault fault) {
        HandBooks.execute(database, fault.statements());

        AuditReport report = new Audit(database, ZONE).run(ProgressListener.NONE);

        assertThat(report.findings())
                .extracting(finding -> finding.proof() + ": " + finding.text())
                .containsExactlyElementsOf(fault.findings())
                .isNotEmpty();
        assertThat(report.clean()).isFalse();
    }

    static Stream<PlantedFault> faults() {
        return PlantedFault.all();
    }
}
