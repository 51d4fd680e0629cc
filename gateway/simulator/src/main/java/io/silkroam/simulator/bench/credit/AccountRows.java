package io.silkroam.simulator.bench.credit;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.store.AccountStore;
import io.silkroam.charging.store.NewAccount;
import io.silkroam.sim.SubscriberId;
import io.silkroam.simulator.bench.load.Subscribers;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** The tables of charging, filled and read as a whole. */
final class AccountRows {
    private static final int PAGE = 5_000;

    private static final String ACCOUNTS = """
            SELECT subscriber_id, body FROM account WHERE subscriber_id > ?
             ORDER BY subscriber_id FETCH FIRST 5000 ROWS ONLY
            """;

    private static final String USED = """
            SELECT COALESCE(SUM(quantity), 0), COALESCE(SUM(CASE WHEN kind = 'USAGE' THEN quantity END), 0)
              FROM usage_journal WHERE kind IN ('USAGE', 'FREE', 'OVERUSE')
            """;

    private final Database database;
    private final AccountEncoding encoding;

    AccountRows(Database database, AccountEncoding encoding) {
        this.database = database;
        this.encoding = encoding;
    }

    /** Writes accounts 1 to {@code count}, each with an IMSI and a number. */
    void fill(int count, LongFunction<Account> made, Consumer<Long> progress) {
        AccountStore accounts = new AccountStore(database.dialect());
        for (long first = 1; first <= count; first += PAGE) {
            List<NewAccount> some = LongStream.range(first, Math.min(count + 1L, first + PAGE))
                    .mapToObj(n -> row(n, made.apply(n)))
                    .toList();
            boolean taken = !database.transact("fill accounts", connection -> accounts.create(connection, some))
                    .isEmpty();
            if (taken) {
                throw new IllegalStateException("the database holds subscribers already; give an empty one");
            }
            progress.accept(first + some.size() - 1);
        }
    }

    private NewAccount row(long number, Account account) {
        List<Identity> names =
                List.of(Identity.imsi(Subscribers.imsi(number)), Identity.e164(Subscribers.msisdn(number)));
        return new NewAccount(number, names, Long.MAX_VALUE, encoding.encode(account));
    }

    /** Takes the statistics that a database which has run for a while has. */
    void settle() {
        database.transact("settle the tables", connection -> run(connection, "ANALYZE"));
    }

    private static boolean run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    /** Sums of the journal: octets that were reported as used, and those of them that an account was charged. */
    record Used(long reported, long charged) {}

    Used used() {
        return database.read("sum the journal", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(USED)) {
                row.next();
                return new Used(row.getLong(1), row.getLong(2));
            }
        });
    }

    /** Hands over every account. */
    void each(Consumer<Account> taken) {
        long after = 0;
        for (long last = page(after, taken); last > after; last = page(after, taken)) {
            after = last;
        }
    }

    private long page(long after, Consumer<Account> taken) {
        return database.read("read accounts", connection -> {
            long last = after;
            try (PreparedStatement select = connection.prepareStatement(ACCOUNTS)) {
                select.setLong(1, after);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        last = rows.getLong(1);
                        taken.accept(encoding.decode(new SubscriberId(last), rows.getBytes(2)));
                    }
                }
            } catch (SQLException e) {
                throw StoreException.of("read accounts", e);
            }
            return last;
        });
    }
}
