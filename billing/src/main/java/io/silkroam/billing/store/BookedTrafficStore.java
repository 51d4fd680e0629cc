package io.silkroam.billing.store;

import io.silkroam.store.Columns;
import io.silkroam.store.Dialect;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How much of partners' short messages was booked. */
public final class BookedTrafficStore {

    private static final String SELECT = """
            SELECT t.account, t.epoch_day, t.price, t.currency, t.parts, t.amount_minor
              FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY)) AS w(a, d, p)
              JOIN booked_traffic t ON t.account = w.a AND t.epoch_day = w.d AND t.price = w.p
            """;

    private static final String ROWS = """
            SELECT * FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY),
                                 CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY))
                AS n(account, epoch_day, price, currency, parts, amount_minor)
            """;

    private static final String WRITE_POSTGRESQL = """
            INSERT INTO booked_traffic (account, epoch_day, price, currency, parts, amount_minor) %s
            ON CONFLICT (account, epoch_day, price)
            DO UPDATE SET parts = excluded.parts, amount_minor = excluded.amount_minor
            """.formatted(ROWS);

    private static final String WRITE_H2 = """
            MERGE INTO booked_traffic t USING (%s) u
               ON t.account = u.account AND t.epoch_day = u.epoch_day AND t.price = u.price
            WHEN MATCHED THEN UPDATE SET parts = u.parts, amount_minor = u.amount_minor
            WHEN NOT MATCHED THEN INSERT (account, epoch_day, price, currency, parts, amount_minor)
                 VALUES (u.account, u.epoch_day, u.price, u.currency, u.parts, u.amount_minor)
            """.formatted(ROWS);

    /** What is counted together: an ESME account, a day of UTC, a price. */
    public record Key(String account, LocalDate day, String price) {}

    /** So much of it was booked. */
    public record Line(Key key, String currency, long parts, long amountMinor) {}

    private final String write;

    public BookedTrafficStore(Dialect dialect) {
        this.write = dialect.either(WRITE_POSTGRESQL, WRITE_H2);
    }

    /** What was booked of these; nothing, where one is not in the answer. */
    public Map<Key, Line> load(Connection connection, Collection<Key> keys) {
        Map<Key, Line> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            Columns.of(select, keys)
                    .text(Key::account)
                    .bigint(k -> k.day().toEpochDay())
                    .text(Key::price);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Key key = new Key(rows.getString(1), LocalDate.ofEpochDay(rows.getLong(2)), rows.getString(3));
                    found.put(key, new Line(key, rows.getString(4), rows.getLong(5), rows.getLong(6)));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("read what was booked of messages", e);
        }
        return found;
    }

    /** Writes lines, whether they are new or not. */
    public void write(Connection connection, Collection<Line> lines) {
        try (PreparedStatement statement = connection.prepareStatement(write)) {
            Columns.of(statement, lines)
                    .text(l -> l.key().account())
                    .bigint(l -> l.key().day().toEpochDay())
                    .text(l -> l.key().price())
                    .text(Line::currency)
                    .bigint(Line::parts)
                    .bigint(Line::amountMinor)
                    .expectOneEach("write what was booked of messages");
        } catch (SQLException e) {
            throw StoreException.of("write what was booked of messages", e);
        }
    }
}
