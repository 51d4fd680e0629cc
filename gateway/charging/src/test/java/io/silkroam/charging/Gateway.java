package io.silkroam.charging;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.Grant;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.Catalogue;
import io.silkroam.charging.rules.Ccr;
import io.silkroam.charging.rules.ChangeOutcome;
import io.silkroam.charging.rules.ChargingSettings;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Plan;
import io.silkroam.store.Database;
import io.silkroam.store.LaneObserver;
import io.silkroam.store.LaneSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One engine under test, asked like a partner and an operator would ask it. */
final class Gateway implements AutoCloseable {
    static final Identity SIM = Identity.imsi("204080000000001");
    static final Identity NUMBER = Identity.e164("31612345678");
    static final long SUBSCRIBER = 7;

    /** Patient: what a slow test machine holds up is not refused. */
    static final LaneSettings LANES = new LaneSettings(
            2,
            1_000,
            100,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            20);

    private static final long PATIENCE_SECONDS = 60;

    private final ChargingEngine engine;
    private final AtomicInteger signalsRaised = new AtomicInteger();

    private Gateway(Database database, Clock clock, ChargingSettings charging, LaneSettings lanes) {
        engine = ChargingEngine.start(
                new ChargingEngine.Settings("test", charging, lanes, 100, Duration.ofMillis(50)),
                new ChargingEngine.Surroundings(
                        database,
                        new AccountEncoding(Catalogue::find),
                        Catalogue.zones(),
                        clock,
                        LaneObserver.NONE,
                        signalsRaised::incrementAndGet));
    }

    static Gateway on(Database database, Clock clock) {
        return on(database, clock, ChargingSettings.defaults(), LANES);
    }

    static Gateway on(Database database, Clock clock, ChargingSettings charging, LaneSettings lanes) {
        return new Gateway(database, clock, charging, lanes);
    }

    ChargingEngine engine() {
        return engine;
    }

    int signalsRaised() {
        return signalsRaised.get();
    }

    /** Opens the account of {@link #SIM}, which is also called {@link #NUMBER}. */
    Gateway withSubscriber() {
        engine.open(List.of(new ChargingEngine.NewSubscriber(
                new SubscriberId(SUBSCRIBER), new Imsi(SIM.text()), Optional.of(new Msisdn(NUMBER.text())))));
        return this;
    }

    CreditControlAnswer ask(Ccr request) {
        return await(send(request));
    }

    CompletableFuture<CreditControlAnswer> send(Ccr request) {
        CompletableFuture<CreditControlAnswer> answer = new CompletableFuture<>();
        engine.charge(request.build(), answer::complete);
        return answer;
    }

    /** The grant of the only service. */
    Grant grant(Ccr request) {
        CreditControlAnswer answer = ask(request);
        return answer.services().get(0).grant().orElseThrow(() -> new AssertionError("no grant in " + answer));
    }

    boolean buy(Plan plan, String reference) {
        return change(new AccountChange.Purchase(reference, plan));
    }

    boolean status(AccountStatus status) {
        return change(new AccountChange.StatusChange(status, "test"));
    }

    boolean change(AccountChange change) {
        return outcome(change) == ChangeOutcome.CHANGED;
    }

    ChangeOutcome outcome(AccountChange change) {
        return await(engine.apply(SIM, change).toCompletableFuture());
    }

    Account account() {
        return engine.find(SIM).orElseThrow();
    }

    static <T> T await(CompletableFuture<T> later) {
        return later.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        engine.close();
    }
}
