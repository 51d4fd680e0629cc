package io.silkroam.simulator.crash;

import io.silkroam.simulator.crash.blow.Blow;
import io.silkroam.simulator.crash.blow.ClockJumps;
import io.silkroam.simulator.crash.blow.CommitCut;
import io.silkroam.simulator.crash.blow.DeadlyBlow;
import io.silkroam.simulator.crash.blow.Death;
import io.silkroam.simulator.crash.blow.Failover;
import io.silkroam.simulator.crash.blow.KilledServer;
import io.silkroam.simulator.crash.blow.Stall;
import io.silkroam.simulator.crash.ground.Ground;
import io.silkroam.simulator.crash.ground.Place;
import io.silkroam.simulator.crash.ground.StoreKind;
import io.silkroam.simulator.crash.verdict.Fault;
import io.silkroam.simulator.crash.verdict.Finding;
import io.silkroam.simulator.files.Folders;
import io.silkroam.store.StoreException;
import io.silkroam.teststores.LocalPostgresql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Breaks gateways in full traffic and audits what is left; first it shows that its audit finds faults. */
public final class CrashLab {
    private final Wish wish;
    private final Consumer<String> told;
    private final List<Summary> summaries = new ArrayList<>();

    /**
     * What shall be done.
     *
     * @param conf the configuration folder that is shipped
     * @param rounds of each kind on each store that has it
     * @param stall how long a store says nothing
     * @param planted whether the audit is to be shown to work first
     */
    public record Wish(
            Path conf, Set<Kind> kinds, Set<StoreKind> stores, int rounds, long seed, Duration stall, boolean planted) {
        public Wish {
            kinds = Set.copyOf(kinds);
            stores = Set.copyOf(stores);
            if (rounds < 0 || rounds > 100_000) {
                throw new IllegalArgumentException("rounds must be 0 to 100000, not " + rounds);
            }
        }
    }

    private CrashLab(Wish wish, Consumer<String> told) {
        this.wish = wish;
        this.told = told;
    }

    /**
     * Does it all. Where something is found, the stores of that round stay where they are.
     *
     * @param told hears how it goes, a line a round
     */
    public static CrashReport run(Wish wish, Consumer<String> told) throws IOException {
        Path folder = Files.createTempDirectory("silkroam-crash");
        CrashReport report = new CrashLab(wish, told).run(folder);
        if (report.holds()) {
            Folders.remove(folder);
        } else {
            told.accept("What is left is in " + folder);
        }
        return report;
    }

    private CrashReport run(Path folder) throws IOException {
        List<Planted> planted = wish.planted() ? planted(folder.resolve("planted")) : List.of();
        for (StoreKind store : StoreKind.values()) {
            if (wish.stores().contains(store) && wish.rounds() > 0) {
                runOn(store, folder);
            }
        }
        return new CrashReport(wish.seed(), planted, summaries);
    }

    private List<Planted> planted(Path folder) throws IOException {
        Ground ground = Ground.prepare(wish.conf(), folder, StoreKind.H2, Optional.empty());
        List<Planted> all = new ArrayList<>(new PlantedFaults(ground).run());
        all.addAll(new PlantedSmsFaults(ground.fresh()).run());
        all.forEach(p -> told.accept(p.line()));
        return all;
    }

    private void runOn(StoreKind store, Path folder) throws IOException {
        if (store == StoreKind.H2) {
            runOn(Ground.prepare(wish.conf(), folder, store, Optional.empty()));
        } else {
            try (LocalPostgresql server = LocalPostgresql.start()) {
                runOn(Ground.prepare(wish.conf(), folder, store, Optional.of(server)));
            }
        }
    }

    private void runOn(Ground ground) throws IOException {
        for (Kind kind : Kind.values()) {
            if (wish.kinds().contains(kind) && kind.isOn(ground.kind())) {
                summaries.add(new Summary(kind, ground.kind(), rounds(kind, ground)));
            }
        }
    }

    private List<Outcome> rounds(Kind kind, Ground ground) throws IOException {
        if (kind == Kind.KILL_SMS || kind == Kind.POWER_CUT_SMS) {
            Place place = ground.fresh();
            List<Outcome> outcomes = messages(kind, place, ground.kind());
            outcomes.forEach(this::tell);
            discard(place, outcomes.get(outcomes.size() - 1));
            return outcomes;
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int round = 0; round < wish.rounds(); round++) {
            Place place = ground.fresh();
            long seed = wish.seed() + round;
            Outcome outcome = round(kind, place, ground.kind(), seed);
            tell(outcome);
            outcomes.add(outcome);
            discard(place, outcome);
        }
        return outcomes;
    }

    /** A round that cannot be finished is a finding, and the next one has a store of its own. */
    private Outcome round(Kind kind, Place place, StoreKind store, long seed) throws IOException {
        ChargingRound round = new ChargingRound(kind, store, seed);
        try {
            return round.run(blow(kind, place, seed));
        } catch (IllegalStateException | StoreException e) {
            return unfinished(kind, store, seed, round.isStruck(), e);
        }
    }

    /** Where they cannot be finished, that is a finding once something was cut, and other kinds have their turn. */
    private List<Outcome> messages(Kind kind, Place place, StoreKind store) throws IOException {
        SmsRounds rounds = new SmsRounds(kind, store, wish.seed());
        try {
            return rounds.run(place, wish.rounds());
        } catch (IllegalStateException | StoreException e) {
            return List.of(unfinished(kind, store, wish.seed(), rounds.isStruck(), e));
        }
    }

    private Outcome unfinished(Kind kind, StoreKind store, long seed, boolean struck, RuntimeException why) {
        told.accept("not finished: " + why.getMessage());
        List<Finding> findings = struck ? List.of(new Finding(Fault.UNFINISHED, why.getMessage())) : List.of();
        return new Outcome(kind, store, seed, 0, 0, 0, Map.of(), findings);
    }

    private static void discard(Place place, Outcome outcome) throws IOException {
        if (outcome.findings().isEmpty()) {
            place.discard();
        }
    }

    private void tell(Outcome outcome) {
        told.accept(outcome.line());
        outcome.measured()
                .forEach((what, micros) -> told.accept(
                        "    " + what + " " + Summary.Times.of(micros).longest() / 1_000 + " ms at most"));
    }

    private Blow blow(Kind kind, Place place, long seed) {
        return switch (kind) {
            case KILL_GATEWAY -> new DeadlyBlow(Death.KILLED, place, seed);
            case KILL_POSTGRESQL -> new KilledServer(place);
            case FAILOVER -> new Failover(place);
            case POWER_CUT -> new DeadlyBlow(Death.POWER_CUT, place, seed);
            case COMMIT_CUT ->
                place.server().isPresent() ? new CommitCut(place) : new DeadlyBlow(Death.CUT_AFTER_SYNC, place, seed);
            case FAILED_SYNC -> new DeadlyBlow(Death.FAILED_SYNC, place, seed);
            case FULL_DISK -> new DeadlyBlow(Death.FULL_DISK, place, seed);
            case STALL -> new Stall(place, wish.stall());
            case CLOCK -> new ClockJumps(place, seed);
            case KILL_SMS, POWER_CUT_SMS -> throw new IllegalStateException(kind + " is not about charging");
        };
    }
}
