package io.silkroam.charging.store;

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

    private static final String INSERT = """
            INSERT INTO closed_session (subscriber_id, session_id, request_type, request_number, answer, keep_until)
            SELECT * FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS integer ARRAY),
                                 CAST(? AS bigint ARRAY), CAST(? AS bytea ARRAY), CAST(? AS bigint ARRAY))
            """;

    private static final String FIND = """
            SELECT c.subscriber_id, c.session_id, c.request_type, c.request_number, c.answer
              FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS integer ARRAY),
                          CAST(? AS bigint ARRAY)) AS w(wanted_subscriber, wanted_session, wanted_type, wanted_number)
              JOIN closed_session c ON c.subscriber_id = w.wanted_subscriber AND c.session_id = w.wanted_session
                                   AND c.request_type = w.wanted_type AND c.request_number = w.wanted_number
            """;

    private static final String PRUNE = """
            DELETE FROM closed_session
             WHERE (subscriber_id, session_id, request_type, request_number) IN (
                   SELECT subscriber_id, session_id, request_type, request_number FROM closed_session
                    WHERE keep_until <= ? ORDER BY keep_until FETCH FIRST ? ROWS ONLY)
            """;

    /** Remembers these; one that is remembered already is a fault. */
    public void insert(Connection connection, List<ClosedSession> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, sessions)
                    .bigint(session -> session.key().subscriberId())
                    .text(session -> session.key().sessionId())
                    .integer(session -> session.key().requestType())
                    .bigint(session -> session.key().requestNumber())
                    .bytes(ClosedSession::answer)
                    .bigint(ClosedSession::keepUntil)
                    .expectOneEach("remember closed sessions");
        } catch (SQLException e) {
            throw StoreException.of("remember closed sessions", e);
        }
    }

    /** The answers given to these requests, as far as they are remembered here. */
    public Map<ClosedSession.RequestKey, byte[]> find(
            Connection connection, Collection<ClosedSession.RequestKey> keys) {
        Map<ClosedSession.RequestKey, byte[]> answers = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            Columns.of(select, keys)
                    .bigint(ClosedSession.RequestKey::subscriberId)
                    .text(ClosedSession.RequestKey::sessionId)
                    .integer(ClosedSession.RequestKey::requestType)
                    .bigint(ClosedSession.RequestKey::requestNumber);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ClosedSession.RequestKey key = new ClosedSession.RequestKey(
                            rows.getLong(1), rows.getString(2), rows.getInt(3), rows.getLong(4));
                    answers.put(key, rows.getBytes(5));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("look for closed sessions", e);
        }
        return answers;
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
