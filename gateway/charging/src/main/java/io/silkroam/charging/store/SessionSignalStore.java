package io.silkroam.charging.store;

import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.store.SessionSignal.Target;
import io.silkroam.store.Columns;
import io.silkroam.store.Dialect;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Signals that are due. A claimed one is not due again before its time, so that two gateways never send it at once. */
public final class SessionSignalStore {

    private static final String REQUEST_POSTGRESQL = """
            INSERT INTO session_signal (subscriber_id, session_id, origin_host, origin_realm, kind, attempts, next_at)
            VALUES (?, ?, ?, ?, ?, 0, ?)
            ON CONFLICT (session_id, kind) DO UPDATE SET attempts = 0, next_at = excluded.next_at
            """;

    private static final String REQUEST_H2 = """
            MERGE INTO session_signal s
            USING (VALUES (CAST(? AS bigint), CAST(? AS varchar), CAST(? AS varchar), CAST(? AS varchar),
                           CAST(? AS varchar), CAST(? AS bigint)))
               AS n(subscriber_id, session_id, origin_host, origin_realm, kind, next_at)
               ON s.session_id = n.session_id AND s.kind = n.kind
             WHEN MATCHED THEN UPDATE SET attempts = 0, next_at = n.next_at
             WHEN NOT MATCHED THEN
                  INSERT (subscriber_id, session_id, origin_host, origin_realm, kind, attempts, next_at)
                  VALUES (n.subscriber_id, n.session_id, n.origin_host, n.origin_realm, n.kind, 0, n.next_at)
            """;

    private static final String DUE = """
            SELECT id, subscriber_id, session_id, origin_host, origin_realm, kind, attempts FROM session_signal
             WHERE (origin_host IN (SELECT h.host FROM UNNEST(CAST(? AS varchar ARRAY)) AS h(host))
                    OR origin_realm IN (SELECT r.realm FROM UNNEST(CAST(? AS varchar ARRAY)) AS r(realm)))
               AND next_at <= ?
             ORDER BY next_at, id FETCH FIRST ? ROWS ONLY FOR UPDATE SKIP LOCKED
            """;

    private static final String ANY_DUE = """
            SELECT 1 FROM session_signal
             WHERE (origin_host IN (SELECT h.host FROM UNNEST(CAST(? AS varchar ARRAY)) AS h(host))
                    OR origin_realm IN (SELECT r.realm FROM UNNEST(CAST(? AS varchar ARRAY)) AS r(realm)))
               AND next_at <= ?
             FETCH FIRST 1 ROWS ONLY
            """;

    private static final String CLAIM = """
            UPDATE session_signal SET attempts = attempts + 1, next_at = ? WHERE id = ? AND attempts = ?
            """;

    private static final String CONFIRM = "DELETE FROM session_signal WHERE session_id = ? AND kind = ?";

    private static final String GIVE_UP = "DELETE FROM session_signal WHERE id = ? AND attempts = ?";

    private final String request;

    public SessionSignalStore(Dialect dialect) {
        this.request = dialect.either(REQUEST_POSTGRESQL, REQUEST_H2);
    }

    /** Asks for a signal; one that waits already starts over. */
    public void request(Connection connection, Target target, SignalKind kind, Instant dueAt) {
        try (PreparedStatement upsert = connection.prepareStatement(request)) {
            upsert.setLong(1, target.subscriberId());
            upsert.setString(2, target.sessionId());
            upsert.setString(3, target.originHost());
            upsert.setString(4, target.originRealm());
            upsert.setString(5, kind.name());
            upsert.setLong(6, dueAt.toEpochMilli());
            Columns.expectCount(upsert.executeUpdate(), 1, "request a signal");
        } catch (SQLException e) {
            throw StoreException.of("request a signal", e);
        }
    }

    /** Whether claiming would find any; asked first, because a claim is a write. */
    public boolean anyDue(Connection connection, Reach reach, Instant now) {
        try (PreparedStatement select = connection.prepareStatement(ANY_DUE)) {
            bind(select, reach, now);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw StoreException.of("look for signals", e);
        }
    }

    /**
     * Takes up to {@code limit} signals due at sessions within reach, and makes each due once more after
     * {@code again}, in case it is not confirmed. Send them after the commit.
     */
    public List<SessionSignal> claimDue(Connection connection, Reach reach, Instant now, Duration again, int limit) {
        Instant nextAt = now.plus(again);
        try {
            List<SessionSignal> due = due(connection, reach, now, nextAt, limit);
            try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                for (SessionSignal signal : due) {
                    claim.setLong(1, nextAt.toEpochMilli());
                    claim.setLong(2, signal.id());
                    claim.setInt(3, signal.attempts() - 1);
                    claim.addBatch();
                }
                for (int count : claim.executeBatch()) {
                    Columns.expectCount(count, 1, "claim a signal");
                }
            }
            return due;
        } catch (SQLException e) {
            throw StoreException.of("claim signals", e);
        }
    }

    private static void bind(PreparedStatement select, Reach reach, Instant now) throws SQLException {
        Connection connection = select.getConnection();
        select.setArray(1, connection.createArrayOf("varchar", reach.hosts().toArray()));
        select.setArray(
                2, connection.createArrayOf("varchar", reach.relayedRealms().toArray()));
        select.setLong(3, now.toEpochMilli());
    }

    private static List<SessionSignal> due(Connection connection, Reach reach, Instant now, Instant nextAt, int limit)
            throws SQLException {
        List<SessionSignal> due = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            bind(select, reach, now);
            select.setInt(4, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Target target =
                            new Target(rows.getLong(2), rows.getString(3), rows.getString(4), rows.getString(5));
                    SignalKind kind = SignalKind.valueOf(rows.getString(6));
                    due.add(new SessionSignal(rows.getLong(1), target, kind, rows.getInt(7) + 1, nextAt));
                }
            }
        }
        return due;
    }

    /** The session has reacted. True when that ended a waiting signal, false when none waited. */
    public boolean confirm(Connection connection, String sessionId, SignalKind kind) {
        try (PreparedStatement delete = connection.prepareStatement(CONFIRM)) {
            delete.setString(1, sessionId);
            delete.setString(2, kind.name());
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw StoreException.of("confirm a signal", e);
        }
    }

    /** Ends a signal that was sent often enough. False when it was confirmed or asked for anew in the meantime. */
    public boolean giveUp(Connection connection, SessionSignal signal) {
        try (PreparedStatement delete = connection.prepareStatement(GIVE_UP)) {
            delete.setLong(1, signal.id());
            delete.setInt(2, signal.attempts());
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw StoreException.of("give a signal up", e);
        }
    }
}
