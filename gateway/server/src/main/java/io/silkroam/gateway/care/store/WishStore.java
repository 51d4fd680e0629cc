package io.silkroam.gateway.care.store;

import io.silkroam.gateway.care.rules.Language;
import io.silkroam.gateway.care.rules.Wish;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What subscribers wish. */
public final class WishStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String FIND = """
            SELECT c.language, c.stopped, c.subscriber_id
              FROM UNNEST(CAST(? AS bigint ARRAY)) AS w(wanted)
              JOIN care_wish c ON c.subscriber_id = w.wanted
            """;
    private static final String UPDATE =
            "UPDATE care_wish SET language = ?, stopped = ?, changed_at = ? WHERE subscriber_id = ?";
    private static final String INSERT =
            "INSERT INTO care_wish (language, stopped, changed_at, subscriber_id) VALUES (?, ?, ?, ?)";

    /** Empty for one who wished nothing yet. */
    public Optional<Wish> find(Connection connection, SubscriberId subscriber) {
        return Optional.ofNullable(find(connection, Set.of(subscriber)).get(subscriber));
    }

    /** Of those of these who wished something. */
    public Map<SubscriberId, Wish> find(Connection connection, Collection<SubscriberId> subscribers) {
        Map<SubscriberId, Wish> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            Columns.of(select, subscribers).bigint(SubscriberId::value);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Wish wish = new Wish(Language.valueOf(row.getString(1)), row.getBoolean(2));
                    found.put(new SubscriberId(row.getLong(3)), wish);
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("look up wishes", e);
        }
        return found;
    }

    /** The last wish counts; a conflict if another's first came in between. */
    public void write(Connection connection, SubscriberId subscriber, Wish wish, Instant now) {
        try (PreparedStatement update = connection.prepareStatement(UPDATE);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            if (bound(update, subscriber, wish, now) == 0) {
                bound(insert, subscriber, wish, now);
            }
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new StoreException(StoreException.Kind.CONFLICT, "a wish was noted meanwhile", e);
            }
            throw StoreException.of("note a wish", e);
        }
    }

    private static int bound(PreparedStatement write, SubscriberId subscriber, Wish wish, Instant now)
            throws SQLException {
        write.setString(1, wish.language().name());
        write.setBoolean(2, wish.stopped());
        write.setLong(3, now.toEpochMilli());
        write.setLong(4, subscriber.value());
        return write.executeUpdate();
    }
}
