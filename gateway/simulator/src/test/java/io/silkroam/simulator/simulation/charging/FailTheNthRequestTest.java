package io.silkroam.simulator.simulation.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.Bearer;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.charging.request.UsedUnits;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.ChargingSettings;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Unit;
import io.silkroam.simulator.simulation.store.NthFault;
import io.silkroam.simulator.simulation.store.Plant;
import io.silkroam.simulator.simulation.store.SimulatedStore;
import io.silkroam.simulator.simulation.world.Chance;
import io.silkroam.simulator.simulation.world.Life;
import io.silkroam.simulator.simulation.world.Timeline;
import io.silkroam.simulator.simulation.world.Trace;
import io.silkroam.store.LaneObserver;
import io.silkroam.store.LaneSettings;
import io.silkroam.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * CCR-I, CCR-U and CCR-T with the first, the second, ... call to the store failing, until one passes without having
 * reached the failure. Whatever failed, the request's repeat is answered, and everything is charged once.
 */
@Tag("long")
class FailTheNthRequestTest {
    private static final Identity SUBSCRIBER = Identity.imsi("204080000000001");
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration WHILE = Duration.ofSeconds(5);
    private static final long USED = 7_000_000;

    private static SimulatedStore store;

    private NthFault fault;
    private Timeline timeline;
    private Books books;
    private Life life;
    private ChargingEngine engine;

    @BeforeAll
    static void open() {
        store = SimulatedStore.open();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldDecideAnInitialRequestOnceWhateverFails(NthFault.Kind kind) {
        failEach(kind, List.of(RequestType.INITIAL));
    }

    @ParameterizedTest
    @EnumSource
    void shouldDecideAnUpdateOnceWhateverFails(NthFault.Kind kind) {
        failEach(kind, List.of(RequestType.INITIAL, RequestType.UPDATE));
    }

    @ParameterizedTest
    @EnumSource
    void shouldDecideATerminationOnceWhateverFails(NthFault.Kind kind) {
        failEach(kind, List.of(RequestType.INITIAL, RequestType.UPDATE, RequestType.TERMINATION));
    }

    /** The last of these meets the failure. */
    private void failEach(NthFault.Kind kind, List<RequestType> types) {
        int nth = 1;
        while (failed(nth, kind, types)) {
            nth++;
        }
        assertThat(nth).as("calls that can fail").isGreaterThan(1);
    }

    private boolean failed(int nth, NthFault.Kind kind, List<RequestType> types) {
        begin();
        for (int i = 0; i < types.size() - 1; i++) {
            assertThat(ask(asked(types.get(i), i))).isTrue();
        }
        fault.arm(nth, kind);
        Asked last = asked(types.get(types.size() - 1), types.size() - 1);
        ask(last);
        boolean came = fault.disarm();
        restart();
        ask(last);
        assertThat(last.answer().orElseThrow().result()).isEqualTo(ChargingResult.SUCCESS);
        if (last.request().type() != RequestType.TERMINATION) {
            assertThat(ask(asked(RequestType.TERMINATION, types.size()))).isTrue();
        }
        books.checkFromTheBeginning();
        for (Account account : books.accounts()) {
            assertThat(account.sessions()).isEmpty();
        }
        return came;
    }

    private void begin() {
        timeline = new Timeline(new Trace(line -> {}));
        fault = new NthFault(store);
        store.begin(new SimulatedStore.World(fault, Plant.NONE));
        books = new Books(store, timeline);
        life = null;
        restart();
        engine.open(List.of(
                new ChargingEngine.NewSubscriber(new SubscriberId(1), new Imsi(SUBSCRIBER.text()), Optional.empty())));
        engine.apply(SUBSCRIBER, new AccountChange.Purchase("order", Offer.PLAN));
        pass();
    }

    /** Another process, if the one there was is gone. */
    private void restart() {
        if (life != null && !life.isOver()) {
            return;
        }
        life = new Life("gateway", timeline, new Chance(1), () -> START.plusNanos(timeline.nanos()), rounds -> true);
        Life mine = life;
        engine = ChargingEngine.start(
                new ChargingEngine.Settings(
                        "gateway", ChargingSettings.defaults(), LaneSettings.of(1), 10, Duration.ofHours(1)),
                new ChargingEngine.Surroundings(
                        store.database(mine, fatal -> dies(mine)),
                        new AccountEncoding(Offer::find),
                        Offer.ZONES,
                        mine.clock(),
                        LaneObserver.NONE,
                        () -> {}),
                mine);
    }

    private void dies(Life mine) {
        timeline.after(Duration.ofMillis(1), "it ends", () -> store.kill(mine));
    }

    private Asked asked(RequestType type, int number) {
        boolean first = type == RequestType.INITIAL;
        ServiceRequest service = new ServiceRequest(
                ServiceKey.of(Offer.DATA),
                type == RequestType.TERMINATION
                        ? Optional.empty()
                        : Optional.of(new RequestedUnits(Unit.OCTETS, RequestedUnits.UP_TO_US)),
                new UsedUnits(first ? 0 : USED, 0, 0));
        return books.asked(new CreditControlRequest(
                "session",
                type,
                number,
                new Origin("pgw.partner.example", "partner.example"),
                SUBSCRIBER,
                Optional.of(new Plmn(Offer.NETWORK)),
                Optional.empty(),
                Optional.empty(),
                List.of(service),
                Bearer.UNKNOWN));
    }

    /** True if its answer decided it. Every answer is compared with the books when it comes. */
    private boolean ask(Asked asked) {
        boolean[] decided = new boolean[1];
        engine.charge(
                asked.request(),
                answer -> timeline.after(
                        Duration.ofMillis(1), "answer", () -> decided[0] |= books.answered(asked, answer)));
        pass();
        return decided[0];
    }

    private void pass() {
        long end = timeline.nanos() + WHILE.toNanos();
        try {
            while (timeline.stepUntil(end)) {
                books.check();
            }
        } catch (StoreException e) {
            throw new AssertionError("a failure came out of the engine", e);
        }
    }
}
