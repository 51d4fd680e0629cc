package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page docs/billing.md, typed line by line as billing staff would; its month is always this one. */
class BillingWalkThroughTest {
    private static final String STATUS = "billctl status";

    @TempDir
    private Path folder;

    @Test
    void shouldLeadFromAGatewayToFilesThatAreSettledOn() throws Exception {
        YearMonth month = YearMonth.now(ZoneId.of("Europe/Amsterdam"));
        try (Terminal terminal = new Terminal(folder)) {
            for (String line : lines(month)) {
                if (line.equals(STATUS)) {
                    await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                        terminal.type(STATUS);
                        assertThat(terminal.outputOf(STATUS)).contains("JOURNAL ROWS NOT BOOKED  0");
                    });
                } else {
                    terminal.type(line);
                }
            }

            String period = " --from " + month.atDay(1) + " --to "
                    + month.plusMonths(1).atDay(1) + " --profile machine --out files";
            assertThat(terminal.outputOf("billctl export --kind usage" + period))
                    .contains("usage, 39 rows, is issue 1: 00001, revision 1.");
            assertThat(terminal.outputOf("billctl verify files")).contains("6 files", "all as their manifests say");
            assertThat(terminal.outputOf("billctl statement --partner kpn --month " + month))
                    .as("prices change with the year")
                    .contains("VISITED", "200000000")
                    .containsPattern("EUR +0[.][0-9]{2}\\n");
            assertThat(terminal.outputOf("billctl audit"))
                    .contains("USAGE  OCTETS  200000000  200000000", "The books are right");
            assertThat(folder.resolve("kpn.html")).content().startsWith("<!DOCTYPE html>");
            try (Stream<Path> files = Files.list(folder.resolve("files"))) {
                assertThat(files).hasSize(12);
            }
        }
    }

    private static List<String> lines(YearMonth month) throws Exception {
        return WalkThroughTest.block(Files.readAllLines(TestConf.shipped().resolveSibling("docs/billing.md")), "sh")
                .stream()
                .map(line -> line.replace("2026-11-01", month.atDay(1).toString())
                        .replace("2026-12-01", month.plusMonths(1).atDay(1).toString())
                        .replace("2026-11", month.toString()))
                .toList();
    }
}
