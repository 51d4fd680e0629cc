package io.silkroam.simulator.crash;

import io.silkroam.gateway.conf.Configuration;
import io.silkroam.simulator.crash.charge.Conversation.AnsweredTwice;
import io.silkroam.simulator.crash.charge.Partner;
import io.silkroam.simulator.crash.charge.RequestKey;
import io.silkroam.simulator.crash.charge.Traffic;
import io.silkroam.simulator.crash.charge.Travellers;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.crash.ground.Ground;
import io.silkroam.simulator.crash.ground.Place;
import io.silkroam.simulator.crash.line.Line;
import io.silkroam.simulator.crash.store.Damage;
import io.silkroam.simulator.crash.verdict.Fault;
import io.silkroam.simulator.crash.verdict.Finding;
import io.silkroam.simulator.crash.verdict.Judge;
import io.silkroam.simulator.crash.verdict.Judge.Told;
import io.silkroam.simulator.files.Folders;
import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.jdiameter.GyLink;
import io.silkroam.simulator.telling.Until;
import io.silkroam.simulator.wire.GyMessage;
import io.silkroam.teststores.LossyDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Shows that the audit of charging can fail: a quiet run whose books are right is damaged in one way after the other,
 * and each time the audit has to find what was done. On H2, whose files are easily copied.
 */
final class PlantedFaults {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ENOUGH = 200;
    private static final long NO_CREDIT = 4012;
    private static final Map<Damage, Fault> DAMAGES = Map.of(
            Damage.USAGE_ROW_LOST, Fault.LOST,
            Damage.USAGE_ROW_DOUBLED, Fault.DOUBLED,
            Damage.QUANTITY_CHANGED, Fault.LOST,
            Damage.BALANCE_CHANGED, Fault.UNBALANCED,
            Damage.MEMORY_LOST, Fault.DOUBLED,
            Damage.POSTING_CHANGED, Fault.BOOKS,
            Damage.RECORD_LOST, Fault.BOOKS,
            Damage.SALE_LOST, Fault.BOOKS);

    private final Ground ground;
    private final Judge judge = new Judge(Ground.TRAVELLERS, Ground.PLAN_OCTETS);
    private final Switch wire = new Switch();
    private int copies;

    PlantedFaults(Ground ground) {
        this.ground = ground;
    }

    List<Planted> run() throws IOException {
        List<Planted> planted = new ArrayList<>();
        Place right = ground.fresh();
        Traffic traffic = traffic(wire, Ground.TRAVELLERS);
        try (InProcess gateway = InProcess.start(right.conf(), right.settings())) {
            serveAll(gateway, traffic);
            List<Finding> found = judge.findings(gateway, told(traffic, List.of()));
            if (!found.isEmpty()) {
                throw new IllegalStateException("the audit finds faults where none is: " + found);
            }
        }
        for (Damage damage : Damage.values()) {
            planted.add(new Planted(damage.text(), DAMAGES.get(damage), damaged(damage, copyOf(right), traffic)));
        }
        planted.add(new Planted("an answered request has no row", Fault.LOST, unheardOf(copyOf(right), traffic)));
        planted.add(new Planted(
                "a repeat is answered otherwise", Fault.ANSWERED_OTHERWISE, changedAnswer(copyOf(right), traffic)));
        planted.add(new Planted("a reservation is never given back", Fault.LEAKED, leaking(copyOf(right), traffic)));
        planted.add(new Planted("a sync is skipped, and the power goes", Fault.LOST, notSynced(ground.fresh())));
        right.discard();
        return planted;
    }

    private static Traffic traffic(GyLink link, Travellers travellers) {
        return new Traffic(link, Route.to("silkroam.example", Partner.PGW1), travellers, 1, 1);
    }

    private void serveAll(InProcess gateway, Traffic traffic) {
        try (Line line = Line.to(List.of(gateway.address()))) {
            wire.to = line;
            traffic.start();
            await(() -> traffic.answered() >= ENOUGH);
            traffic.finish();
            await(traffic::isFinished);
        }
    }

