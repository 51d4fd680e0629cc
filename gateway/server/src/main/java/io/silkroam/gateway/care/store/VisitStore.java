package io.silkroam.gateway.care.store;

import io.silkroam.gateway.care.rules.Whereabouts;
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

/** The countries each subscriber was in. Written by the gateway that holds the position, in the same transaction. */
public final class VisitStore {
    private static final String FIND = """
            SELECT v.subscriber_id, v.country, v.entered_at
              FROM UNNEST(CAST(? AS bigint ARRAY)) AS w(wanted)
              JOIN care_visit v ON v.subscriber_id = w.wanted
            """;
    private static final String UPDATE = "UPDATE care_visit SET entered_at = ? WHERE subscriber_id = ? AND country = ?";
    private static final String INSERT = "INSERT INTO care_visit (entered_at, subscriber_id, country) VALUES (?, ?, ?)";

    /** Those of these who were anywhere. */
    public Map<Long, Whereabouts> find(Connection connection, Collection<Long> subscribers) {
        Map<Long, Map<String, Instant>> entered = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            Columns.of(select, subscribers).bigint(s -> s);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entered.computeIfAbsent(rows.getLong(1), s -> new HashMap<>())
                            .put(rows.getString(2), Instant.ofEpochMilli(rows.getLong(3)));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("look up where subscribers were", e);
        }
        Map<Long, Whereabouts> found = new HashMap<>();
        entered.forEach((subscriber, countries) -> found.put(subscriber, new Whereabouts(countries)));
        return found;
    }

    /** Writes what is new in {@code now}, as compared with {@code before}. */
    public void write(Connection connection, long subscriber, Whereabouts before, Whereabouts now) {
        now.entered().forEach((country, at) -> {
            if (!at.equals(before.entered().get(country))) {
                write(connection, subscriber, country, at);
            }
        });
    }

    private static void write(Connection connection, long subscriber, String country, Instant at) {
        try (PreparedStatement update = connection.prepareStatement(UPDATE);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            if (bound(update, subscriber, country, at) == 0) {
                Columns.expectCount(bound(insert, subscriber, country, at), 1, "note where a subscriber is");
            }
        } catch (SQLException e) {
            throw StoreException.of("note where a subscriber is", e);
        }
    }

    private static int bound(PreparedStatement write, long subscriber, String country, Instant at) throws SQLException {
        write.setLong(1, at.toEpochMilli());
        write.setLong(2, subscriber);
        write.setString(3, country);
        return write.executeUpdate();
    }
}
