package io.silkroam.simulator.simulation.store;

import io.silkroam.simulator.simulation.world.Chance;
import io.silkroam.simulator.simulation.world.Crash;
import io.silkroam.simulator.simulation.world.Faults;
import io.silkroam.simulator.simulation.world.Life;
import io.silkroam.simulator.simulation.world.Timeline;
import io.silkroam.store.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Faults of the database as a world's table has them. */
public final class DrawnFaults implements Meddler {
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration QUICK = Duration.ofMillis(1);
    private static final Duration LONGEST_SHUT = Duration.ofSeconds(3);

    private final Timeline timeline;
    private final Chance chance;
    private final Supplier<Faults> faults;
    private final Consumer<Life> kill;
    /** Until when a process gets no connection to keep. */
    private final Map<Life, Long> shutUntilNanos = new HashMap<>();

    private boolean away;

    /** @param kill ends a process and what it has open */
    public DrawnFaults(Timeline timeline, Chance chance, Supplier<Faults> faults, Consumer<Life> kill) {
        this.timeline = timeline;
        this.chance = chance;
        this.faults = faults;
        this.kill = kill;
    }

    /** The database is away, or is back. */
    public void setAway(boolean isAway) {
        away = isAway;
    }

    @Override
    public void opening(Life life) throws SQLException {
        Faults.Store now = faults.get().store();
        timeline.pass(QUICK);
        maybeCrash(life, now);
        if (away || chance.perMille(now.opening())) {
            throw notOpened(life);
        }
    }

    @Override
    public void dedicating(Life life) throws SQLException {
        if (timeline.nanos() < shutUntilNanos.getOrDefault(life, Long.MIN_VALUE)) {
            throw notOpened(life);
        }
    }

    private SQLException notOpened(Life life) {
        timeline.note(life.name() + " gets no connection");
        return new SQLException("planted: nobody listens", "08001");
    }

    @Override
    public void before(Call call) throws SQLException {
        Faults.Store now = faults.get().store();
        maybeCrash(call.life(), now);
        if (away || chance.perMille(now.lostBefore())) {
            throw lost(call, "lost");
        }
        if (chance.perMille(now.conflict())) {
            timeline.note(call.life().name() + " conflict");
            throw new SQLException("planted: serialization failure", "40001");
        }
        if (!call.isCommit() && chance.perMille(now.refused())) {
            timeline.note(call.life().name() + " refused");
            throw new SQLException("planted: statement failed", "XX000");
        }
        if (call.isCommit() && chance.perMille(now.sync())) {
            throw failedSync(call);
        }
        pass(call, now);
    }

    /** Time passes, and others may come in between. */
    private void pass(Call call, Faults.Store now) throws SQLException {
        if (chance.perMille(now.slow())) {
            timeline.pass(chance.between(QUICK, now.slowest()));
        }
        if (chance.perMille(now.interleaved())) {
            timeline.interleave(SOON);
            call.life().check();
            if (away) {
                throw lost(call, "lost");
            }
        }
    }

    @Override
    public void committed(Call call) throws SQLException {
        Faults.Store now = faults.get().store();
        maybeCrash(call.life(), now);
        if (chance.perMille(now.lostAfter())) {
            throw lost(call, "lost after the commit");
        }
        if (chance.perMille(now.sync())) {
            throw failedSync(call);
        }
    }

    private SQLException lost(Call call, String how) {
        timeline.note(call.life().name() + " " + how);
        if (chance.perMille(faults.get().store().shut())) {
            shutUntilNanos.put(
                    call.life(),
                    timeline.nanos() + chance.between(QUICK, LONGEST_SHUT).toNanos());
        }
        return call.lose();
    }

    private StoreException failedSync(Call call) {
        timeline.note(call.life().name() + " failed sync");
        return new StoreException(StoreException.Kind.FATAL, "planted: sync failed", null);
    }

    private void maybeCrash(Life life, Faults.Store now) {
        if (chance.perMille(now.crash())) {
            kill.accept(life);
            throw new Crash(life.name() + " crashes in a call");
        }
    }
}
