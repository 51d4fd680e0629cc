package io.silkroam.messaging.store;

import io.silkroam.store.Columns;
import io.silkroam.store.Dialect;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits, and when it is due. */
public final class DueStore {

    /** Due when somebody says so. */
    public static final long HELD = Long.MAX_VALUE;

    private static final String NEW = """
            UNNEST(CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY), CAST(? AS varchar ARRAY),
                   CAST(? AS integer ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                   CAST(? AS bigint ARRAY))
                AS n(id, kind, party, priority, due_at, valid_until, chain, note)""";

    private static final String INSERT_POSTGRESQL = """
            INSERT INTO message_due (id, kind, party, priority, due_at, valid_until, chain, note)
            SELECT n.id, n.kind, n.party, n.priority, n.due_at, n.valid_until, n.chain, n.note FROM %s
            ON CONFLICT (id, kind) DO UPDATE SET party = excluded.party, due_at = excluded.due_at,
               valid_until = excluded.valid_until, note = excluded.note
            """.formatted(NEW);

    private static final String INSERT_H2 = """
            MERGE INTO message_due (id, kind, party, priority, due_at, valid_until, chain, note) KEY (id, kind)
            SELECT n.id, n.kind, n.party, n.priority, n.due_at, n.valid_until, n.chain, n.note FROM %s
            """.formatted(NEW);

    private static final String COLUMNS = "id, kind, party, priority, due_at, valid_until, chain, note";

    /** The sum keeps the index of validities out of the plan: most that wait are valid. */
    private static final String CLAIM = """
            SELECT %s FROM message_due
             WHERE party = ? AND priority = ? AND due_at <= ? AND valid_until + 0 > ?
             ORDER BY due_at, id FETCH FIRST ? ROWS ONLY FOR UPDATE SKIP LOCKED
            """.formatted(COLUMNS);

    private static final String ANY_DUE = """
            SELECT 1 FROM message_due WHERE party = ? AND priority = ? AND due_at <= ? AND valid_until + 0 > ?
             ORDER BY due_at FETCH FIRST 1 ROWS ONLY
            """;

    private static final String EXPIRED = """
            SELECT %s FROM message_due WHERE valid_until <= ? ORDER BY valid_until FETCH FIRST ? ROWS ONLY
            """.formatted(COLUMNS);

    private static final String OF_CHAIN =
            "SELECT %s FROM message_due WHERE chain = ? AND kind = 0 ORDER BY id FETCH FIRST ? ROWS ONLY"
                    .formatted(COLUMNS);

    private static final String NEXT_PARTY =
            "SELECT party FROM message_due WHERE party > ? ORDER BY party FETCH FIRST 1 ROWS ONLY";

    private static final String DELETE_POSTGRESQL = """
            DELETE FROM message_due d USING UNNEST(CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY)) AS w(id, kind)
             WHERE d.id = w.id AND d.kind = w.kind
            """;

    private static final String DELETE_H2 = """
            MERGE INTO message_due d
            USING (SELECT * FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY)) AS n(id, kind)) w
               ON d.id = w.id AND d.kind = w.kind
             WHEN MATCHED THEN DELETE
            """;

    private static final String POSTPONE = "UPDATE message_due SET due_at = ? WHERE id = ? AND kind = ?";

    private static final String VALID = "UPDATE message_due SET valid_until = ? WHERE id = ? AND kind = ?";

    private static final String DEPTHS = "SELECT party, COUNT(*) FROM message_due GROUP BY party";

    /** What is to be done. */
    public enum Kind {
        SEND(0),
        RECEIPT(1),
        INTERIM(2),
        REFUND(3);

        private static final Kind[] BY_CODE = values();
        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    /** Which row. */
    public record DueKey(long id, Kind kind) {}

    /**
     * What waits.
     *
     * @param party {@link PartyName}, or {@link PartyName#PAYMENTS}
     * @param priority 0 first, 3 last
     * @param chain of the destination, {@link Chain}
     * @param note of an interim notice: the state's code
     */
    public record Due(DueKey key, String party, int priority, long dueAt, long validUntil, long chain, long note) {}

    /** Priorities there are. */
    public static final int PRIORITIES = 4;

    private final String insert;
    private final String delete;

    public DueStore(Dialect dialect) {
        this.insert = dialect.either(INSERT_POSTGRESQL, INSERT_H2);
        this.delete = dialect.either(DELETE_POSTGRESQL, DELETE_H2);
    }

