package io.silkroam.messaging.store;

import io.silkroam.messaging.message.MessageState;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Finished messages, for as long as they are remembered. */
public final class DoneStore {

    private static final String INSERT = """
            INSERT INTO message_done (id, done_at, state, error, sender, source)
            SELECT n.id, n.done_at, n.state, n.error, n.sender, n.source
              FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY),
                          CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY))
                AS n(id, done_at, state, error, sender, source)
            """;

    private static final String FIND =
            "SELECT id, done_at, state, error, sender, source FROM message_done WHERE id = ?";

    private static final String FINISHED = """
            SELECT d.id FROM UNNEST(CAST(? AS bigint ARRAY)) AS w(wanted) JOIN message_done d ON d.id = w.wanted
            """;

    private static final String DELETE = "DELETE FROM message_done WHERE id = ?";

    private static final String PRUNE = """
            DELETE FROM message_done WHERE id IN (
                   SELECT id FROM message_done WHERE id >= ? AND id <= ? ORDER BY id FETCH FIRST ? ROWS ONLY)
            """;

    /**
     * A finished message.
     *
     * @param sender {@link PartyName} of who gave it to us
     * @param source the sender's address as text
     */
    public record Done(long id, long doneAt, MessageState state, String error, String sender, String source) {}

    /** Remembers these. */
    public void insert(Connection connection, Collection<Done> finished) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, finished)
                    .bigint(Done::id)
                    .bigint(Done::doneAt)
                    .integer(done -> done.state().code())
                    .text(Done::error)
                    .text(Done::sender)
                    .text(Done::source)
                    .expectOneEach("remember finished messages");
        } catch (SQLException e) {
            throw StoreException.of("remember finished messages", e);
        }
    }

    /** The finished message with this id. */
    public Optional<Done> find(Connection connection, long id) {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Done(
                                row.getLong(1),
                                row.getLong(2),
                                MessageState.of(row.getInt(3)),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("look up a finished message", e);
        }
    }

    /** Which of these are finished. */
    public Set<Long> finished(Connection connection, Collection<Long> ids) {
        return Subset.of(connection, FINISHED, ids, "look for finished messages");
    }

    /** It is not finished after all. */
    public void delete(Connection connection, long id) {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setLong(1, id);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("take a finished message back", e);
        }
    }

    /** Forgets at most {@code limit} of these ids; returns how many. */
    public int prune(Connection connection, long first, long last, int limit) {
        return Ranges.prune(connection, PRUNE, new Ranges.Range(first, last), limit);
    }
}
