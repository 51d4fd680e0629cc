package io.silkroam.gateway.api.store;

import io.silkroam.gateway.api.store.StoredRequest.Reply;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The table of writes asked for by the API. A row is claimed before its request is served, and answered after. */
public final class RequestStore {
    private static final String FIND = """
            SELECT request_hash, started_at, attempt, answered_at, status, content_type, body, withheld
              FROM api_request WHERE token_id = ? AND request_key = ?
            """;
    private static final String CLAIM = """
            INSERT INTO api_request (token_id, request_key, request_hash, started_at, attempt) VALUES (?, ?, ?, ?, 1)
            """;
    private static final String TAKE_OVER = """
            UPDATE api_request SET started_at = ?, attempt = attempt + 1
             WHERE token_id = ? AND request_key = ? AND attempt = ? AND started_at = ? AND answered_at IS NULL
            """;
    private static final String KEEP_FRESH = """
            UPDATE api_request SET started_at = ?
             WHERE token_id = ? AND request_key = ? AND attempt = ? AND answered_at IS NULL
            """;
    private static final String ANSWER = """
            UPDATE api_request SET answered_at = ?, status = ?, content_type = ?, body = ?, withheld = ?
             WHERE token_id = ? AND request_key = ? AND attempt = ? AND answered_at IS NULL
            """;
    private static final String RELEASE = """
            DELETE FROM api_request WHERE token_id = ? AND request_key = ? AND attempt = ? AND answered_at IS NULL
            """;
    private static final String ANY_OLD = "SELECT 1 FROM api_request WHERE started_at < ? FETCH FIRST 1 ROWS ONLY";
    private static final String FORGET = """
            DELETE FROM api_request WHERE (token_id, request_key) IN (
                   SELECT token_id, request_key FROM api_request WHERE started_at < ?
                    ORDER BY started_at FETCH FIRST ? ROWS ONLY)
            """;
    private static final String UNIQUE_VIOLATION = "23505";

    /** What is known of this request. */
    public Optional<StoredRequest> find(Connection connection, RequestKey key) {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setLong(1, key.tokenId());
            select.setString(2, key.key());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(request(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("look up a request", e);
        }
    }

    /** Claims a request that was never seen, as attempt 1; another that was faster is a conflict. */
    public void claim(Connection connection, RequestKey key, byte[] hash, Instant now) {
        try (PreparedStatement insert = connection.prepareStatement(CLAIM)) {
            insert.setLong(1, key.tokenId());
            insert.setString(2, key.key());
            insert.setBytes(3, hash);
            insert.setLong(4, now.toEpochMilli());
            insert.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new StoreException(StoreException.Kind.CONFLICT, "the request was claimed meanwhile", e);
            }
            throw StoreException.of("claim a request", e);
        }
    }

    /** Claims a request whose gateway died, as the attempt after; another that was faster is a conflict. */
    public void takeOver(Connection connection, RequestKey key, StoredRequest abandoned, Instant now) {
        try (PreparedStatement update = connection.prepareStatement(TAKE_OVER)) {
            update.setLong(1, now.toEpochMilli());
            update.setLong(2, key.tokenId());
            update.setString(3, key.key());
            update.setLong(4, abandoned.attempt());
            update.setLong(5, abandoned.startedAt().toEpochMilli());
            if (update.executeUpdate() != 1) {
                throw new StoreException(StoreException.Kind.CONFLICT, "the request was taken over meanwhile", null);
            }
        } catch (SQLException e) {
            throw StoreException.of("take a request over", e);
        }
    }

    /** Says that it is still being served; false if that is no longer ours to say. */
    public boolean keepFresh(Connection connection, RequestKey key, long attempt, Instant now) {
        try (PreparedStatement update = connection.prepareStatement(KEEP_FRESH)) {
            update.setLong(1, now.toEpochMilli());
            update.setLong(2, key.tokenId());
            update.setString(3, key.key());
            update.setLong(4, attempt);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw StoreException.of("keep a request fresh", e);
        }
    }

    /** Keeps the answer; false if another gateway has taken the request over. */
    public boolean answer(Connection connection, RequestKey key, long attempt, Reply reply, Instant now) {
        try (PreparedStatement update = connection.prepareStatement(ANSWER)) {
            update.setLong(1, now.toEpochMilli());
            update.setInt(2, reply.status());
            update.setString(3, reply.contentType());
            update.setBytes(4, reply.withheld() ? null : reply.body());
            update.setBoolean(5, reply.withheld());
            update.setLong(6, key.tokenId());
            update.setString(7, key.key());
            update.setLong(8, attempt);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw StoreException.of("keep an answer", e);
        }
    }

    /** Forgets a request that came to nothing, so that its key is free; false if another gateway has taken it over. */
    public boolean release(Connection connection, RequestKey key, long attempt) {
        try (PreparedStatement delete = connection.prepareStatement(RELEASE)) {
            delete.setLong(1, key.tokenId());
            delete.setString(2, key.key());
            delete.setLong(3, attempt);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw StoreException.of("release a request", e);
        }
    }

    /** Whether forgetting would find any; asked first, because forgetting is a write. */
    public boolean anyOlderThan(Connection connection, Instant before) {
        try (PreparedStatement select = connection.prepareStatement(ANY_OLD)) {
            select.setLong(1, before.toEpochMilli());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw StoreException.of("look for old requests", e);
        }
    }

    /** Forgets up to {@code limit} requests begun before; returns how many. */
    public int forgetOlderThan(Connection connection, Instant before, int limit) {
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setLong(1, before.toEpochMilli());
            delete.setInt(2, limit);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("forget old requests", e);
        }
    }

    private static StoredRequest request(ResultSet row) throws SQLException {
        Optional<Reply> reply = Optional.empty();
        row.getLong(4);
        if (!row.wasNull()) {
            byte[] body = row.getBytes(7);
            reply = Optional.of(
                    new Reply(row.getInt(5), row.getString(6), body == null ? new byte[0] : body, row.getBoolean(8)));
        }
        return new StoredRequest(row.getBytes(1), Instant.ofEpochMilli(row.getLong(2)), row.getLong(3), reply);
    }
}
