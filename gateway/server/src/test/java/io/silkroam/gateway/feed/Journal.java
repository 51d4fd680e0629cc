package io.silkroam.gateway.feed;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.store.JournalWriter;
import io.silkroam.store.Database;
import io.silkroam.store.LaneSession;
import io.silkroam.store.TestDatabases;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lanes that write into the journal of a test's database. */
final class Journal implements AutoCloseable {
    private final Database database;
    private final JournalWriter journal = new JournalWriter();
    private final List<LaneSession> lanes = new ArrayList<>();

    Journal(Database database) {
        this.database = database;
    }

    /** A writer of its own; the first is 0 here. */
    int lane() {
        lanes.add(TestDatabases.session(database));
        return lanes.size() - 1;
    }

    /** The number its rows stand under. */
    long writer(int lane) {
        return lanes.get(lane).writer();
    }

    void write(int lane, Instant... at) {
        journal.append(
                lanes.get(lane), List.of(at).stream().map(Journal::record).toList());
        lanes.get(lane).commitDurably();
    }

    /** So many rows at the same instant. */
    void write(int lane, int rows, Instant at) {
        write(lane, IntStream.range(0, rows).mapToObj(i -> at).toArray(Instant[]::new));
    }

    /** A row behind one that is missing. */
    void writeBehindAHole(int lane, Instant at) {
        lanes.get(lane).takeSequences(1);
        write(lane, at);
    }

    private static UsageRecord record(Instant at) {
        return UsageRecord.of(UsageKind.SESSION_OPENED, at, 1, "204080000000100")
                .session("pgw;1;1")
                .build();
    }

    @Override
    public void close() {
        for (LaneSession lane : lanes) {
            try {
                lane.connection().close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
