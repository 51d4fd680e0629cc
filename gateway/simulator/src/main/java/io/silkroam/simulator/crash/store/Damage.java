package io.silkroam.simulator.crash.store;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountEncoding;
import io.silkroam.charging.account.Bucket;
import io.silkroam.charging.account.ClosedSessions;
import io.silkroam.charging.account.Subscription;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What could go wrong with a store, done to one whose gateway is stopped. */
public enum Damage {
    USAGE_ROW_LOST("a row of usage is gone from the journal") {
        @Override
        void to(Connection connection, AccountEncoding encoding) throws SQLException {
            change(connection, "DELETE FROM usage_journal WHERE writer = %d AND sequence = %d", LAST_USAGE);
        }
    },
    USAGE_ROW_DOUBLED("a row of usage stands in the journal twice") {
        @Override
        void to(Connection connection, AccountEncoding encoding) throws SQLException {
            change(
                    connection,
                    "INSERT INTO usage_journal (" + COLUMNS + ", sequence) SELECT " + COLUMNS
                            + ", (SELECT MAX(sequence) + 1 FROM usage_journal WHERE writer = %1$d) FROM usage_journal"
                            + " WHERE writer = %1$d AND sequence = %2$d",
                    LAST_USAGE);
        }
    },
    QUANTITY_CHANGED("a row of usage has one octet less") {
        @Override
        void to(Connection connection, AccountEncoding encoding) throws SQLException {
            change(
                    connection,
                    "UPDATE usage_journal SET quantity = quantity - 1 WHERE writer = %d AND sequence = %d",
                    LAST_USAGE);
        }
    },
    BALANCE_CHANGED("an account has one octet less") {
        @Override
        void to(Connection connection, AccountEncoding encoding) throws SQLException {
            rewrite(connection, encoding, Damage::poorer);
        }
    },
    MEMORY_LOST("the answers kept for repeats are gone") {
        @Override
        void to(Connection connection, AccountEncoding encoding) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM closed_session");
            }
            rewrite(connection, encoding, Damage::forgetful);
        }
    },
    POSTING_CHANGED("an amount in the ledger is another") {
        @Override
        void to(Connection connection, AccountEncoding encoding) throws SQLException {
            change(
                    connection,
                    "UPDATE ledger_posting SET amount = amount + 1 WHERE transaction_id = %d AND line = %d",
                    "SELECT MAX(transaction_id), 1 FROM ledger_posting");
        }
    },
    RECORD_LOST("a rated record is gone") {
        @Override
        void to(Connection connection, AccountEncoding encoding) throws SQLException {
            change(connection, "DELETE FROM rated_record WHERE writer = %d AND sequence = %d", LAST_USAGE);
        }
    },
    SALE_LOST("a sale is gone from the books") {
        @Override
        void to(Connection connection, AccountEncoding encoding) throws SQLException {
            change(
                    connection,
                    "DELETE FROM sale_entry WHERE writer = %d AND sequence = %d",
                    "SELECT writer, sequence FROM sale_entry ORDER BY sequence LIMIT 1");
        }
    };

    private static final String LAST_USAGE = "SELECT writer, sequence FROM usage_journal WHERE kind = 'USAGE'"
            + " ORDER BY writer DESC, sequence DESC LIMIT 1";
    private static final String COLUMNS = """
            writer, at, event_at, kind, subscriber_id, imsi, session_id, request_type, request_number, rating_group, \
            service_identifier, plmn, zone, unit, quantity, subscription_id, plan, allowance, amount_minor, currency, \
            detail, origin_host, apn, rat_type, charging_id, octets_up, octets_down""";

    private final String text;

    Damage(String text) {
        this.text = text;
    }

    abstract void to(Connection connection, AccountEncoding encoding) throws SQLException;

    /** What is done, in words. */
    public String text() {
        return text;
    }

    /** Does it to the store that a gateway with this configuration would open. */
    public void to(Configuration configuration) {
        try (Database database = Database.open(configuration.settings().database(), failure -> {
            throw failure;
        })) {
            PlanCatalogue plans =
                    new PlanCatalogue(database, configuration.zones().names(), Clock.systemUTC());
            database.transact("damage a store", connection -> {
                to(connection, new AccountEncoding(plans::version));
                return this;
            });
        }
    }

    /** Removes messages from a store, as if they had never been accepted. */
    public static void loseMessage(Configuration configuration, long id) {
        try (Database database = Database.open(configuration.settings().database(), failure -> {
            throw failure;
        })) {
            database.transact("lose a message", connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate("DELETE FROM message_done WHERE id = " + id)
                            + statement.executeUpdate("DELETE FROM message WHERE id = " + id);
                }
            });
        }
    }

    /** Changes one row: the two numbers that a query finds are put into a statement. */
    private static void change(Connection connection, String statement, String query) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            long first;
            long second;
            try (ResultSet row = sql.executeQuery(query)) {
                row.next();
                first = row.getLong(1);
                second = row.getLong(2);
            }
            if (sql.executeUpdate(statement.formatted(first, second)) != 1) {
                throw new IllegalStateException("not one row was changed by " + statement);
            }
        }
    }

    private static void rewrite(Connection connection, AccountEncoding encoding, UnaryOperator<Account> how)
            throws SQLException {
        Map<Long, byte[]> bodies = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT subscriber_id, body FROM account")) {
            while (rows.next()) {
                bodies.put(rows.getLong(1), rows.getBytes(2));
            }
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE account SET body = ? WHERE subscriber_id = ?")) {
            for (Map.Entry<Long, byte[]> body : bodies.entrySet()) {
                Account account = encoding.decode(new SubscriberId(body.getKey()), body.getValue());
                update.setBytes(1, encoding.encode(how.apply(account)));
                update.setLong(2, body.getKey());
                update.executeUpdate();
            }
        }
    }

    /** Only the first traveller. */
    private static Account poorer(Account account) {
        return account.subscriberId().value() == 1 ? with(account, poorer(account.subscriptions())) : account;
    }

    private static List<Subscription> poorer(List<Subscription> subscriptions) {
        return subscriptions.stream()
                .map(s -> new Subscription(
                        s.id(),
                        s.reference(),
                        s.plan(),
                        s.use(),
                        s.boughtAt(),
                        s.activatedAt(),
                        s.expiresAt(),
                        s.buckets().stream()
                                .map(b -> new Bucket(b.bought(), b.remaining() - 1, b.usedNotices()))
                                .toList(),
                        s.expiryNotices()))
                .toList();
    }

    private static Account forgetful(Account account) {
        return new Account(
                account.subscriberId(),
                account.imsi(),
                account.status(),
                account.subscriptions(),
                account.sessions(),
                ClosedSessions.NONE,
                Instant.EPOCH,
                account.nextSubscriptionId());
    }

    private static Account with(Account account, List<Subscription> subscriptions) {
        return new Account(
                account.subscriberId(),
                account.imsi(),
                account.status(),
                subscriptions,
                account.sessions(),
                account.closed(),
                account.forgottenUntil(),
                account.nextSubscriptionId());
    }
}
