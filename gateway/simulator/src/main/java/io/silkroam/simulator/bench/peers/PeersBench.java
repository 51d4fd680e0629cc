package io.silkroam.simulator.bench.peers;

import io.silkroam.simulator.bench.peers.PeersReport.Again;
import io.silkroam.simulator.bench.peers.PeersReport.Row;
import io.silkroam.simulator.bench.peers.hostile.Acts;
import io.silkroam.simulator.bench.peers.hostile.Behaviour;
import io.silkroam.simulator.bench.peers.hostile.Fate;
import io.silkroam.simulator.bench.peers.hostile.Reconnects;
import io.silkroam.simulator.bench.peers.hostile.Target;
import io.silkroam.simulator.files.Folders;
import io.silkroam.smpp.session.SmppServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Quiet and hostile times by turns, for each behaviour and protocol, then reconnects. */
public final class PeersBench {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    /** What was asked at the turn of two phases belongs to neither. */
    private static final Duration TURN = Duration.ofMillis(150);

    /** Longer than good peers wait for an answer, so that all they asked is answered or has failed. */
    private static final Duration LAST_ANSWER = Duration.ofSeconds(15);

    private static final Duration GLANCE = Duration.ofMillis(5);
    /** Reconnects before the first look, so that caches and pools have their size. */
    private static final int WARM_RECONNECTS = 500;

    private final PeersLoad load;
    private final Consumer<String> told;
    private volatile Phase phase = new Phase();
    private Phase collected = phase;

    private PeersBench(PeersLoad load, Consumer<String> told) {
        this.load = load;
        this.told = told;
    }

    /**
     * Runs it.
     *
     * @param conf the configuration folder that is shipped
     * @param within where the gateway's files lie while it runs
     * @param told hears how it goes
     */
    public static PeersReport run(Path conf, Path within, PeersLoad load, Consumer<String> told) throws IOException {
        Path folder = Files.createTempDirectory(within, "silkroam-peers");
        try {
            return new PeersBench(load, told).run(conf, folder);
        } finally {
            Folders.remove(folder);
        }
    }

    private PeersReport run(Path conf, Path folder) throws IOException {
        try (SmppServer smsc = GoodEsme.smsc();
                Ground ground = Ground.prepare(conf, folder, smsc.port());
                GoodPeer peer = new GoodPeer(ground.port());
                GoodEsme esme = new GoodEsme(ground.smppPort(), ground.password(Ground.GOOD_ESME))) {
            await(() -> peer.isConnected() && esme.isBound(), PATIENCE);
            List<Row> rows = new ArrayList<>();
            Vitals before;
            Vitals after;
            try (Pacer requests = new Pacer("good-diameter", load.diameter(), () -> phase, peer);
                    Pacer messages = new Pacer("good-smpp", load.smpp(), () -> phase, esme)) {
                told.accept("the %s and %s begin".formatted(requests, messages));
                pass(WARM_UP);
                before = ground.vitals();
                for (Target target : List.of(ground.diameter(), ground.smpp())) {
                    for (Behaviour behaviour : load.measured()) {
                        rows.add(measure(ground, before, target, behaviour));
                    }
                }
                pass(PeersReport.SETTLE);
                after = ground.vitals();
            }
            List<Again> reconnects = new ArrayList<>();
            if (load.reconnects() > 0) {
                reconnects.add(reconnect(ground, ground.diameter()));
                reconnects.add(reconnect(ground, ground.smpp()));
            }
            return new PeersReport(load, before, rows, after, reconnects);
        }
    }

    private Row measure(Ground ground, Vitals before, Target target, Behaviour behaviour) {
        Fate fate = new Fate();
        List<Phase> quiet = new ArrayList<>();
        List<Phase> hostile = new ArrayList<>();
        for (int round = 0; round < load.rounds(); round++) {
            quiet.add(collect());
            awaitAnswers();
            Acts acts = Acts.begin(target, behaviour, load.rates(), fate);
            pass(TURN);
            hostile.add(collect());
            acts.close();
            awaitAnswers();
        }
        quiet.add(collect());
        awaitAnswers();
        Acts last = Acts.begin(target, behaviour, load.rates(), fate);
        pass(load.phase());
        Vitals vitals = ground.vitals(); // which collects garbage, so not while anything is measured
        last.close();
        awaitAnswers();
        Row row = new Row(target.dialect().name(), behaviour, quiet, hostile, vitals, fate);
        told.accept(row.line(before));
        return row;
    }

    /** What good peers wait for from now on, until the phase is over. */
    private Phase collect() {
        Phase own = new Phase();
        phase = own;
        pass(load.phase());
        phase = new Phase();
        collected = own;
        return own;
    }

    /** To what was asked in the phase before; what has none by then has failed. Then the turn. */
    private void awaitAnswers() {
        long end = System.nanoTime() + LAST_ANSWER.toNanos();
        while (!collected.isOver() && System.nanoTime() - end < 0) {
            pass(GLANCE);
        }
        pass(TURN);
    }

    private Again reconnect(Ground ground, Target target) {
        Fate fate = new Fate();
        Reconnects peer = new Reconnects(target, fate);
        peer.run(Math.min(load.reconnects(), WARM_RECONNECTS));
        pass(PeersReport.SETTLE);
        Vitals before = ground.vitals();
        long begin = System.nanoTime();
        peer.run(load.reconnects());
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        pass(PeersReport.SETTLE);
        Again again = new Again(target.dialect().name(), load.reconnects(), took, before, ground.vitals(), fate);
        told.accept(again.line());
        return again;
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static void await(BooleanSupplier condition, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the good peers did not get through within " + atMost);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }
}
