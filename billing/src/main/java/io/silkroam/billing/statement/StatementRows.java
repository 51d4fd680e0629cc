package io.silkroam.billing.statement;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.ledger.Accounts;
import io.silkroam.billing.statement.Statement.Line;
import io.silkroam.billing.tariff.Run;
import io.silkroam.billing.tariff.TariffLine;
import io.silkroam.sim.Money;
import io.silkroam.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Reads the rows that statements are made of, all in one state of the books. */
final class StatementRows {

    private static final String LAST = "SELECT last_transaction FROM book";

    private static final String KNOWN = """
            SELECT 1 FROM tariff_line WHERE partner = ? FETCH FIRST 1 ROWS ONLY
            """;

    private static final String LINES = """
            SELECT l.epoch_day, l.run, l.plmn, l.records, l.units, l.billed, l.amount_minor, l.currency, l.over_cap,
                   t.networks, t.unit, t.price_nanos, t.per, t.increment
              FROM wholesale_line l JOIN tariff_line t ON t.id = l.tariff
             WHERE l.partner = ? AND l.epoch_day >= ? AND l.epoch_day < ?
               AND (l.records <> 0 OR l.units <> 0 OR l.amount_minor <> 0)
             ORDER BY l.epoch_day, l.run, l.plmn, t.unit, l.tariff
            """;

    /** Credits are below zero. */
    private static final String POSTINGS = """
            SELECT epoch_day, account, commodity, SUM(amount) AS amount
              FROM ledger_posting
             WHERE epoch_day >= ? AND epoch_day < ?
               AND (account LIKE 'revenue/%' OR account LIKE 'wholesale-cost/%')
             GROUP BY epoch_day, account, commodity ORDER BY epoch_day, account, commodity
            """;

    private final Database database;

    /** A sum of an account on a day. */
    record Sum(LocalDate day, String account, Money amount) {
        boolean isCost() {
            return account.startsWith(Accounts.wholesaleCost(""));
        }
    }

    /** @param known whether the partner ever priced anything */
    record Read(long lastTransaction, boolean known, List<Line> lines, List<Sum> sums) {}

    StatementRows(Database database) {
        this.database = database;
    }

    Read read(String partner, YearMonth period) {
        long from = period.atDay(1).toEpochDay();
        long until = period.plusMonths(1).atDay(1).toEpochDay();
        return database.snapshot(
                "read a statement",
                connection -> new Read(
                        lastTransaction(connection),
                        known(connection, partner),
                        lines(connection, partner, from, until),
                        sums(connection, from, until)));
    }

    private static long lastTransaction(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static boolean known(Connection connection, String partner) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
            select.setString(1, partner);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static List<Line> lines(Connection connection, String partner, long from, long until) throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(LINES)) {
            select.setString(1, partner);
            select.setLong(2, from);
            select.setLong(3, until);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    lines.add(line(rows, partner));
                }
            }
        }
        return lines;
    }

    private static Line line(ResultSet row, String partner) throws SQLException {
        TariffLine tariff = new TariffLine(
                partner,
                Run.valueOf(row.getString("run")),
                row.getString("networks"),
                UsageUnit.valueOf(row.getString("unit")),
                row.getLong("price_nanos"),
                row.getLong("per"),
                row.getLong("increment"),
                Currency.getInstance(row.getString("currency")),
                LocalDate.MIN,
                LocalDate.MAX);
        return new Line(
                LocalDate.ofEpochDay(row.getLong("epoch_day")),
                tariff.run(),
                row.getString("plmn"),
                tariff.networks(),
                tariff.price(),
                tariff.unit(),
                row.getLong("records"),
                row.getLong("units"),
                row.getLong("billed"),
                new Money(row.getLong("amount_minor"), tariff.currency()),
                row.getInt("over_cap") != 0,
                Optional.empty());
    }

    private static List<Sum> sums(Connection connection, long from, long until) throws SQLException {
        List<Sum> sums = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(POSTINGS)) {
            select.setLong(1, from);
            select.setLong(2, until);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sums.add(new Sum(
                            LocalDate.ofEpochDay(rows.getLong("epoch_day")),
                            rows.getString("account"),
                            Money.of(rows.getLong("amount"), rows.getString("commodity"))));
                }
            }
        }
        return sums;
    }
}
