package io.silkroam.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.request.QueryOutcome;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import io.silkroam.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that was accepted is lost, nothing is sent twice unless marked, every receipt that is owed arrives, and what
 * was charged is charged once: whatever goes wrong, by a seed that is printed.
 */
@Tag("long")
class StormTest {
    private static final int ROUNDS = 60;
    private static final int MESSAGES_A_ROUND = 10;

    private final SettableClock clock = new SettableClock(EngineContract.START);
    private final FakePayments payments = new FakePayments();

    /** A gateway and what it is connected to. */
    private record Gateway(String name, Storm.Link link, Bench bench) {}

    @Test
    void shouldKeepItsPromisesOnH2(@TempDir Path directory) {
        try (Database database = TestDatabases.h2(directory)) {
            weather(database, List.of("gw1"));
        }
    }

    @Test
    void shouldKeepItsPromisesOnPostgresqlWithTwoGateways() {
        try (Database database = TestDatabases.postgresql()) {
            weather(database, List.of("gw1", "gw2"));
        }
    }

    private void weather(Database database, List<String> names) {
        long seed = Long.getLong("storm.seed", System.nanoTime());
        System.out.println("storm.seed=" + seed);
        Random random = new Random(seed);
        Storm storm = new Storm(seed);
        List<Gateway> gateways = new ArrayList<>();
        names.forEach(name -> gateways.add(start(database, storm, name)));
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < MESSAGES_A_ROUND; i++) {
                storm.submit(any(gateways, random).bench().engine(), storm.anySms());
            }
            gateways.forEach(gateway -> gateway.link().answerSome());
            storm.deliverReceipts(any(gateways, random).bench().engine());
            clock.pass(Duration.ofSeconds(random.nextInt(20)));
            if (random.nextInt(15) == 0) {
                int which = random.nextInt(gateways.size());
                gateways.set(which, killed(database, storm, gateways.get(which)));
            }
        }
        storm.calm();
        settle(storm, gateways);
        gateways.forEach(gateway -> gateway.bench().close());
    }

    private Gateway start(Database database, Storm storm, String name) {
        Storm.Link link = storm.new Link();
        return new Gateway(
                name,
                link,
                new Bench.World(database, clock, link, payments, Storm.route()).start(name, Duration.ofSeconds(20)));
    }

    private Gateway killed(Database database, Storm storm, Gateway gateway) {
        gateway.link().kill();
        gateway.bench().kill();
        return start(database, storm, gateway.name());
    }

    private static Gateway any(List<Gateway> gateways, Random random) {
        return gateways.get(random.nextInt(gateways.size()));
    }

    private void settle(Storm storm, List<Gateway> gateways) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    clock.pass(Duration.ofSeconds(30));
                    gateways.forEach(gateway -> gateway.link().answerSome());
                    gateways.forEach(
                            gateway -> storm.deliverReceipts(gateway.bench().engine()));
                    assertThat(gateways.get(0).bench().engine().queueDepths()).isEmpty();
                    assertThat(gateways)
                            .allMatch(gateway -> gateway.bench().engine().inFlight() == 0);
                    assertThat(storm.receiptsAreOnTheirWay()).isFalse();
                    assertKept(storm, gateways.get(0).bench());
                });
    }

    private void assertKept(Storm storm, Bench bench) {
        assertThat(storm.accepted()).isNotEmpty();
        assertThat(storm.repeatedUnmarked()).isEmpty();
        for (Map.Entry<MessageId, Integer> message : storm.accepted().entrySet()) {
            MessageId id = message.getKey();
            boolean paid = payments.charges().containsKey(id);
            Party from = paid ? Party.service("paid") : Sms.PARTNER;
            QueryOutcome known = bench.query(from, id);
            assertThat(known).as("message %s", id).isInstanceOf(QueryOutcome.Found.class);
            QueryOutcome.Found found = (QueryOutcome.Found) known;
            if (found.state() == MessageState.DELIVERED) {
                for (int part = 0; part < message.getValue(); part++) {
                    assertThat(storm.taken()).containsKey(new MessageId(id.value() + part));
                }
            }
            assertThat(found.finalDate()).as("message %s is %s", id, found).isPresent();
            if (paid) {
                boolean failed = found.state() != MessageState.DELIVERED;
                assertThat(payments.refunds().contains(id))
                        .as("refund of %s", id)
                        .isEqualTo(failed);
            } else {
                assertThat(storm.told().get(id))
                        .as("receipts of %s", id)
                        .isNotEmpty()
                        .containsOnly(found.state());
            }
        }
        assertThat(payments.charges().values()).extracting(AtomicInteger::get).containsOnly(1);
    }
}
