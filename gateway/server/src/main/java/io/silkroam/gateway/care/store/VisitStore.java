package io.silkroam.gateway.care.store;

import io.silkroam.gateway.care.rules.Whereabouts;
import io.silkroam.store.Columns;
import io.silkroam.store.Dialect;
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
    private static final String NEW = """
            UNNEST(CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY))
                AS n(subscriber_id, country, entered_at)""";
    private static final String WRITE_POSTGRESQL = """
            INSERT INTO care_visit (subscriber_id, country, entered_at)
            SELECT n.subscriber_id, n.country, n.entered_at FROM %s
            ON CONFLICT (subscriber_id, country) DO UPDATE SET entered_at = excluded.entered_at
            """.formatted(NEW);
    private static final String WRITE_H2 = """
            MERGE INTO care_visit (subscriber_id, country, entered_at) KEY (subscriber_id, country)
            SELECT n.subscriber_id, n.country, n.entered_at FROM %s
            """.formatted(NEW);

    /** That somebody is in a country, and since when. */
    public record Visit(long subscriber, String country, Instant enteredAt) {}

    private final String write;

    public VisitStore(Dialect dialect) {
        this.write = dialect.either(WRITE_POSTGRESQL, WRITE_H2);
    }

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

    /** Writes these; a country that somebody was in before has the later time. */
    public void write(Connection connection, Collection<Visit> visits) {
        try (PreparedStatement statement = connection.prepareStatement(write)) {
            Columns.of(statement, visits)
                    .bigint(Visit::subscriber)
                    .text(Visit::country)
                    .bigint(visit -> visit.enteredAt().toEpochMilli())
                    .expectOneEach("note where subscribers are");
        } catch (SQLException e) {
            throw StoreException.of("note where subscribers are", e);
        }
    }
}
