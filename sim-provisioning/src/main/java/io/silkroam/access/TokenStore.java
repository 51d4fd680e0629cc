package io.silkroam.access;

import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of access tokens. Nothing is ever removed from it: a token that was revoked stays for the record. */
public final class TokenStore {
    private static final String COLUMNS = """
            SELECT id, name, role, holder, created_at, expires_at, revoked_at, last_used_at FROM access_token
            """;
    private static final String BY_DIGEST = COLUMNS + " WHERE digest = ?";
    private static final String LIVING = COLUMNS + " WHERE living_name = ?";
    private static final String PAGE = COLUMNS + " WHERE id > ? ORDER BY id FETCH FIRST ? ROWS ONLY";
    private static final String INSERT = """
            INSERT INTO access_token (name, living_name, digest, role, holder, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FREE_NAME = "UPDATE access_token SET living_name = NULL WHERE living_name = ?";
    private static final String REVOKE =
            "UPDATE access_token SET revoked_at = ?, living_name = NULL WHERE living_name = ?";
    private static final String ONCE_REVOKED =
            "SELECT 1 FROM access_token WHERE name = ? AND revoked_at IS NOT NULL FETCH FIRST 1 ROWS ONLY";
    private static final String USED = """
            UPDATE access_token SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at <= ?)
            """;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    /** What became of a wish to revoke. */
    public enum Revocation {
        REVOKED,
        /** A token of that name was revoked before, and there is no other. */
        ALREADY_SO,
        UNKNOWN
    }

    /**
     * Makes a token. A name is free again once its token was revoked or has expired.
     *
     * @throws TokenNameTakenException if a living token has the name
     */
    public IssuedToken create(Connection connection, NewToken wanted, Instant now) {
        findLiving(connection, wanted.name()).ifPresent(holder -> {
            if (holder.state(now) == AccessToken.State.LIVING) {
                throw new TokenNameTakenException(wanted.name());
            }
            freeName(connection, wanted.name());
        });
        String text = TokenText.fresh();
        long id = insert(connection, wanted, TokenText.digest(text), now);
        AccessToken token = new AccessToken(
                id,
                wanted.name(),
                wanted.role(),
                wanted.holder(),
                Instant.ofEpochMilli(now.toEpochMilli()),
                wanted.expiresAt(),
                Optional.empty(),
                Optional.empty());
        return new IssuedToken(token, text);
    }

    /** The token of this text, whatever its state. */
    public Optional<AccessToken> find(Connection connection, String text) {
        if (!TokenText.isWellFormed(text)) {
            return Optional.empty();
        }
        try (PreparedStatement select = connection.prepareStatement(BY_DIGEST)) {
            select.setBytes(1, TokenText.digest(text));
            return first(select);
        } catch (SQLException e) {
            throw StoreException.of("look up a token", e);
        }
    }

    /** The token that holds this name, if any: not revoked, though it may have expired. */
    public Optional<AccessToken> findLiving(Connection connection, String name) {
        try (PreparedStatement select = connection.prepareStatement(LIVING)) {
            select.setString(1, name);
            return first(select);
        } catch (SQLException e) {
            throw StoreException.of("look up a token by name", e);
        }
    }

    /** Tokens in the order they were made, after this id. */
    public List<AccessToken> list(Connection connection, long after, int limit) {
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setLong(1, after);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<AccessToken> tokens = new ArrayList<>();
                while (rows.next()) {
                    tokens.add(token(rows));
                }
                return tokens;
            }
        } catch (SQLException e) {
            throw StoreException.of("list the tokens", e);
        }
    }

    /** From the commit on it opens nothing, on any gateway. */
    public Revocation revoke(Connection connection, String name, Instant now) {
        try (PreparedStatement update = connection.prepareStatement(REVOKE)) {
            update.setLong(1, now.toEpochMilli());
            update.setString(2, name);
            int count = update.executeUpdate();
            if (count > 1) {
                throw StoreException.rejected("revoking one token changed " + count);
            }
            return count == 1 ? Revocation.REVOKED : onceRevoked(connection, name);
        } catch (SQLException e) {
            throw StoreException.of("revoke a token", e);
        }
    }

    /** Whether a use now is worth noting; asked first, because noting is a write. */
    public static boolean isUseWorthNoting(AccessToken token, Instant now) {
        return token.lastUsedAt()
                .map(last -> !last.plus(USE_IS_NOTED_EVERY).isAfter(now))
                .orElse(true);
    }

    /** Notes a use; nothing where another gateway noted one within the minute. */
    public void used(Connection connection, AccessToken token, Instant now) {
        try (PreparedStatement update = connection.prepareStatement(USED)) {
            update.setLong(1, now.toEpochMilli());
            update.setLong(2, token.id());
            update.setLong(3, now.minus(USE_IS_NOTED_EVERY).toEpochMilli());
            update.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("note the use of a token", e);
        }
    }

    private static void freeName(Connection connection, String name) {
        try (PreparedStatement update = connection.prepareStatement(FREE_NAME)) {
            update.setString(1, name);
            int count = update.executeUpdate();
            if (count > 1) {
                throw StoreException.rejected("one token's name was held by " + count);
            }
        } catch (SQLException e) {
            throw StoreException.of("free the name of an expired token", e);
        }
    }

    private static long insert(Connection connection, NewToken wanted, byte[] digest, Instant now) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT, new String[] {"id"})) {
            insert.setString(1, wanted.name());
            insert.setString(2, wanted.name());
            insert.setBytes(3, digest);
            insert.setString(4, wanted.role().name());
            insert.setString(5, wanted.holder().orElse(null));
            insert.setLong(6, now.toEpochMilli());
            insert.setObject(7, wanted.expiresAt().map(Instant::toEpochMilli).orElse(null), Types.BIGINT);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new TokenNameTakenException(wanted.name());
            }
            throw StoreException.of("store a token", e);
        }
    }

    private static Revocation onceRevoked(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ONCE_REVOKED)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Revocation.ALREADY_SO : Revocation.UNKNOWN;
            }
        }
    }

    private static Optional<AccessToken> first(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(token(row)) : Optional.empty();
        }
    }

    private static AccessToken token(ResultSet row) throws SQLException {
        return new AccessToken(
                row.getLong(1),
                row.getString(2),
                Role.valueOf(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                instant(row, 6),
                instant(row, 7),
                instant(row, 8));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
