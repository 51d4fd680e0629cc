package io.silkroam.gateway.care.store;

import io.silkroam.billing.JournalCursor;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How far the journal was read, held by one gateway at a time. */
public final class PositionStore {
    private static final String NAME = "journal";
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String FIND =
            "SELECT holder, lease_until, version, position FROM care_position WHERE name = ?";
    private static final String INSERT =
            "INSERT INTO care_position (name, holder, lease_until, version, position) VALUES (?, ?, ?, 1, '')";
    private static final String UPDATE = """
            UPDATE care_position SET holder = ?, lease_until = ?, position = ?, version = version + 1
             WHERE name = ? AND version = ?
            """;

    /**
     * Ours for a time.
     *
     * @param until when others may take it
     */
    public record Held(String holder, Instant until, long version, JournalCursor cursor) {

        /** The same, read on in memory. */
        public Held at(JournalCursor further) {
            return new Held(holder, until, version, further);
        }
    }

    /** Takes it, or keeps it; empty while another holds it. */
    public Optional<Held> take(Connection connection, String holder, Instant now, Instant until) {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, NAME);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.of(first(connection, holder, until));
                }
                boolean ours = holder.equals(row.getString(1));
                if (!ours && Instant.ofEpochMilli(row.getLong(2)).isAfter(now)) {
                    return Optional.empty();
                }
                Held before = new Held(holder, until, row.getLong(3), cursor(row.getString(4)));
                return Optional.of(keep(connection, before, until));
            }
        } catch (SQLException e) {
            throw StoreException.of("take the position of care", e);
        }
    }

    /** How far whoever holds it has come, as it was last written; nothing if nobody ever held it. */
    public Optional<JournalCursor> read(Connection connection) {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, NAME);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(cursor(row.getString(4))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("read the position of care", e);
        }
    }

    private static Held first(Connection connection, String holder, Instant until) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, NAME);
            insert.setString(2, holder);
            insert.setLong(3, until.toEpochMilli());
            insert.executeUpdate();
            return new Held(holder, until, 1, JournalCursor.START);
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw lost(e);
            }
            throw e;
        }
    }

    /** Writes its cursor and holds it until then; a conflict if another has taken it. */
    public Held keep(Connection connection, Held held, Instant until) {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setString(1, held.holder());
            update.setLong(2, until.toEpochMilli());
            update.setString(3, text(held.cursor()));
            update.setString(4, NAME);
            update.setLong(5, held.version());
            if (update.executeUpdate() != 1) {
                throw lost(null);
            }
            return new Held(held.holder(), until, held.version() + 1, held.cursor());
        } catch (SQLException e) {
            throw StoreException.of("move the position of care", e);
        }
    }

    private static StoreException lost(SQLException cause) {
        return new StoreException(
                StoreException.Kind.CONFLICT, "another gateway has taken the position of care", cause);
    }

    private static String text(JournalCursor cursor) {
        return new TreeMap<>(cursor.lastSequences())
                .entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).collect(Collectors.joining(" "));
    }

    private static JournalCursor cursor(String text) {
        Map<Long, Long> last = new HashMap<>();
        for (String entry : text.split(" ", -1)) {
            int colon = entry.indexOf(':');
            if (colon > 0) {
                last.put(Long.parseLong(entry.substring(0, colon)), Long.parseLong(entry.substring(colon + 1)));
            }
        }
        return new JournalCursor(last);
    }
}
