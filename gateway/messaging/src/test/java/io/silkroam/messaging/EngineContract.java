package io.silkroam.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.port.Routing;
import io.silkroam.store.Database;
import io.silkroam.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh database, a clock set by hand, and one engine for every test. */
abstract class EngineContract {
    static final Instant START = Instant.parse("2027-01-31T10:00:00Z");

    final SettableClock clock = new SettableClock(START);
    final FakeCarrier carrier = new FakeCarrier();
    final FakePayments payments = new FakePayments();
    Bench bench;
    private Database database;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        bench = world(Bench.toLink(Sms.LINK)).start("gw1");
    }

    @AfterEach
    void close() {
        bench.close();
        database.close();
    }

    Database database() {
        return database;
    }

    Bench.World world(Routing routing) {
        return new Bench.World(database, clock, carrier, payments, routing);
    }

    /** The same engine with other routes. */
    void routed(Routing routing) {
        bench.close();
        bench = world(routing).start("gw1");
    }

    void restartAfterKill() {
        bench.kill();
        bench = world(Bench.toLink(Sms.LINK)).start("gw1");
    }

    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(assertion);
    }

    Delivery onlyReceipt() {
        eventually(() -> assertThat(carrier.receipts()).hasSize(1));
        return carrier.receipts().get(0);
    }

    /** So many attempts were made, and the store knows what became of them. */
    void attempts(int count) {
        eventually(() -> {
            assertThat(carrier.carried()).hasSize(count);
            assertThat(bench.engine().inFlight()).isZero();
        });
    }

    static List<String> texts(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> new String(delivery.userData().octets(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .toList();
    }
}
