package io.silkroam.charging;

import static io.silkroam.charging.JournalSums.assertBooksBalance;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.rules.Books;
import io.silkroam.charging.rules.Catalogue;
import io.silkroam.charging.rules.Ccr;
import io.silkroam.store.Database;
import io.silkroam.store.FaultyDialect;
import io.silkroam.store.FaultyDialect.Fault;
import io.silkroam.store.StoreException;
import io.silkroam.store.TestDatabases;
import io.silkroam.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cache and database agree after the store failed in the middle. */
class StoreFailureTest {

    private static final long GB = 1_000_000_000;
    private static final long MB = 1_000_000;

    private final SettableClock clock = new SettableClock(Books.START);
    private final FaultyDialect faults = new FaultyDialect();
    private final BlockingQueue<StoreException> fatal = new LinkedBlockingQueue<>();

    @TempDir
    private Path directory;

    static Stream<Named<Fault>> faultsThatPass() {
        return Stream.of(
                Named.of("lost before the commit", FaultyDialect.LOST_BEFORE),
                Named.of("lost after the commit", FaultyDialect.LOST_AFTER),
                Named.of("another was faster", FaultyDialect.CONFLICT));
    }

    @ParameterizedTest
    @MethodSource("faultsThatPass")
    void shouldChargeOnceWhateverBecameOfTheCommit(Fault fault) {
        try (Database database = TestDatabases.faulty(directory, faults, fatal::add);
                Gateway gateway = Gateway.on(database, clock).withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            gateway.ask(Ccr.initial("s1").wants(1));

            for (long number = 1; number <= 3; number++) {
                Ccr update = Ccr.update("s1", number).used(1, 4 * MB);
                faults.plant(fault);
                CreditControlAnswer answer = gateway.ask(update);

                assertThat(answer.result()).isEqualTo(ChargingResult.SUCCESS);
                assertThat(gateway.ask(update)).isEqualTo(answer);
                assertBooksBalance(database, gateway.account(), GB, number * 4 * MB);
            }
            gateway.ask(Ccr.termination("s1", 4).reports(1, MB));
            assertBooksBalance(database, gateway.account(), GB, 13 * MB);
            assertThat(fatal).isEmpty();
        }
    }

    @Test
    void shouldAnswerNobodyOnceASyncFailedAndDecideTheRepeatAfterTheRestart() throws InterruptedException {
        Ccr update = Ccr.update("s1", 1).used(1, 4 * MB);
        try (Database database = TestDatabases.faulty(directory, faults, fatal::add);
                Gateway gateway = Gateway.on(database, clock).withSubscriber()) {
            gateway.buy(Catalogue.WECHAT_GO, "order-1");
            gateway.ask(Ccr.initial("s1").wants(1));
            faults.plant(FaultyDialect.SYNC_FAILS);
            CompletableFuture<CreditControlAnswer> answer = gateway.send(update);

            assertThat(fatal.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(gateway.engine().close(Duration.ofSeconds(5))).isTrue();
            assertThat(answer).isNotDone();
        }
        try (Database database = TestDatabases.faulty(directory, faults, fatal::add);
                Gateway restarted = Gateway.on(database, clock)) {
            assertThat(restarted.ask(update).result()).isEqualTo(ChargingResult.SUCCESS);
            assertBooksBalance(database, restarted.account(), GB, 4 * MB);
        }
    }
}
