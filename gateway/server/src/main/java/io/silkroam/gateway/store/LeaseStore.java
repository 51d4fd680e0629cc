package io.silkroam.gateway.store;

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

/** What one gateway does at a time, and how far it has come with it. */
public final class LeaseStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String FIND = "SELECT holder, lease_until, version, position FROM %s WHERE name = ?";
    private static final String INSERT =
            "INSERT INTO %s (name, holder, lease_until, version, position) VALUES (?, ?, ?, 1, '')";
    private static final String UPDATE = """
            UPDATE %s SET holder = ?, lease_until = ?, position = ?, version = version + 1
             WHERE name = ? AND version = ?
            """;

    private final String find;
    private final String insert;
    private final String update;
    private final String name;
    private final String what;

    /**
     * Ours for a time.
     *
     * @param until when others may take it
     */
    public record Held(String holder, Instant until, long version, JournalCursor position) {

        /** The same, further on. */
        public Held at(JournalCursor further) {
            return new Held(holder, until, version, further);
        }
    }

    private LeaseStore(String table, String name, String what) {
        this.find = FIND.formatted(table);
        this.insert = INSERT.formatted(table);
        this.update = UPDATE.formatted(table);
        this.name = name;
        this.what = what;
    }

    /** Of care: how far it has read the journal. */
    public static LeaseStore ofCare() {
        return new LeaseStore("care_position", "journal", "the position of care");
    }

    /** Of billing: {@code name} is what is done, and what the row is called. */
    public static LeaseStore ofBilling(String name) {
        return new LeaseStore("billing_lease", name, "the lease " + name);
    }

    /** Takes it, or keeps it; empty while another holds it. */
    public Optional<Held> take(Connection connection, String holder, Instant now, Instant until) {
        try (PreparedStatement select = connection.prepareStatement(find)) {
            select.setString(1, name);
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
            throw StoreException.of("take " + what, e);
        }
    }

    /** How far whoever holds it has come, as it was last written; nothing if nobody ever held it. */
    public Optional<JournalCursor> read(Connection connection) {
        try (PreparedStatement select = connection.prepareStatement(find)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(cursor(row.getString(4))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("read " + what, e);
        }
    }

    private Held first(Connection connection, String holder, Instant until) throws SQLException {
        try (PreparedStatement first = connection.prepareStatement(insert)) {
            first.setString(1, name);
            first.setString(2, holder);
            first.setLong(3, until.toEpochMilli());
            first.executeUpdate();
            return new Held(holder, until, 1, JournalCursor.START);
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw lost(e);
            }
            throw e;
        }
    }

    /** Writes its position and holds it until then; a conflict if another has taken it. */
    public Held keep(Connection connection, Held held, Instant until) {
        try (PreparedStatement write = connection.prepareStatement(update)) {
            write.setString(1, held.holder());
            write.setLong(2, until.toEpochMilli());
            write.setString(3, text(held.position()));
            write.setString(4, name);
            write.setLong(5, held.version());
            if (write.executeUpdate() != 1) {
                throw lost(null);
            }
            return new Held(held.holder(), until, held.version() + 1, held.position());
        } catch (SQLException e) {
            throw StoreException.of("keep " + what, e);
        }
    }

    private StoreException lost(SQLException cause) {
        return new StoreException(StoreException.Kind.CONFLICT, "another gateway has taken " + what, cause);
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
