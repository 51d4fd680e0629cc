package io.silkroam.messaging.account;

import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The table of ESME passwords. */
final class EsmePasswordStore {
    private static final String FIND = "SELECT salt, iterations, hash FROM esme_password WHERE account = ?";
    private static final String CHANGES = "SELECT account, changed_at FROM esme_password";
    private static final String UPDATE =
            "UPDATE esme_password SET salt = ?, iterations = ?, hash = ?, changed_at = ? WHERE account = ?";
    private static final String INSERT =
            "INSERT INTO esme_password (salt, iterations, hash, changed_at, account) VALUES (?, ?, ?, ?, ?)";
    private static final String UNIQUE_VIOLATION = "23505";

    Optional<PasswordHash> find(Connection connection, String account) {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, account);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new PasswordHash(row.getBytes(1), row.getInt(2), row.getBytes(3)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("look up an ESME's password", e);
        }
    }

    /** When each account's password was last changed. */
    Map<String, Instant> changes(Connection connection) {
        try (PreparedStatement select = connection.prepareStatement(CHANGES);
                ResultSet rows = select.executeQuery()) {
            Map<String, Instant> changes = new TreeMap<>();
            while (rows.next()) {
                changes.put(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2)));
            }
            return changes;
        } catch (SQLException e) {
            throw StoreException.of("list the ESMEs' passwords", e);
        }
    }

    /** Replaces the account's password; false if it has none. */
    boolean update(Connection connection, String account, PasswordHash hash, Instant now) {
        int count = write(connection, UPDATE, account, hash, now);
        if (count > 1) {
            throw StoreException.rejected("changing one ESME's password changed " + count);
        }
        return count == 1;
    }

    /**
     * Gives the account its first password; false if it has one, which stays.
     *
     * @throws StoreException of kind CONFLICT if another gateway gives it one just now
     */
    boolean insert(Connection connection, String account, PasswordHash hash, Instant now) {
        if (find(connection, account).isPresent()) {
            return false;
        }
        int count = write(connection, INSERT, account, hash, now);
        if (count != 1) {
            throw StoreException.rejected("storing one ESME's password stored " + count);
        }
        return true;
    }

    private static int write(Connection connection, String sql, String account, PasswordHash hash, Instant now) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, hash.salt());
            statement.setInt(2, hash.iterations());
            statement.setBytes(3, hash.hash());
            statement.setLong(4, now.toEpochMilli());
            statement.setString(5, account);
            return statement.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new StoreException(StoreException.Kind.CONFLICT, "another gateway stored a password first", e);
            }
            throw StoreException.of("store an ESME's password", e);
        }
    }
}
