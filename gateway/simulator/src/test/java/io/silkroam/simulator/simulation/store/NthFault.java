package io.silkroam.simulator.simulation.store;

import io.silkroam.simulator.simulation.world.Crash;
import io.silkroam.simulator.simulation.world.Life;
import io.silkroam.store.StoreException;
import java.sql.SQLException;

/** One call to the database fails: the n-th from where this is armed. */
public final class NthFault implements Meddler {
    private final SimulatedStore store;
    private Kind kind = Kind.LOST;
    private long left;

    /** How it fails. */
    public enum Kind {
        LOST,
        CONFLICT,
        REFUSED,
        CRASH,
        /** Counts commits only: done, and then the connection is gone. */
        LOST_AFTER_COMMIT,
        /** Counts commits only: done, and then the process dies. */
        CRASH_AFTER_COMMIT,
        /** Counts commits only: it may not be on disk. */
        SYNC;

        boolean isOfCommits() {
            return this == LOST_AFTER_COMMIT || this == CRASH_AFTER_COMMIT || this == SYNC;
        }
    }

    public NthFault(SimulatedStore store) {
        this.store = store;
    }

    public void arm(long nth, Kind how) {
        left = nth;
        kind = how;
    }

    /** Nothing fails any more; returns whether the call came that was to fail. */
    public boolean disarm() {
        boolean came = left <= 0;
        left = 0;
        return came;
    }

    private boolean isItsTurn() {
        return left > 0 && --left == 0;
    }

    @Override
    public void opening(Life life) throws SQLException {
        if (!kind.isOfCommits() && isItsTurn()) {
            if (kind == Kind.CRASH) {
                die(life);
            }
            throw new SQLException("planted: nobody listens", "08001");
        }
    }

    @Override
    public void before(Call call) throws SQLException {
        if (kind.isOfCommits() || !isItsTurn()) {
            return;
        }
        switch (kind) {
            case LOST -> throw call.lose();
            case CONFLICT -> throw new SQLException("planted: serialization failure", "40001");
            case REFUSED -> throw new SQLException("planted: statement failed", "XX000");
            case CRASH -> die(call.life());
            case LOST_AFTER_COMMIT, CRASH_AFTER_COMMIT, SYNC -> {}
        }
    }

    @Override
    public void committed(Call call) throws SQLException {
        if (!kind.isOfCommits() || !isItsTurn()) {
            return;
        }
        switch (kind) {
            case LOST_AFTER_COMMIT -> throw call.lose();
            case CRASH_AFTER_COMMIT -> die(call.life());
            case SYNC -> throw new StoreException(StoreException.Kind.FATAL, "planted: sync failed", null);
            case LOST, CONFLICT, REFUSED, CRASH -> {}
        }
    }

    private void die(Life life) {
        store.kill(life);
        throw new Crash(life.name() + " dies");
    }
}
