package io.silkroam.billing.store;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.tariff.Run;
import io.silkroam.billing.tariff.TariffLine;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of tariffs that ever rated something, by number. A few hundred: they are read all at once. */
public final class TariffLineStore {

    private static final String ALL = "SELECT * FROM tariff_line ORDER BY id";

    private static final String INSERT = """
            INSERT INTO tariff_line (id, text, partner, run, networks, unit, price_nanos, per, increment, currency)
            SELECT * FROM UNNEST(
                CAST(? AS integer ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY))
            """;

    /** The dates of a line, which only its text tells. */
    private static final Pattern DATES =
            Pattern.compile(", by [0-9]+(?: from (\\S+))?(?: until (\\S+))?$", Pattern.DOTALL);

    /** All lines that are numbered, by number. */
    public Map<Integer, TariffLine> all(Connection connection) {
        Map<Integer, TariffLine> lines = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                lines.put(rows.getInt("id"), read(rows));
            }
        } catch (SQLException e) {
            throw StoreException.of("read the lines of tariffs", e);
        }
        return lines;
    }

    /** The numbers of these lines; those that have none get one. Only under the lock of the books. */
    public Map<TariffLine, Integer> numbers(Connection connection, Collection<TariffLine> lines) {
        Map<TariffLine, Integer> numbers = new HashMap<>();
        all(connection).forEach((id, line) -> numbers.put(line, id));
        Map<TariffLine, Integer> added = new LinkedHashMap<>();
        for (TariffLine line : lines) {
            if (!numbers.containsKey(line)) {
                added.computeIfAbsent(line, l -> numbers.size() + added.size() + 1);
            }
        }
        if (!added.isEmpty()) {
            insert(connection, added);
            numbers.putAll(added);
        }
        return numbers;
    }

    private static void insert(Connection connection, Map<TariffLine, Integer> added) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, added.entrySet())
                    .integer(Map.Entry::getValue)
                    .text(e -> e.getKey().text())
                    .text(e -> e.getKey().partner())
                    .text(e -> e.getKey().run().name())
                    .text(e -> e.getKey().networks())
                    .text(e -> e.getKey().unit().name())
                    .bigint(e -> e.getKey().priceNanos())
                    .bigint(e -> e.getKey().per())
                    .bigint(e -> e.getKey().increment())
                    .text(e -> e.getKey().currency().getCurrencyCode())
                    .expectOneEach("number lines of tariffs");
        } catch (SQLException e) {
            throw StoreException.of("number lines of tariffs", e);
        }
    }

    private static TariffLine read(ResultSet row) throws SQLException {
        Matcher dates = DATES.matcher(row.getString("text"));
        if (!dates.find()) {
            throw StoreException.rejected("tariff line " + row.getInt("id") + " has a text that is none");
        }
        return new TariffLine(
                row.getString("partner"),
                Run.valueOf(row.getString("run")),
                row.getString("networks"),
                UsageUnit.valueOf(row.getString("unit")),
                row.getLong("price_nanos"),
                row.getLong("per"),
                row.getLong("increment"),
                Currency.getInstance(row.getString("currency")),
                date(dates.group(1), LocalDate.MIN),
                date(dates.group(2), LocalDate.MAX));
    }

    private static LocalDate date(String text, LocalDate otherwise) {
        return text == null ? otherwise : LocalDate.parse(text);
    }
}
