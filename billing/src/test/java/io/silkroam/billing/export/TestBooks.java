package io.silkroam.billing.export;

import io.silkroam.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Books with rows that a test writes as they are, each in a ledger transaction of its own. */
final class TestBooks {
    static final String HOST_LINE = "kpn HOST *: EUR 0.0011 / 1000000 OCTETS, by 1000";
    private static final String RATED = """
            INSERT INTO rated_record (writer, sequence, revision, transaction_id, happened, decided, kind,
                   subscriber_id, imsi, msisdn, iccid, session_id, request_number, rating_group, apn, rat_type,
                   charging_id, plmn, zone, unit, quantity, octets_up, octets_down, subscription_id, plan, allowance,
                   paid_minor, retail_nanos, retail_currency, vat_basis_points, host_tariff, host_units, host_nanos,
                   visited_tariff, visited_units, visited_nanos, over_cap, suspense)
            VALUES (7, ?, ?, ?, ?, ?, ?, 42, '204080000000042', '31612000042', '8931080000000000042', 's;1;2', 3, 201,
                   ?, 'EUTRAN', '00A1E10B', '26201', 'EEA', 'OCTETS', ?, 10, ?, 1, 'wechat-go-1gb@1', 'data', 0, ?,
                   'EUR', 2100, 1, ?, ?, ?, ?, ?, 0, NULL)
            """;

    private final Database database;
    private long sequence;

    TestBooks(Database database) {
        this.database = database;
        execute("""
                INSERT INTO tariff_line (id, text, partner, run, networks, unit, price_nanos, per, increment, currency)
                VALUES (1, '%s', 'kpn', 'HOST', '*', 'OCTETS', 1100000, 1000000, 1000, 'EUR'),
                       (2, 'dt VISITED 262: EUR 0.5 / 1000000 OCTETS, by 1', 'dt', 'VISITED', '262', 'OCTETS',
                        500000000, 1000000, 1, 'EUR')
                """.formatted(HOST_LINE));
    }

    /** Octets of a subscriber in Germany, used at this time, booked now; in the network's name of an access point. */
    long usage(Instant happened, long octets, String apn) {
        long number = ++sequence;
        state(number, 1, happened, octets, apn);
        return number;
    }

    long usage(Instant happened, long octets) {
        return usage(happened, octets, "internet");
    }

    /** Takes a record back as it was and states it with other octets. */
    void correct(long number, Instant happened, long was, long is) {
        state(number, 2, happened, -was, "internet");
        state(number, 3, happened, is, "internet");
    }

    private void state(long number, int revision, Instant happened, long octets, String apn) {
        long billed = octets < 0 ? -((-octets + 999) / 1000 * 1000) : (octets + 999) / 1000 * 1000;
        book("USAGE", "batch", (connection, transaction) -> {
            try (PreparedStatement insert = connection.prepareStatement(RATED)) {
                Object[] values = {
                    number,
                    revision,
                    transaction,
                    micros(happened),
                    micros(happened) + 250_000,
                    "USAGE",
                    apn,
                    octets,
                    octets - 10,
                    octets * 10,
                    billed,
                    billed * 1_100_000 / 1_000_000,
                    2,
                    octets,
                    octets * 500
                };
                for (int i = 0; i < values.length; i++) {
                    insert.setObject(i + 1, values[i]);
                }
                insert.executeUpdate();
            }
        });
    }

    /** What was paid: minor units, with the VAT in them. */
    record Paid(long gross, long vat, String currency) {}

    /** A plan sold, or given back. */
    void sale(String kind, Instant at, long subscription, String plan, String reference, Paid paid) {
        long number = ++sequence;
        book(
                "SALE",
                reference,
                (connection, transaction) -> insert(
                        connection,
                        "sale_entry",
                        columns(
                                "writer",
                                7L,
                                "sequence",
                                number,
                                "transaction_id",
                                transaction,
                                "kind",
                                kind,
                                "happened",
                                micros(at),
                                "subscriber_id",
                                42L,
                                "imsi",
                                "204080000000042",
                                "msisdn",
                                "31612000042",
                                "iccid",
                                "8931080000000000042",
                                "subscription_id",
                                subscription,
                                "plan",
                                plan,
                                "reference",
                                reference,
                                "payment_means",
                                "wechat-pay",
                                "currency",
                                paid.currency(),
                                "gross_minor",
                                paid.gross(),
                                "net_minor",
                                paid.gross() - paid.vat(),
                                "vat_minor",
                                paid.vat(),
                                "vat_basis_points",
                                2100,
                                "vat_mode",
                                "INCLUSIVE",
                                "units",
                                0L)));
    }

