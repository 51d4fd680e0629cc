package io.silkroam.simulator.bench.credit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkroam.simulator.bench.BenchStore;
import io.silkroam.simulator.bench.floor.Floor;
import io.silkroam.simulator.bench.load.CreditLoad;
import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.system.TestConf;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The benchmark measures something, and its books agree with what peers were told. How much is no matter here. */
@Tag("long")
class CreditBenchTest {
    private static final int SUBSCRIBERS = 500;
    private static final CreditLoad LOAD = new CreditLoad(
            GatewayProfile.STAROS, 2, SUBSCRIBERS, 100, 2, 50, Duration.ofSeconds(1), Duration.ofSeconds(2));

    @Test
    void shouldTellHowMuchWasDecidedAndThatTheBooksAgree() throws Exception {
        CreditBench.Plan plan = new CreditBench.Plan(
                TestConf.shipped(),
                1,
                List.of("-Xmx256m"),
                Optional.of(50L),
                false,
                true,
                false,
                List.of(Floor.STORE),
                LOAD);
        CreditReport report;
        try (BenchStore store = BenchStore.h2()) {
            report = CreditBench.run(plan, store, Clock.systemUTC(), said -> {});
        }
        assertThat(report.holds()).as(String.join("\n", report.lines())).isTrue();
        JsonNode json = new ObjectMapper().readTree(report.json());
        assertThat(json.get("durableCcrPerSecond").asLong()).isPositive();
        assertThat(json.get("phases")).hasSize(2);
        assertThat(json.get("floors")).hasSize(1);
        assertThat(json.at("/floors/0/floor").asText()).isEqualTo("STORE");
        assertThat(json.at("/floors/0/perSecond").asLong()).isPositive();
        assertThat(json.at("/floors/0/requestsPerCommit").asLong()).isPositive();
        assertThat(json.at("/phases/0/fsyncs").asLong())
                .as(json.at("/phases/0/fsyncsNote").asText())
                .isPositive();
        assertThat(json.at("/ledger/told").asLong()).isPositive();
        assertThat(json.at("/ledger/told")).isEqualTo(json.at("/ledger/journalled"));
        assertThat(report.plot()).startsWith("<svg").endsWith("</svg>\n");
    }

    @Test
    void shouldMeasureOverTls() throws Exception {
        CreditBench.Plan plan = new CreditBench.Plan(
                TestConf.shipped(), 1, List.of("-Xmx256m"), Optional.of(50L), false, false, true, List.of(), LOAD);
        try (BenchStore store = BenchStore.h2()) {
            CreditReport report = CreditBench.run(plan, store, Clock.systemUTC(), said -> {});
            assertThat(report.holds()).as(String.join("\n", report.lines())).isTrue();
            assertThat(report.durableCcrPerSecond()).isPositive();
            assertThat(report.lines().get(0)).contains("Diameter over TLS");
        }
    }

    @Test
    void shouldNotHoldWhereTheBooksSaySomethingElse() {
        assertThat(new Ledger.Balance(10, 10, 8, 8, 5, 5).holds()).isTrue();
        assertThat(new Ledger.Balance(10, 9, 8, 8, 5, 5).holds()).isFalse();
        assertThat(new Ledger.Balance(10, 10, 8, 7, 5, 5).holds()).isFalse();
        assertThat(new Ledger.Balance(10, 10, 8, 8, 5, 4).holds()).isFalse();
    }
}
