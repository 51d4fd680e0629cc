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
import java.util.List;

/** How much each account had accepted, by day and price. */
public final class TrafficStore {

    private static final String COUNTED = """
            SELECT n.account, n.epoch_day, n.price, CAST(? AS bigint) AS writer, n.messages, n.parts
              FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY),
                          CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY))
                AS n(account, epoch_day, price, messages, parts)
            """;

    private static final String ADD_POSTGRESQL = """
            INSERT INTO account_traffic (account, epoch_day, price, writer, messages, parts) %s
            ON CONFLICT (account, epoch_day, price, writer)
            DO UPDATE SET messages = account_traffic.messages + excluded.messages,
                          parts = account_traffic.parts + excluded.parts
            """.formatted(COUNTED);

    private static final String ADD_H2 = """
            MERGE INTO account_traffic AS t USING (%s) AS c
               ON t.account = c.account AND t.epoch_day = c.epoch_day AND t.price = c.price AND t.writer = c.writer
            WHEN MATCHED THEN UPDATE SET messages = t.messages + c.messages, parts = t.parts + c.parts
            WHEN NOT MATCHED THEN INSERT (account, epoch_day, price, writer, messages, parts)
                 VALUES (c.account, c.epoch_day, c.price, c.writer, c.messages, c.parts)
            """.formatted(COUNTED);

    private static final String SUMS = """
            SELECT epoch_day, price, SUM(messages), SUM(parts)
              FROM account_traffic WHERE account = ? AND epoch_day >= ? AND epoch_day < ?
             GROUP BY epoch_day, price HAVING SUM(messages) <> 0
             ORDER BY epoch_day, price
            """;

    private final String add;

    public TrafficStore(Dialect dialect) {
        this.add = dialect.either(ADD_POSTGRESQL, ADD_H2);
    }

    /**
     * What is counted together.
     *
     * @param epochDay in UTC, days since 1970
     * @param price canonical text of what each part costs; empty where nothing
     */
    public record Key(String account, long epochDay, String price) {}

    /** So many; less than none takes back what was counted before. */
    public record Count(Key key, long messages, long parts) {
        public Count plus(Count more) {
            return new Count(key, messages + more.messages, parts + more.parts);
        }

        public Count negated() {
            return new Count(key, -messages, -parts);
        }
    }

    /** Adds these, each key once, to what this writer counted; no other connection writes under its number. */
    public void add(Connection connection, long writer, Collection<Count> counts) {
        try (PreparedStatement upsert = connection.prepareStatement(add)) {
            upsert.setLong(1, writer);
            Columns.after(1, upsert, counts)
                    .text(count -> count.key().account())
                    .bigint(count -> count.key().epochDay())
                    .text(count -> count.key().price())
                    .bigint(Count::messages)
                    .bigint(Count::parts)
                    .expectOneEach("count what accounts owe");
        } catch (SQLException e) {
            throw StoreException.of("count what accounts owe", e);
        }
    }

    /** What all writers counted for an account on these days, the last one excluded; by day, then price. */
    public List<Count> sums(Connection connection, String account, long fromDay, long untilDay) {
        try (PreparedStatement select = connection.prepareStatement(SUMS)) {
            select.setString(1, account);
            select.setLong(2, fromDay);
            select.setLong(3, untilDay);
            List<Count> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Key key = new Key(account, rows.getLong(1), rows.getString(2));
                    found.add(new Count(key, rows.getLong(3), rows.getLong(4)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw StoreException.of("sum up what an account owes", e);
        }
    }
}
