package io.silkroam.charging.store;

import io.silkroam.store.Columns;
import io.silkroam.store.Dialect;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The memory of closed sessions beyond what an account's body holds. */
public final class ClosedSessionStore {

    private static final String WANTED = """
            UNNEST(CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bytea ARRAY), CAST(? AS bigint ARRAY))
                AS n(subscriber_id, session_id, memory, keep_until)
            """;

    private static final String REMEMBER_POSTGRESQL = """
            INSERT INTO closed_session (subscriber_id, session_id, memory, keep_until) SELECT * FROM %s
            ON CONFLICT (subscriber_id, session_id)
            DO UPDATE SET memory = excluded.memory, keep_until = excluded.keep_until
            """.formatted(WANTED);

    private static final String REMEMBER_H2 = """
            MERGE INTO closed_session (subscriber_id, session_id, memory, keep_until)
            KEY (subscriber_id, session_id) SELECT * FROM %s
            """.formatted(WANTED);

    private static final String FIND = """
            SELECT c.subscriber_id, c.session_id, c.memory
              FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY)) AS w(wanted_subscriber, wanted_session)
              JOIN closed_session c ON c.subscriber_id = w.wanted_subscriber AND c.session_id = w.wanted_session
            """;

    private static final String ANY_TO_FORGET =
            "SELECT 1 FROM closed_session WHERE keep_until <= ? FETCH FIRST 1 ROWS ONLY";

    private static final String PRUNE = """
            DELETE FROM closed_session WHERE (subscriber_id, session_id) IN (
                   SELECT subscriber_id, session_id FROM closed_session
                    WHERE keep_until <= ? ORDER BY keep_until FETCH FIRST ? ROWS ONLY)
            """;

    private final String remember;

    public ClosedSessionStore(Dialect dialect) {
        this.remember = dialect.either(REMEMBER_POSTGRESQL, REMEMBER_H2);
    }

    /** Remembers these, each session once; what was remembered of the same session before is replaced. */
    public void remember(Connection connection, Collection<SessionMemory> memories) {
        if (memories.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(remember)) {
            Columns.of(upsert, List.copyOf(memories))
                    .bigint(memory -> memory.key().subscriberId())
                    .text(memory -> memory.key().sessionId())
                    .bytes(SessionMemory::octets)
                    .bigint(SessionMemory::keepUntil)
                    .expectOneEach("remember closed sessions");
        } catch (SQLException e) {
            throw StoreException.of("remember closed sessions", e);
        }
    }

    /** What is remembered of these sessions here. */
    public Map<SessionMemory.Key, byte[]> find(Connection connection, Collection<SessionMemory.Key> keys) {
        Map<SessionMemory.Key, byte[]> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            Columns.of(select, keys).bigint(SessionMemory.Key::subscriberId).text(SessionMemory.Key::sessionId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(new SessionMemory.Key(rows.getLong(1), rows.getString(2)), rows.getBytes(3));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("look for closed sessions", e);
        }
        return found;
    }

    /** Whether forgetting would find any. */
    public boolean anyToForget(Connection connection, long nowSeconds) {
        try (PreparedStatement select = connection.prepareStatement(ANY_TO_FORGET)) {
            select.setLong(1, nowSeconds);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw StoreException.of("look for closed sessions to forget", e);
        }
    }

    /** Forgets at most {@code limit} of what need not be kept any longer; returns how many. */
    public int prune(Connection connection, long nowSeconds, int limit) {
        try (PreparedStatement delete = connection.prepareStatement(PRUNE)) {
            delete.setLong(1, nowSeconds);
            delete.setInt(2, limit);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("forget closed sessions", e);
        }
    }
}