    private List<Finding> damaged(Damage damage, Place place, Traffic traffic) throws IOException {
        damage.to(Configuration.read(place.conf(), place.settings()));
        return judged(place, traffic, Map.of());
    }

    /** The peer has an answer to a request of which the gateway never heard. */
    private List<Finding> unheardOf(Place place, Traffic traffic) throws IOException {
        return judged(place, traffic, Map.of(new RequestKey("pgw1;1;2;3", 2, 1), 1_000L));
    }

    private List<Finding> changedAnswer(Place place, Traffic traffic) throws IOException {
        AnsweredTwice another = new AnsweredTwice(
                new RequestKey("pgw1;1;2;3", 2, 1),
                new GyAnswer(GyAnswer.SUCCESS, "gw1", List.of(), Optional.empty()),
                new GyAnswer(NO_CREDIT, "gw1", List.of(), Optional.empty()));
        try (InProcess gateway = InProcess.start(place.conf(), place.settings())) {
            return judge.findings(gateway, told(traffic, List.of(another)));
        } finally {
            place.discard();
        }
    }

    private List<Finding> judged(Place place, Traffic traffic, Map<RequestKey, Long> more) throws IOException {
        try (InProcess gateway = InProcess.start(place.conf(), place.settings());
                Line line = Line.to(List.of(gateway.address()))) {
            wire.to = line;
            Told told = told(traffic, traffic.repeatAnswered());
            Map<RequestKey, Long> reported = new HashMap<>(told.reported());
            reported.putAll(more);
            return judge.findings(gateway, new Told(reported, told.repeats(), told.refusals()));
        } finally {
            place.discard();
        }
    }

    /** A session that the peer has forgotten and the gateway has not. */
    private List<Finding> leaking(Place place, Traffic traffic) throws IOException {
        try (InProcess gateway = InProcess.start(place.conf(), place.settings())) {
            try (Line line = Line.to(List.of(gateway.address()))) {
                Traffic forgotten = new Traffic(
                        line, Route.to("silkroam.example", Partner.PGW1), new Travellers(1), 1, Long.MAX_VALUE);
                forgotten.start();
                await(() -> forgotten.answered() >= 1);
            }
            return judge.findings(gateway, told(traffic, List.of()));
        } finally {
            place.discard();
        }
    }

    private List<Finding> notSynced(Place place) throws IOException {
        LossyDisk disk = LossyDisk.install();
        Traffic traffic = traffic(wire, Ground.TRAVELLERS);
        Path left = place.data().resolve("left");
        try (InProcess gateway =
                InProcess.start(place.conf(), place.onLossyDisk("silkroam").settings())) {
            disk.pretendToForce();
            serveAll(gateway, traffic);
            disk.cutPower(left, new NeverLucky());
        }
        return judged(place.atFile("left"), traffic, Map.of());
    }

    private Place copyOf(Place right) throws IOException {
        Path data = right.data().resolveSibling("damaged-" + ++copies);
        Folders.copy(right.data(), data);
        return new Place(right.conf(), data, Map.of("data.dir", data.toString(), "database.url", ""), right.server());
    }

    private static Told told(Traffic traffic, List<AnsweredTwice> repeats) {
        return new Told(traffic.reported(), repeats, traffic.refusals());
    }

    private static void await(BooleanSupplier condition) {
        if (!Until.holds(condition, Optional.of(PATIENCE))) {
            throw new IllegalStateException("the quiet run does not come to its end");
        }
    }

    /** The same sessions over one gateway's line after the other. */
    private static final class Switch implements GyLink {
        private volatile Line to;

        @Override
        public CompletableFuture<GyAnswer> send(GyMessage message) {
            return to.send(message);
        }
    }

    /** Nothing of what was not forced comes to the disk. */
    private static final class NeverLucky extends Random {
        private static final long serialVersionUID = 1;

        @Override
        public boolean nextBoolean() {
            return false;
        }
    }
}
