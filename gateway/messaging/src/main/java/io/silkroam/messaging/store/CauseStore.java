package io.silkroam.messaging.store;

import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What was sent already, by the cause for which it may be sent only once. */
public final class CauseStore {

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String FIND = """
            SELECT c.cause, c.id FROM UNNEST(CAST(? AS varchar ARRAY)) AS w(wanted)
              JOIN message_cause c ON c.cause = w.wanted
            """;

    private static final String INSERT = """
            INSERT INTO message_cause (cause, id)
            SELECT n.cause, n.id FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY)) AS n(cause, id)
            """;

    private static final String DELETE = "DELETE FROM message_cause WHERE id = ?";

    private static final String PRUNE = """
            DELETE FROM message_cause WHERE id IN (
                   SELECT id FROM message_cause WHERE id >= ? AND id <= ? ORDER BY id FETCH FIRST ? ROWS ONLY)
            """;

    /** A cause and the message that was sent for it. */
    public record Cause(String text, long id) {}

    /** The messages sent for these causes. */
    public Map<String, Long> find(Connection connection, Collection<String> causes) {
        Map<String, Long> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            Columns.of(select, causes).text(cause -> cause);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("look up causes", e);
        }
        return found;
    }

    /** Keeps these. One that another gateway kept at the same time is a conflict. */
    public void insert(Connection connection, Collection<Cause> causes) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, causes).text(Cause::text).bigint(Cause::id).expectOneEach("keep causes");
        } catch (SQLException e) {
            throw UNIQUE_VIOLATION.equals(e.getSQLState())
                    ? new StoreException(StoreException.Kind.CONFLICT, "a cause was used meanwhile", e)
                    : StoreException.of("keep causes", e);
        }
    }

    /** The message was not sent after all. */
    public void delete(Connection connection, long id) {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setLong(1, id);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("give a cause back", e);
        }
    }

    /** Forgets at most about {@code limit} of these ids; returns how many. */
    public int prune(Connection connection, long first, long last, int limit) {
        return Ranges.prune(connection, PRUNE, new Ranges.Range(first, last), limit);
    }
}
