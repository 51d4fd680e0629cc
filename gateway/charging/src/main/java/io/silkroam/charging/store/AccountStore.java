package io.silkroam.charging.store;

import io.silkroam.charging.request.Identity;
import io.silkroam.store.Columns;
import io.silkroam.store.Dialect;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accounts and the names of their subscribers; each call is one statement, however many rows it is about. */
public final class AccountStore {

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String BY_IDENTITY = """
            SELECT w.kind, w.id_text, a.subscriber_id, a.version, a.sweep_at, a.body
              FROM UNNEST(CAST(? AS integer ARRAY), CAST(? AS varchar ARRAY)) AS w(kind, id_text)
              JOIN identity i ON i.kind = w.kind AND i.id_text = w.id_text
              JOIN account a ON a.subscriber_id = i.subscriber_id
            """;

    private static final String BY_SUBSCRIBER = """
            SELECT a.subscriber_id, a.version, a.sweep_at, a.body
              FROM UNNEST(CAST(? AS bigint ARRAY)) AS w(wanted)
              JOIN account a ON a.subscriber_id = w.wanted
            """;

    private static final String UPDATE_POSTGRESQL = """
            UPDATE account a SET version = u.expected + 1, sweep_at = u.sweep_at, body = u.body
              FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                          CAST(? AS bytea ARRAY)) AS u(id, expected, sweep_at, body)
             WHERE a.subscriber_id = u.id AND a.version = u.expected
            RETURNING a.subscriber_id
            """;

    private static final String UPDATE_H2 = """
            SELECT subscriber_id FROM FINAL TABLE (
              MERGE INTO account a
              USING (SELECT * FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                                          CAST(? AS bytea ARRAY)) AS n(id, expected, sweep_at, body)) u
                 ON a.subscriber_id = u.id AND a.version = u.expected
               WHEN MATCHED THEN UPDATE SET version = u.expected + 1, sweep_at = u.sweep_at, body = u.body)
            """;

    private static final String INSERT = """
            INSERT INTO account (subscriber_id, version, sweep_at, body)
            SELECT n.id, 1, n.sweep_at, n.body
              FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bytea ARRAY))
                AS n(id, sweep_at, body)
            """;

    private static final String TAKEN = """
            SELECT i.kind, i.id_text
              FROM UNNEST(CAST(? AS integer ARRAY), CAST(? AS varchar ARRAY)) AS w(kind, id_text)
              JOIN identity i ON i.kind = w.kind AND i.id_text = w.id_text
            """;

    private static final String INSERT_IDENTITIES = """
            INSERT INTO identity (kind, id_text, subscriber_id)
            SELECT n.kind, n.id_text, n.id
              FROM UNNEST(CAST(? AS integer ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY))
                AS n(kind, id_text, id)
            """;

    private static final String TAKE_AWAY = """
            DELETE FROM identity WHERE subscriber_id = ? AND (kind, id_text) IN (
                   SELECT w.kind, w.id_text FROM UNNEST(CAST(? AS integer ARRAY), CAST(? AS varchar ARRAY))
                       AS w(kind, id_text))
            """;

    private static final String NEXT_VERSION = "UPDATE account SET version = version + 1 WHERE subscriber_id = ?";

    private static final String DUE = """
            SELECT subscriber_id, version, sweep_at, body FROM account
             WHERE sweep_at <= ? ORDER BY sweep_at, subscriber_id FETCH FIRST ? ROWS ONLY
            """;

    /** A name and whose it is. */
    private record Named(Identity identity, long subscriberId) {}

    private final String update;

    public AccountStore(Dialect dialect) {
        this.update = dialect.either(UPDATE_POSTGRESQL, UPDATE_H2);
    }

