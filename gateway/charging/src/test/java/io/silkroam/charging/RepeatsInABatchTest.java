package io.silkroam.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.Books;
import io.silkroam.charging.rules.Catalogue;
import io.silkroam.charging.rules.Ccr;
import io.silkroam.charging.rules.ChargingSettings;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.Database;
import io.silkroam.store.LaneObserver;
import io.silkroam.store.LaneSettings;
import io.silkroam.store.TestDatabases;
import io.silkroam.time.SettableClock;
import io.silkroam.time.SteppedDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A repeat that is decided together with what pushes its session out of the account's memory. Found by the
 * simulation: it was charged twice.
 */
class RepeatsInABatchTest {
    private static final long GB = 1_000_000_000;
    private static final long MB = 1_000_000;
    private static final Duration SOON = Duration.ofMillis(10);

    private final SteppedDriver driver = new SteppedDriver();
    private final List<CreditControlAnswer> answers = new ArrayList<>();
    private Database database;
    private ChargingEngine engine;

    @BeforeEach
    void start(@TempDir Path directory) {
        database = TestDatabases.h2(directory);
        ChargingSettings oneClosedSession = Books.bounded(new ChargingSettings.Bounds(8, 1, 32, 64, 64));
        engine = ChargingEngine.start(
                new ChargingEngine.Settings("test", oneClosedSession, LaneSettings.of(1), 100, Duration.ofMinutes(1)),
                new ChargingEngine.Surroundings(
                        database,
                        new AccountEncoding(Catalogue::find),
                        Catalogue.zones(),
                        new SettableClock(Books.START),
                        LaneObserver.NONE,
                        () -> {}),
                driver);
        engine.open(List.of(new ChargingEngine.NewSubscriber(
                new SubscriberId(Gateway.SUBSCRIBER), new Imsi(Gateway.SIM.text()), Optional.empty())));
        engine.apply(Gateway.SIM, new AccountChange.Purchase("order", Catalogue.WECHAT_GO));
        send(
                Ccr.initial("s1").wants(1),
                Ccr.initial("s2").wants(1),
                Ccr.initial("s3").wants(1));
    }

    @AfterEach
    void stop() {
        engine.close();
        database.close();
    }

    @Test
    void shouldChargeOnceWhatIsRepeatedBehindTheEndOfAnotherSession() {
        Ccr end = Ccr.termination("s1", 1).reports(1, 5 * MB);

        send(end, Ccr.termination("s2", 1).reports(1, MB), end);

        assertThat(answers.get(5)).isEqualTo(answers.get(3));
        JournalSums.assertBooksBalance(database, account(), GB, 6 * MB);
    }

    @Test
    void shouldStillKnowWhatWasRememberedOutsideTheAccountWhenAnotherSessionEndsBeforeTheRepeat() {
        Ccr end = Ccr.termination("s1", 1).reports(1, 5 * MB);
        send(end);
        send(Ccr.termination("s2", 1).reports(1, MB)); // s1 lies outside now

        send(Ccr.termination("s3", 1).reports(1, MB), end);

        assertThat(answers.get(6)).isEqualTo(answers.get(3));
        JournalSums.assertBooksBalance(database, account(), GB, 7 * MB);
    }

    /** All in one batch. */
    private void send(Ccr... requests) {
        for (Ccr request : requests) {
            engine.charge(request.build(), answers::add);
        }
        driver.pass(SOON);
    }

    private io.silkroam.charging.account.Account account() {
        return engine.find(Gateway.SIM).orElseThrow();
    }
}