    /** Keeps these; one of the same key is replaced. */
    public void insert(Connection connection, Collection<Due> dues) {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            Columns.of(statement, dues)
                    .bigint(due -> due.key().id())
                    .integer(due -> due.key().kind().code)
                    .text(Due::party)
                    .integer(Due::priority)
                    .bigint(Due::dueAt)
                    .bigint(Due::validUntil)
                    .bigint(Due::chain)
                    .bigint(Due::note)
                    .expectOneEach("keep what waits");
        } catch (SQLException e) {
            throw StoreException.of("keep what waits", e);
        }
    }

    /** Removes these as far as they are there. */
    public void delete(Connection connection, Collection<DueKey> keys) {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            Columns.of(statement, keys).bigint(DueKey::id).integer(key -> key.kind().code);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("remove what waited", e);
        }
    }

    /** Locks what is due for a party at a priority and what nobody else is claiming just now, the oldest first. */
    public List<Due> claim(Connection connection, String party, int priority, long now, int limit) {
        try (PreparedStatement select = connection.prepareStatement(CLAIM)) {
            bindDue(select, party, priority, now);
            select.setInt(5, limit);
            return read(select);
        } catch (SQLException e) {
            throw StoreException.of("claim messages", e);
        }
    }

    /** Whether a claim would find any; asked first, because a claim is a write. */
    public boolean anyDue(Connection connection, String party, long now) {
        try (PreparedStatement select = connection.prepareStatement(ANY_DUE)) {
            for (int priority = 0; priority < PRIORITIES; priority++) {
                bindDue(select, party, priority, now);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        return true;
                    }
                }
            }
            return false;
        } catch (SQLException e) {
            throw StoreException.of("look for waiting messages", e);
        }
    }

    private static void bindDue(PreparedStatement select, String party, int priority, long now) throws SQLException {
        select.setString(1, party);
        select.setInt(2, priority);
        select.setLong(3, now);
        select.setLong(4, now);
    }

    /** What is past its validity, the longest first. */
    public List<Due> expired(Connection connection, long now, int limit) {
        try (PreparedStatement select = connection.prepareStatement(EXPIRED)) {
            select.setLong(1, now);
            select.setInt(2, limit);
            return read(select);
        } catch (SQLException e) {
            throw StoreException.of("look for expired messages", e);
        }
    }

    /** What waits to be sent to a destination. */
    public List<Due> ofChain(Connection connection, long chain, int limit) {
        try (PreparedStatement select = connection.prepareStatement(OF_CHAIN)) {
            select.setLong(1, chain);
            select.setInt(2, limit);
            return read(select);
        } catch (SQLException e) {
            throw StoreException.of("look for messages to a destination", e);
        }
    }

    private static List<Due> read(PreparedStatement select) throws SQLException {
        List<Due> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Due(
                        new DueKey(rows.getLong(1), Kind.BY_CODE[rows.getInt(2)]),
                        rows.getString(3),
                        rows.getInt(4),
                        rows.getLong(5),
                        rows.getLong(6),
                        rows.getLong(7),
                        rows.getLong(8)));
            }
        }
        return found;
    }

    /** The first party after this one for which something waits; {@code ""} comes before all. */
    public Optional<String> nextParty(Connection connection, String after) {
        try (PreparedStatement select = connection.prepareStatement(NEXT_PARTY)) {
            select.setString(1, after);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("look for parties", e);
        }
    }

    /** Makes it due at another time. False where it does not wait any more. */
    public boolean postpone(Connection connection, DueKey key, long dueAt) {
        try (PreparedStatement update = connection.prepareStatement(POSTPONE)) {
            update.setLong(1, dueAt);
            update.setLong(2, key.id());
            update.setInt(3, key.kind().code);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw StoreException.of("postpone what waits", e);
        }
    }

    /** Makes it valid until another time, and due as before. */
    public void validUntil(Connection connection, DueKey key, long validUntil) {
        try (PreparedStatement update = connection.prepareStatement(VALID)) {
            update.setLong(1, validUntil);
            update.setLong(2, key.id());
            update.setInt(3, key.kind().code);
            update.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("change the validity of what waits", e);
        }
    }

    /** How much waits for each party. */
    public Map<String, Long> depths(Connection connection) {
        Map<String, Long> depths = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(DEPTHS);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                depths.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw StoreException.of("count what waits", e);
        }
        return depths;
    }
}
