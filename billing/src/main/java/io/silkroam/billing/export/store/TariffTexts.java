package io.silkroam.billing.export.store;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.tariff.Run;
import io.silkroam.billing.tariff.TariffLine;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/** The tariffs that ever rated something, by number. */
final class TariffTexts {
    private static final String ALL = """
            SELECT id, text, partner, run, networks, unit, price_nanos, per, increment, currency FROM tariff_line
            """;

    private TariffTexts() {}

    /** @param line with the price; its dates are not kept and are all of them */
    record Stored(String text, TariffLine line) {}

    static Map<Integer, Stored> read(Connection connection) {
        Map<Integer, Stored> tariffs = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                tariffs.put(row.getInt(1), new Stored(row.getString(2), line(row)));
            }
            return tariffs;
        } catch (SQLException e) {
            throw StoreException.of("read tariffs", e);
        }
    }

    private static TariffLine line(ResultSet row) throws SQLException {
        return new TariffLine(
                row.getString(3),
                Run.valueOf(row.getString(4)),
                row.getString(5),
                UsageUnit.valueOf(row.getString(6)),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                Currency.getInstance(row.getString(10)),
                LocalDate.MIN,
                LocalDate.MAX);
    }
}
