package io.silkroam.gateway.feed.store;

import io.silkroam.gateway.feed.store.Delivery.State;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files and where they go. */
public final class DeliveryStore {
    private static final String INSERT = """
            INSERT INTO delivery (issue_id, file_name, profile, language, destination, state, attempts, next_at)
            SELECT n.* FROM (VALUES (CAST(? AS bigint), CAST(? AS varchar), CAST(? AS varchar), CAST(? AS varchar),
                                     CAST(? AS varchar), 'WAITING', 0, CAST(? AS bigint)))
                   AS n(issue_id, file_name, profile, language, destination, state, attempts, next_at)
             WHERE NOT EXISTS (SELECT 1 FROM delivery d WHERE d.issue_id = n.issue_id
                                  AND d.file_name = n.file_name AND d.destination = n.destination)
            """;
    private static final String DUE = """
            SELECT * FROM delivery
             WHERE destination = ? AND state IN ('WAITING', 'FAILED') AND next_at <= ?
             ORDER BY next_at, issue_id, file_name
             FETCH FIRST 1 ROW ONLY
            """;
    private static final String CLAIM = """
            UPDATE delivery SET attempts = attempts + 1, holder = ?, next_at = ?
             WHERE issue_id = ? AND file_name = ? AND destination = ? AND attempts = ? AND next_at = ?
               AND state <> 'DELIVERED'
            """;
    private static final String SETTLE = """
            UPDATE delivery SET state = ?, next_at = ?, last_error = ?, delivered_at = ?
             WHERE issue_id = ? AND file_name = ? AND destination = ? AND attempts = ?
            """;
    private static final String FREE = """
            UPDATE delivery SET next_at = ? WHERE holder = ? AND next_at > ? AND state <> 'DELIVERED'
            """;
    private static final String AGAIN = """
            UPDATE delivery SET state = 'WAITING', next_at = ?, delivered_at = NULL
             WHERE issue_id = ? AND (? = '' OR destination = ?)
            """;
    private static final String LIST = """
            SELECT * FROM delivery WHERE (state = ? OR ? = 'ALL') AND issue_id < ?
             ORDER BY issue_id DESC, file_name, destination
             FETCH FIRST ? ROWS ONLY
            """;
    private static final String OF_ISSUE = "SELECT * FROM delivery WHERE issue_id = ? ORDER BY file_name, destination";
    private static final String COUNT = "SELECT COUNT(*) FROM delivery WHERE state = ?";

    /** A new one; nothing if it is there already. */
    public void insert(Connection connection, Delivery.Key key, String profile, String language, Instant now) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, key.issue());
            insert.setString(2, key.file());
            insert.setString(3, profile);
            insert.setString(4, language);
            insert.setString(5, key.destination());
            insert.setLong(6, now.toEpochMilli());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("note a delivery", e);
        }
    }

    /** The next one that is to be attempted. */
    public Optional<Delivery> due(Connection connection, String destination, Instant now) {
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setString(1, destination);
            select.setLong(2, now.toEpochMilli());
            return all(select).stream().findFirst();
        } catch (SQLException e) {
            throw StoreException.of("find a delivery", e);
        }
    }

    /** Takes it for an attempt until then; false if another gateway was faster. */
    public boolean claim(Connection connection, Delivery delivery, String holder, Instant until) {
        try (PreparedStatement update = connection.prepareStatement(CLAIM)) {
            update.setString(1, holder);
            update.setLong(2, until.toEpochMilli());
            setKey(update, 3, delivery.key());
            update.setInt(6, delivery.attempts());
            update.setLong(7, delivery.nextAt().toEpochMilli());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw StoreException.of("take a delivery", e);
        }
    }

    /** What came of the attempt; nothing if it was asked for anew meanwhile and attempted by another. */
    public void settle(Connection connection, Delivery attempted) {
        try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
            update.setString(1, attempted.state().name());
            update.setLong(2, attempted.nextAt().toEpochMilli());
            update.setString(3, attempted.lastError().orElse(null));
            update.setObject(
                    4, attempted.deliveredAt().map(Instant::toEpochMilli).orElse(null), java.sql.Types.BIGINT);
            setKey(update, 5, attempted.key());
            update.setInt(8, attempted.attempts());
            update.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("settle a delivery", e);
        }
    }

    /** What this gateway had taken when it died. */
    public void free(Connection connection, String holder, Instant now) {
        try (PreparedStatement update = connection.prepareStatement(FREE)) {
            update.setLong(1, now.toEpochMilli());
            update.setString(2, holder);
            update.setLong(3, now.toEpochMilli());
            update.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("free deliveries", e);
        }
    }

    /** All files of an issue go once more, to one destination or to all of them; how many. */
    public int again(Connection connection, long issue, Optional<String> destination, Instant now) {
        try (PreparedStatement update = connection.prepareStatement(AGAIN)) {
            update.setLong(1, now.toEpochMilli());
            update.setLong(2, issue);
            update.setString(3, destination.orElse(""));
            update.setString(4, destination.orElse(""));
            return update.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("deliver again", e);
        }
    }

    /** Those of a state, or all, of issues before this one; the newest first. */
    public List<Delivery> list(Connection connection, Optional<State> state, long beforeIssue, int limit) {
        try (PreparedStatement select = connection.prepareStatement(LIST)) {
            String word = state.map(State::name).orElse("ALL");
            select.setString(1, word);
            select.setString(2, word);
            select.setLong(3, beforeIssue);
            select.setInt(4, limit);
            return all(select);
        } catch (SQLException e) {
            throw StoreException.of("list deliveries", e);
        }
    }

    public List<Delivery> ofIssue(Connection connection, long issue) {
        try (PreparedStatement select = connection.prepareStatement(OF_ISSUE)) {
            select.setLong(1, issue);
            return all(select);
        } catch (SQLException e) {
            throw StoreException.of("list deliveries of an issue", e);
        }
    }

    public long count(Connection connection, State state) {
        try (PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setString(1, state.name());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw StoreException.of("count deliveries", e);
        }
    }

    private static void setKey(PreparedStatement statement, int first, Delivery.Key key) throws SQLException {
        statement.setLong(first, key.issue());
        statement.setString(first + 1, key.file());
        statement.setString(first + 2, key.destination());
    }

    private static List<Delivery> all(PreparedStatement select) throws SQLException {
        List<Delivery> all = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long deliveredAt = rows.getLong("delivered_at");
                boolean delivered = !rows.wasNull();
                all.add(new Delivery(
                        new Delivery.Key(
                                rows.getLong("issue_id"), rows.getString("file_name"), rows.getString("destination")),
                        rows.getString("profile"),
                        rows.getString("language"),
                        State.valueOf(rows.getString("state")),
                        rows.getInt("attempts"),
                        Instant.ofEpochMilli(rows.getLong("next_at")),
                        Optional.ofNullable(rows.getString("last_error")),
                        delivered ? Optional.of(Instant.ofEpochMilli(deliveredAt)) : Optional.empty()));
            }
        }
        return all;
    }
}
