package io.silkroam.billing.audit;

import io.silkroam.billing.ledger.Posting;
import io.silkroam.billing.ledger.Seal;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The books of hand-books.txt in a database. */
final class HandBooks {

    private static final long BOOKED_AT = 1_795_863_600_000_000L;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final List<String> TABLES = List.of(
            "usage_journal",
            "booked_writer",
            "tariff_line",
            "rated_record",
            "suspended_record",
            "sale_entry",
            "sold_allowance",
            "wholesale_line",
            "ledger_transaction",
            "ledger_posting",
            "booked_traffic",
            "retention_writer",
            "retention_sum");

    private final Connection connection;
    private final Map<String, Map<String, Object>> defaults = new HashMap<>();
    private long transaction;
    private int line;
    private String kind = "";
    private String reference = "";
    private String previousSeal = Seal.NONE;
    private Seal seal;

    private HandBooks(Connection connection) {
        this.connection = connection;
    }

    /** Only these are in the database afterwards. */
    static void write(Database database) {
        erase(database);
        database.transact("write books by hand", connection -> {
            HandBooks books = new HandBooks(connection);
            text().lines().forEach(books::read);
            books.sealed();
            books.update("UPDATE book SET last_transaction = ?, seal = ?", books.transaction, books.previousSeal);
            return null;
        });
    }

    static void erase(Database database) {
        database.transact("erase books", connection -> {
            for (String table : TABLES) {
                execute(connection, "DELETE FROM " + table);
            }
            execute(connection, "UPDATE book SET last_transaction = 0, seal = ''");
            return null;
        });
    }

    /** Statements divided by semicolons, all or none. */
    static void execute(Database database, String statements) {
        database.transact("plant a fault", connection -> {
            for (String statement : statements.split(";", -1)) {
                execute(connection, statement);
            }
            return null;
        });
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement any = connection.createStatement()) {
            any.execute(statement);
        }
    }

    private static String text() {
        try (InputStream file = HandBooks.class.getResourceAsStream("hand-books.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String text) {
        List<String> words = List.of(text.strip().split(" "));
        String first = words.get(0);
        if (first.isEmpty() || first.startsWith("#")) {
            return;
        }
        if (first.equals("defaults")) {
            defaults.computeIfAbsent(words.get(1), t -> new HashMap<>())
                    .putAll(columns(words.subList(2, words.size())));
        } else if (first.equals("book")) {
            sealed();
            transaction++;
            line = 0;
            kind = words.get(1);
            reference = words.get(2);
            seal = Seal.begin(previousSeal, transaction, BOOKED_AT, kind, reference);
        } else if (text.startsWith(" ")) {
            post(first, words.get(1), Long.parseLong(words.get(2)));
        } else {
            Map<String, Object> row = new LinkedHashMap<>(defaults.getOrDefault(first, Map.of()));
            row.putAll(columns(words.subList(1, words.size())));
            insert(first, row);
        }
    }

    /** Digits are a number, except where they name somebody or a network. */
    private static Map<String, Object> columns(List<String> words) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (String word : words) {
            String name = word.substring(0, word.indexOf('='));
            String value = word.substring(name.length() + 1);
            boolean number = value.matches("-?[0-9]+")
                    && !List.of("imsi", "plmn", "networks", "detail").contains(name);
            columns.put(name, number ? (Object) Long.valueOf(value) : value);
        }
        return columns;
    }

    private void post(String account, String commodity, long amount) {
        line++;
        seal.posting(new Posting(DAY, account, commodity, amount));
        update(
                "INSERT INTO ledger_posting (transaction_id, line, epoch_day, account, commodity, amount)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                transaction,
                line,
                DAY.toEpochDay(),
                account,
                commodity,
                amount);
    }

    private void sealed() {
        if (seal == null) {
            return;
        }
        previousSeal = seal.text();
        update(
                "INSERT INTO ledger_transaction (id, booked_at, kind, reference, seal) VALUES (?, ?, ?, ?, ?)",
                transaction,
                BOOKED_AT,
                kind,
                reference,
                previousSeal);
        seal = null;
    }

    private void insert(String table, Map<String, Object> row) {
        String marks = "?, ".repeat(row.size() - 1) + "?";
        update(
                "INSERT INTO " + table + " (" + String.join(", ", row.keySet()) + ") VALUES (" + marks + ")",
                row.values().toArray());
    }

    private void update(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("write books by hand", e);
        }
    }
}
