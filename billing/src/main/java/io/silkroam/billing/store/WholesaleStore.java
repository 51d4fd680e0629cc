package io.silkroam.billing.store;

import io.silkroam.billing.rating.WholesaleLine;
import io.silkroam.billing.tariff.TariffLine;
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

/** The lines partners' statements are made of. */
public final class WholesaleStore {

    private static final String SELECT = """
            SELECT l.* FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY),
                                   CAST(? AS varchar ARRAY), CAST(? AS integer ARRAY)) AS w(p, r, d, n, t)
              JOIN wholesale_line l ON l.partner = w.p AND l.run = w.r AND l.epoch_day = w.d AND l.plmn = w.n
                                   AND l.tariff = w.t
            """;

    private static final String ROWS = """
            SELECT * FROM UNNEST(
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS integer ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY))
              AS n(partner, run, epoch_day, plmn, tariff, currency, records, units, billed, amount_minor, over_cap)
            """;

    private static final String COLUMNS =
            "(partner, run, epoch_day, plmn, tariff, currency, records, units, billed, amount_minor, over_cap)";

    private static final String WRITE_POSTGRESQL = """
            INSERT INTO wholesale_line %s %s
            ON CONFLICT (partner, run, epoch_day, plmn, tariff)
            DO UPDATE SET records = excluded.records, units = excluded.units, billed = excluded.billed,
                          amount_minor = excluded.amount_minor, over_cap = excluded.over_cap
            """.formatted(COLUMNS, ROWS);

    private static final String WRITE_H2 = """
            MERGE INTO wholesale_line l USING (%s) u
               ON l.partner = u.partner AND l.run = u.run AND l.epoch_day = u.epoch_day AND l.plmn = u.plmn
              AND l.tariff = u.tariff
            WHEN MATCHED THEN UPDATE SET records = u.records, units = u.units, billed = u.billed,
                                         amount_minor = u.amount_minor, over_cap = u.over_cap
            WHEN NOT MATCHED THEN INSERT %s
                 VALUES (u.partner, u.run, u.epoch_day, u.plmn, u.tariff, u.currency, u.records, u.units, u.billed,
                         u.amount_minor, u.over_cap)
            """.formatted(ROWS, COLUMNS);

    private final String write;

    public WholesaleStore(Dialect dialect) {
        this.write = dialect.either(WRITE_POSTGRESQL, WRITE_H2);
    }

    /** @param numbers of the keys' tariffs */
    public Map<WholesaleLine.Key, WholesaleLine> load(
            Connection connection, Collection<WholesaleLine.Key> keys, Map<TariffLine, Integer> numbers) {
        Map<Integer, TariffLine> tariffs = new HashMap<>();
        numbers.forEach((line, number) -> tariffs.put(number, line));
        Map<WholesaleLine.Key, WholesaleLine> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            Columns.of(select, keys)
                    .text(k -> k.tariff().partner())
                    .text(k -> k.tariff().run().name())
                    .bigint(k -> k.day().toEpochDay())
                    .text(WholesaleLine.Key::plmn)
                    .integer(k -> numbers.get(k.tariff()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    WholesaleLine line = read(rows, tariffs);
                    found.put(line.key(), line);
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("load lines of statements", e);
        }
        return found;
    }

    private static WholesaleLine read(ResultSet row, Map<Integer, TariffLine> tariffs) throws SQLException {
        WholesaleLine.Key key = new WholesaleLine.Key(
                tariffs.get(row.getInt("tariff")),
                LocalDate.ofEpochDay(row.getLong("epoch_day")),
                row.getString("plmn"));
        WholesaleLine line = new WholesaleLine(
                key, row.getLong("records"), row.getLong("units"), row.getLong("billed"), row.getInt("over_cap") != 0);
        if (line.amountMinor() != row.getLong("amount_minor")) {
            throw StoreException.rejected("the amount of %s on %s, network '%s', does not follow from its units"
                    .formatted(key.tariff().text(), key.day(), key.plmn()));
        }
        return line;
    }

    /** Writes lines, whether they are new or not. */
    public void write(Connection connection, Collection<WholesaleLine> lines, Map<TariffLine, Integer> numbers) {
        try (PreparedStatement statement = connection.prepareStatement(write)) {
            Columns.of(statement, lines)
                    .text(l -> l.key().tariff().partner())
                    .text(l -> l.key().tariff().run().name())
                    .bigint(l -> l.key().day().toEpochDay())
                    .text(l -> l.key().plmn())
                    .integer(l -> numbers.get(l.key().tariff()))
                    .text(l -> l.key().tariff().currency().getCurrencyCode())
                    .bigint(WholesaleLine::records)
                    .bigint(WholesaleLine::units)
                    .bigint(WholesaleLine::billed)
                    .bigint(WholesaleLine::amountMinor)
                    .integer(l -> l.overCap() ? 1 : 0)
                    .expectOneEach("write lines of statements");
        } catch (SQLException e) {
            throw StoreException.of("write lines of statements", e);
        }
    }
}