    /** What is left of the plan's allowance today. */
    void allowance(long subscription, String plan, long bought, long used, long lapsed, long net) {
        book(
                "SALE",
                "allowance",
                (connection, transaction) -> insert(
                        connection,
                        "sold_allowance",
                        columns(
                                "subscriber_id",
                                42L,
                                "subscription_id",
                                subscription,
                                "allowance",
                                "data",
                                "plan",
                                plan,
                                "unit",
                                "OCTETS",
                                "currency",
                                "EUR",
                                "vat_basis_points",
                                2100,
                                "bought",
                                bought,
                                "used",
                                used,
                                "lapsed",
                                lapsed,
                                "net_minor",
                                net,
                                "recognised_minor",
                                0L,
                                "breakage_minor",
                                0L,
                                "closed",
                                lapsed > 0 ? 1 : 0)));
    }

    void breakage(Instant at, long subscription, String plan, long units) {
        long number = ++sequence;
        book(
                "EXPIRY",
                "breakage",
                (connection, transaction) -> insert(
                        connection,
                        "sale_entry",
                        columns(
                                "writer",
                                7L,
                                "sequence",
                                number,
                                "transaction_id",
                                transaction,
                                "kind",
                                "BREAKAGE",
                                "happened",
                                micros(at),
                                "subscriber_id",
                                42L,
                                "imsi",
                                "204080000000042",
                                "subscription_id",
                                subscription,
                                "plan",
                                plan,
                                "allowance",
                                "data",
                                "currency",
                                "EUR",
                                "gross_minor",
                                0L,
                                "net_minor",
                                0L,
                                "vat_minor",
                                0L,
                                "vat_basis_points",
                                2100,
                                "vat_mode",
                                "INCLUSIVE",
                                "unit",
                                "OCTETS",
                                "units",
                                units)));
    }

    /** A transaction of two postings. */
    void posting(LocalDate day, String debit, String credit, String commodity, long amount) {
        book("SALE", "posting", (connection, transaction) -> {
            insert(
                    connection,
                    "ledger_posting",
                    columns(
                            "transaction_id",
                            transaction,
                            "line",
                            1,
                            "epoch_day",
                            day.toEpochDay(),
                            "account",
                            debit,
                            "commodity",
                            commodity,
                            "amount",
                            amount));
            insert(
                    connection,
                    "ledger_posting",
                    columns(
                            "transaction_id",
                            transaction,
                            "line",
                            2,
                            "epoch_day",
                            day.toEpochDay(),
                            "account",
                            credit,
                            "commodity",
                            commodity,
                            "amount",
                            -amount));
        });
    }

    long lastTransaction() {
        return database.read("test", connection -> {
            try (var row = connection.createStatement().executeQuery("SELECT last_transaction FROM book")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    void execute(String sql) {
        database.transact("test", connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    @FunctionalInterface
    private interface Booking {
        void in(Connection connection, long transaction) throws SQLException;
    }

    private void book(String kind, String reference, Booking booking) {
        long transaction = lastTransaction() + 1;
        database.transact("test", connection -> {
            insert(
                    connection,
                    "ledger_transaction",
                    columns(
                            "id",
                            transaction,
                            "booked_at",
                            1_800_000_000_000_000L,
                            "kind",
                            kind,
                            "reference",
                            reference,
                            "seal",
                            "seal" + transaction));
            booking.in(connection, transaction);
            try (PreparedStatement update = connection.prepareStatement("UPDATE book SET last_transaction = ?")) {
                update.setLong(1, transaction);
                return update.executeUpdate();
            }
        });
    }

    private static Map<String, Object> columns(Object... namesAndValues) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            columns.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return columns;
    }

    private static void insert(Connection connection, String table, Map<String, Object> columns) throws SQLException {
        String sql = "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        table,
                        String.join(", ", columns.keySet()),
                        String.join(", ", java.util.Collections.nCopies(columns.size(), "?")));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int index = 0;
            for (Object value : columns.values()) {
                insert.setObject(++index, value);
            }
            insert.executeUpdate();
        }
    }

    static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
