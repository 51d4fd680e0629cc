package io.silkroam.billing.retention;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.Micros;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out up to where a writer's rows may go. */
final class BoundStore {

    private static final long NONE = Long.MAX_VALUE;

    private static final String WRITERS = """
            SELECT b.writer, b.last_sequence, COALESCE(r.nameless_up_to, 0) AS nameless_up_to,
                   COALESCE(r.removed_up_to, 0) AS removed_up_to
              FROM booked_writer b LEFT JOIN retention_writer r ON r.writer = b.writer
             ORDER BY b.writer
            """;

    /** The first row that is young enough. */
    private static final String YOUNG = """
            SELECT COALESCE(MIN(sequence), ?) FROM usage_journal WHERE writer = ? AND sequence > ? AND at >= ?
            """;

    private static final String SUSPENDED = """
            SELECT COALESCE(MIN(sequence), ?) FROM suspended_record WHERE writer = ? AND sequence > ?
            """;

    /** The end of the last period of a kind that was given out, and the ledger transaction up to which it tells. */
    private static final String ISSUED = """
            SELECT to_day, up_to FROM export_issue WHERE kind = ?
             ORDER BY to_day DESC, sequence DESC, revision DESC FETCH FIRST 1 ROWS ONLY
            """;

    private static final String RECORD_NOT_ISSUED = """
            SELECT COALESCE(MIN(sequence), ?) FROM rated_record
             WHERE writer = ? AND sequence > ? AND (happened >= ? OR transaction_id > ?)
            """;

    private static final String SALE_NOT_ISSUED = """
            SELECT COALESCE(MIN(sequence), ?) FROM sale_entry
             WHERE writer = ? AND sequence > ? AND (happened >= ? OR transaction_id > ?)
            """;

    private final ZoneId zone;

    /** A writer of the journal, and how far its rows are without names, and gone. */
    record Writer(long id, long booked, long namelessUpTo, long removedUpTo) {
        /** Up to where nothing is left to do. */
        long done(boolean remove) {
            return remove ? removedUpTo : namelessUpTo;
        }
    }

    /**
     * @param last row that may go
     * @param held why the next one may not, if it is old enough
     */
    record Bound(long last, Optional<String> held) {}

    private record Stop(long first, String why) {}

    private record Issued(long happenedBefore, long upTo) {}

    BoundStore(ZoneId zone) {
        this.zone = zone;
    }

    List<Writer> writers(Connection connection) {
        try {
            List<Writer> writers = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(WRITERS);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    writers.add(new Writer(
                            rows.getLong("writer"),
                            rows.getLong("last_sequence"),
                            rows.getLong("nameless_up_to"),
                            rows.getLong("removed_up_to")));
                }
            }
            return writers;
        } catch (SQLException e) {
            throw StoreException.of("look what is stored", e);
        }
    }

    /** @param done up to where nothing is left to do */
    Bound of(Connection connection, Writer writer, long done, Instant until, List<JournalCursor> readers) {
        try {
            long young =
                    Math.min(first(connection, YOUNG, NONE, writer.id(), done, Micros.of(until)), writer.booked() + 1);
            Stop stop = new Stop(young, "");
            stop = earlier(stop, first(connection, SUSPENDED, NONE, writer.id(), done), "it waits in suspense");
            for (JournalCursor reader : readers) {
                stop = earlier(stop, reader.lastSequence(writer.id()) + 1, "not everybody has read it in the journal");
            }
            Optional<Issued> usage = issued(connection, "USAGE");
            Optional<Issued> sales = issued(connection, "SALES");
            if (usage.isEmpty()) {
                stop = earlier(stop, done + 1, "no file of usage was made yet");
            }
            stop = notIssued(
                    connection, stop, RECORD_NOT_ISSUED, writer.id(), done, usage, "it was in no file of usage");
            stop = notIssued(connection, stop, SALE_NOT_ISSUED, writer.id(), done, sales, "it was in no file of sales");
            String why = stop.why();
            return new Bound(
                    stop.first() - 1,
                    why.isEmpty()
                            ? Optional.empty()
                            : Optional.of("row %d/%d stays: %s".formatted(writer.id(), stop.first(), why)));
        } catch (SQLException e) {
            throw StoreException.of("look what may go", e);
        }
    }

    private static Stop notIssued(
            Connection connection, Stop stop, String sql, long writer, long done, Optional<Issued> issued, String why)
            throws SQLException {
        if (issued.isEmpty()) {
            return stop;
        }
        Issued last = issued.get();
        long first = first(connection, sql, NONE, writer, done, last.happenedBefore(), last.upTo());
        return earlier(stop, first, why);
    }

    private static Stop earlier(Stop stop, long first, String why) {
        return first < stop.first() ? new Stop(first, why) : stop;
    }

    private static long first(Connection connection, String sql, long... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setLong(i + 1, parameters[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private Optional<Issued> issued(Connection connection, String kind) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ISSUED)) {
            select.setString(1, kind);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                Instant end = LocalDate.ofEpochDay(rows.getLong("to_day"))
                        .atStartOfDay(zone)
                        .toInstant();
                return Optional.of(new Issued(Micros.of(end), rows.getLong("up_to")));
            }
        }
    }
}
