package io.silkroam.simulator.simulation.charging;

import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.rules.ChargingSettings;
import io.silkroam.charging.store.SessionSignal;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Slices;
import io.silkroam.simulator.simulation.stage.Stage;
import io.silkroam.simulator.simulation.world.Chance;
import io.silkroam.store.LaneSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Online charging among faults: packet gateways with sessions and events, an operator who sells and suspends, and one
 * to three gateways of ours on one store. In the end every request is answered and no session is open.
 */
public final class ChargingWorld implements Stage.Play {
    private static final Duration SAFETY_LEAST = Duration.ofMinutes(1);
    private static final Duration SAFETY_MOST = Duration.ofMinutes(3);
    private static final Duration LIVENESS = Duration.ofMinutes(40);
    private static final Duration VALIDITY = Duration.ofSeconds(60);
    private static final Duration SHORTEST_LEAP = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofDays(3);
    private static final Duration GRID = Duration.ofSeconds(5);

    private final Stage stage;
    private final Chance chance;
    private final UnaryOperator<CreditControlRequest> door;
    private final Books books;
    private final List<ChargingNode> nodes = new ArrayList<>();
    private final List<PacketGateway> partners = new ArrayList<>();
    private final List<Identity> subscribers = new ArrayList<>();
    private final Operator operator;

    /** @param door what a gateway makes of a request that came to it; the same, unless a fault is planted */
    public ChargingWorld(Stage stage, UnaryOperator<CreditControlRequest> door) {
        this.stage = stage;
        this.chance = stage.chance();
        this.door = door;
        this.books = new Books(stage.store(), stage.timeline());
        int count = 1 + chance.below(3);
        for (int i = 0; i < count; i++) {
            nodes.add(new ChargingNode("g" + i, stage, this, settings("g" + i)));
        }
        int hosts = 1 + chance.below(2);
        for (int i = 0; i < hosts; i++) {
            String host = "pgw" + i + ".partner.example";
            Exchange exchange = new Exchange(host, nodes, stage.timeline(), stage.network(), chance, books);
            partners.add(new PacketGateway(host, exchange, stage.timeline(), chance, books));
        }
        this.operator = new Operator(nodes, stage.timeline(), chance, books);
    }

    /** Small bounds, so that a short life meets them. */
    private ChargingEngine.Settings settings(String name) {
        ChargingSettings charging = new ChargingSettings(
                VALIDITY,
                VALIDITY,
                20,
                Offer.DATA,
                false,
                REMEMBERED,
                new Slices(60, 600, 3600),
                Set.of(),
                new ChargingSettings.Bounds(2 + chance.below(4), chance.below(5), 16, 8, 32));
        LaneSettings lanes = new LaneSettings(
                1 + chance.below(2),
                50,
                1 + chance.below(20),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                3);
        return new ChargingEngine.Settings(name, charging, lanes, 100, GRID);
    }

    /** Lives through all of it; throws a violation where a promise is not kept. */
    public void run() {
        stage.start(nodes);
        openAccounts();
        everyoneBegins();
        stage.safety(this, chance.between(SAFETY_LEAST, SAFETY_MOST));
        partners.forEach(PacketGateway::finish);
        stage.liveness(this, LIVENESS);
        books.checkFromTheBeginning();
    }

    private void openAccounts() {
        int count = 1 + chance.below(4);
        List<ChargingEngine.NewSubscriber> fresh = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Imsi imsi = new Imsi("20408000000000" + i);
            subscribers.add(Identity.imsi(imsi.digits()));
            fresh.add(new ChargingEngine.NewSubscriber(new SubscriberId(i), imsi, Optional.empty()));
        }
        nodes.get(0).open(fresh);
        subscribers.forEach(operator::sell);
    }

    private void everyoneBegins() {
        for (PacketGateway partner : partners) {
            stage.often(Duration.ofSeconds(12), "session", () -> partner.beginSession(chance.oneOf(subscribers)));
            stage.often(Duration.ofSeconds(20), "event", () -> partner.event(chance.oneOf(subscribers)));
        }
        stage.often(Duration.ofSeconds(45), "sale", () -> operator.sell(chance.oneOf(subscribers)));
        stage.often(Duration.ofSeconds(60), "suspension", () -> suspend(chance.oneOf(subscribers)));
        stage.often(Duration.ofSeconds(90), "another card", () -> {
            Identity subscriber = chance.oneOf(subscribers);
            operator.card(subscriber, "20408100000000" + chance.below(10));
        });
    }

    private void suspend(Identity subscriber) {
        operator.status(subscriber, AccountStatus.SUSPENDED);
        stage.timeline()
                .after(
                        chance.between(Duration.ofSeconds(1), Duration.ofSeconds(20)),
                        "resumption",
                        () -> operator.status(subscriber, AccountStatus.ACTIVE));
    }

    @Override
    public List<String> hosts() {
        return partners.stream().map(PacketGateway::host).toList();
    }

    @Override
    public void restartPartner() {
        chance.oneOf(partners).restart();
    }

    /** All sessions are overdue at once, and no longer, for then nobody knew the repeat of a request any more. */
    @Override
    public Duration leap() {
        operator.giveUp();
        return chance.between(SHORTEST_LEAP, REMEMBERED.minus(SAFETY_MOST).minus(LIVENESS));
    }

    @Override
    public void check() {
        books.check();
    }

    @Override
    public boolean isQuiet() {
        return partners.stream().allMatch(PacketGateway::isIdle)
                && operator.isIdle()
                && openSessions() == 0
                && books.signals() == 0;
    }

    private long openSessions() {
        long open = 0;
        for (Account account : books.accounts()) {
            open += account.sessions().size();
        }
        return open;
    }

    @Override
    public String whatIsOpen() {
        return "partners wait: %s, orders wait: %s, sessions open: %d, signals wait: %d"
                .formatted(
                        partners.stream().anyMatch(p -> !p.isIdle()),
                        !operator.isIdle(),
                        openSessions(),
                        books.signals());
    }

    UnaryOperator<CreditControlRequest> door() {
        return door;
    }

    /** RAR or ASR to a partner; {@code answer} hears whether it knows the session, if it hears anything. */
    void tell(ChargingNode node, SessionSignal signal, Consumer<Boolean> answer) {
        for (PacketGateway partner : partners) {
            if (partner.host().equals(signal.target().originHost())) {
                String link = Stage.link(partner.host(), node);
                String session = signal.target().sessionId();
                String what = signal.kind() + " " + session;
                stage.network()
                        .send(
                                link,
                                what,
                                () -> partner.told(signal.kind(), session, known -> stage.network()
                                        .send(link, "answer to " + what, () -> answer.accept(known))));
            }
        }
    }

    /** Requests, each counted once. */
    public long requests() {
        return books.requests();
    }

    /** Answers that came once more, and were the same. */
    public long repeats() {
        return books.repeats();
    }
}
