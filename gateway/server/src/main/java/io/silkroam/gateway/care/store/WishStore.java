package io.silkroam.gateway.care.store;

import io.silkroam.gateway.care.rules.Language;
import io.silkroam.gateway.care.rules.Wish;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What subscribers wish. */
public final class WishStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String FIND = "SELECT language, stopped FROM care_wish WHERE subscriber_id = ?";
    private static final String UPDATE =
            "UPDATE care_wish SET language = ?, stopped = ?, changed_at = ? WHERE subscriber_id = ?";
    private static final String INSERT =
            "INSERT INTO care_wish (language, stopped, changed_at, subscriber_id) VALUES (?, ?, ?, ?)";

    /** Empty for one who wished nothing yet. */
    public Optional<Wish> find(Connection connection, SubscriberId subscriber) {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setLong(1, subscriber.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Wish(Language.valueOf(row.getString(1)), row.getBoolean(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("look up a wish", e);
        }
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
