package io.silkroam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.tariff.Run;
import io.silkroam.billing.tariff.TariffLine;
import io.silkroam.gateway.status.StatusFile;
import io.silkroam.sim.Plmn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The books of a whole gateway: what is sold and used is in them, once. */
class BillingInGatewayTest {
    private static final Duration TWO_LOOKS = Duration.ofSeconds(4);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    @TempDir
    private Path temporary;

    private ConfFolder conf;

    @BeforeEach
    void copy() {
        conf = ConfFolder.copyTo(temporary.resolve("conf"));
    }

    @Test
    void shouldBookWhatIsSoldOnceAlsoAfterARestart() {
        JournalCursor booked;
        try (TestGateway gateway = TestGateway.start(conf, data())) {
            awaitBooked(gateway);
            booked = gateway.gateway().billing().bookkeeper().booked();
            assertThat(booked)
                    .isEqualTo(JournalCursor.START.after(
                            gateway.gateway().journal().after(JournalCursor.START, 100)));
            // Counted behind the commit that was waited for.
            await().until(() -> gateway.gateway().counters().get("billing.booked") > 0);
            await().until(() ->
                    Files.exists(status()) && Files.readString(status()).contains("billing.lag-rows"));
        }
        try (TestGateway gateway = TestGateway.start(conf, data())) {
            gateway.sell("second");
            awaitBooked(gateway);
            assertThat(gateway.gateway().counters()).containsEntry("billing.repeated", 0L);
            assertThat(gateway.gateway().billing().bookkeeper().booked().lastSequences())
                    .containsAllEntriesOf(booked.lastSequences())
                    .hasSizeGreaterThan(booked.lastSequences().size());
        }
    }

    @Test
    void shouldBookNothingWhereBillingIsOff() {
        conf.replace(conf.folder().resolve("billing.yaml"), "enabled: true", "enabled: false");
        try (TestGateway gateway = TestGateway.start(conf, data())) {
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("billing"));
            assertThat(gateway.gateway().billing().bookkeeper().booked()).isEqualTo(JournalCursor.START);
        }
    }

    @Test
    void shouldRateByChangedTariffsAndKeepThoseBeforeWhereTheChangeIsBroken() throws IOException {
        try (TestGateway gateway = TestGateway.start(conf, data())) {
            long before = hostPrice(gateway).orElseThrow();
            Path host = tariffFile();
            String text = Files.readString(host);
            Files.writeString(host, text + "broken\n");
            await().pollDelay(TWO_LOOKS).until(() -> hostPrice(gateway).isPresent());
            assertThat(hostPrice(gateway)).contains(before);

            Files.writeString(
                    host, text.lines().filter(l -> !l.contains("host,")).collect(Collectors.joining("\n", "", "\n")));
            await().until(() -> hostPrice(gateway).isEmpty());
        }
    }

    @Test
    void shouldLeaveNoThreadBehind() {
        try (TestGateway gateway = TestGateway.start(conf, data())) {
            awaitBooked(gateway);
        }
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(name ->
                        name.startsWith("billing") || name.startsWith("tariff-watch") || name.startsWith("Camel")));
    }

    private static Optional<Long> hostPrice(TestGateway gateway) {
        return gateway.gateway()
                .billing()
                .tariffs()
                .find(Run.HOST, Optional.of(new Plmn("20801")), UsageUnit.OCTETS, DAY)
                .map(TariffLine::priceNanos);
    }

    private Path tariffFile() throws IOException {
        try (Stream<Path> files = Files.list(conf.folder().resolve("tariffs"))) {
            return files.filter(f -> f.toString().endsWith(".csv"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void awaitBooked(TestGateway gateway) {
        await().until(() -> gateway.gateway()
                .billing()
                .bookkeeper()
                .booked()
                .equals(JournalCursor.START.after(gateway.gateway().journal().after(JournalCursor.START, 100))));
    }

    private Path data() {
        return temporary.resolve("data");
    }

    private Path status() {
        return data().resolve(StatusFile.NAME);
    }
}