    /** The accounts these names belong to; a name nobody has is not in the answer. */
    public Map<Identity, AccountRow> load(Connection connection, Collection<Identity> identities) {
        Map<Identity, AccountRow> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(BY_IDENTITY)) {
            bindIdentities(select, identities);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(identity(rows), account(rows));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("load accounts by identity", e);
        }
        return found;
    }

    /** The accounts of these subscribers; an unknown one is not in the answer. */
    public Map<Long, AccountRow> loadBySubscriber(Connection connection, Collection<Long> subscriberIds) {
        Map<Long, AccountRow> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(BY_SUBSCRIBER)) {
            Columns.of(select, subscriberIds).bigint(id -> id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong("subscriber_id"), account(rows));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("load accounts", e);
        }
        return found;
    }

    /**
     * Writes each account whose version is still the expected one, in the order of their numbers so that two gateways
     * cannot wait for each other in a circle. Returns those whose version had moved, which were not written.
     */
    public Set<Long> write(Connection connection, List<AccountWrite> writes) {
        List<AccountWrite> ordered = new ArrayList<>(writes);
        ordered.sort(Comparator.comparingLong(AccountWrite::subscriberId));
        Set<Long> conflicts = new HashSet<>();
        ordered.forEach(write -> conflicts.add(write.subscriberId()));
        if (conflicts.size() != ordered.size()) {
            throw new IllegalArgumentException("an account is written twice in one batch");
        }
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            Columns.of(statement, ordered)
                    .bigint(AccountWrite::subscriberId)
                    .bigint(AccountWrite::expectedVersion)
                    .bigint(AccountWrite::sweepAt)
                    .bytes(AccountWrite::body);
            try (ResultSet written = statement.executeQuery()) {
                while (written.next()) {
                    if (!conflicts.remove(written.getLong(1))) {
                        throw StoreException.rejected("an account was written that nobody asked for");
                    }
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("write accounts", e);
        }
        return conflicts;
    }

    /**
     * Creates these accounts with their names. Returns the names that belong to somebody already; unless that is
     * empty, nothing was written.
     */
    public Set<Identity> create(Connection connection, List<NewAccount> accounts) {
        List<Named> names = accounts.stream()
                .flatMap(account -> account.identities().stream().map(name -> new Named(name, account.subscriberId())))
                .toList();
        try {
            Set<Identity> taken =
                    taken(connection, names.stream().map(Named::identity).toList());
            if (!taken.isEmpty()) {
                return taken;
            }
            insert(connection, accounts);
            insertNames(connection, names);
            return Set.of();
        } catch (SQLException e) {
            throw taken(e, "create accounts");
        }
    }

    /**
     * Takes names away from a subscriber and gives it others. The account moves to its next version, so that whoever
     * knows it by a name that is gone finds out at the next write. Returns the names to be given that belong to
     * somebody already; unless that is empty, the transaction must be rolled back.
     */
    public Set<Identity> rename(Connection connection, long subscriberId, Set<Identity> gone, Set<Identity> added) {
        try {
            try (PreparedStatement update = connection.prepareStatement(NEXT_VERSION)) {
                update.setLong(1, subscriberId);
                Columns.expectCount(update.executeUpdate(), 1, "lock an account");
            }
            try (PreparedStatement delete = connection.prepareStatement(TAKE_AWAY)) {
                delete.setLong(1, subscriberId);
                Columns.after(1, delete, gone)
                        .integer(name -> name.kind().code())
                        .text(Identity::text)
                        .expectOneEach("take identities away");
            }
            Set<Identity> taken = taken(connection, List.copyOf(added));
            if (taken.isEmpty()) {
                insertNames(
                        connection,
                        added.stream()
                                .map(name -> new Named(name, subscriberId))
                                .toList());
            }
            return taken;
        } catch (SQLException e) {
            throw taken(e, "rename a subscriber");
        }
    }

    private static void insertNames(Connection connection, List<Named> names) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_IDENTITIES)) {
            Columns.of(insert, names)
                    .integer(name -> name.identity().kind().code())
                    .text(name -> name.identity().text())
                    .bigint(Named::subscriberId)
                    .expectOneEach("create identities");
        }
    }

    /** Somebody else may have taken a name since we looked; looking again names it. */
    private static StoreException taken(SQLException e, String doing) {
        return UNIQUE_VIOLATION.equals(e.getSQLState())
                ? new StoreException(StoreException.Kind.CONFLICT, "account or identity taken meanwhile", e)
                : StoreException.of(doing, e);
    }

    private static Set<Identity> taken(Connection connection, List<Identity> names) throws SQLException {
        Set<Identity> taken = new LinkedHashSet<>();
        Set<Identity> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).forEach(taken::add);
        try (PreparedStatement select = connection.prepareStatement(TAKEN)) {
            bindIdentities(select, names);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    taken.add(identity(rows));
                }
            }
        }
        return taken;
    }

    private static void insert(Connection connection, List<NewAccount> accounts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, accounts)
                    .bigint(NewAccount::subscriberId)
                    .bigint(NewAccount::sweepAt)
                    .bytes(NewAccount::body)
                    .expectOneEach("create accounts");
        }
    }

    /** Accounts with something overdue, the longest overdue first. */
    public List<AccountRow> dueForSweep(Connection connection, long nowSeconds, int limit) {
        List<AccountRow> due = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setLong(1, nowSeconds);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(account(rows));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("look for overdue accounts", e);
        }
        return due;
    }

    private static void bindIdentities(PreparedStatement select, Collection<Identity> identities) throws SQLException {
        Columns.of(select, identities)
                .integer(identity -> identity.kind().code())
                .text(Identity::text);
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(Identity.Kind.ofCode(row.getInt("kind")), row.getString("id_text"));
    }

    private static AccountRow account(ResultSet row) throws SQLException {
        return new AccountRow(
                row.getLong("subscriber_id"), row.getLong("version"), row.getLong("sweep_at"), row.getBytes("body"));
    }
}
