package io.silkroam.messaging.store;

import io.silkroam.store.Columns;
import io.silkroam.store.Dialect;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Chains of parts that are sent in order: each waits until the one before it was taken or given up. */
public final class OrderStore {

    private static final String INSERT = """
            INSERT INTO message_order (chain, id)
            SELECT n.chain, n.id FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS n(chain, id)
            """;

    private static final String DELETE_H2 = """
            MERGE INTO message_order o
            USING (SELECT * FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS n(chain, id)) w
               ON o.chain = w.chain AND o.id = w.id
             WHEN MATCHED THEN DELETE
            """;

    private static final String DELETE_POSTGRESQL = """
            DELETE FROM message_order WHERE (chain, id) IN (
                   SELECT w.chain, w.id FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS w(chain, id))
            """;

    private static final String HEADS = """
            SELECT o.chain, MIN(o.id) FROM UNNEST(CAST(? AS bigint ARRAY)) AS w(wanted)
              JOIN message_order o ON o.chain = w.wanted GROUP BY o.chain
            """;

    private static final String ALL_HEADS = "SELECT chain, MIN(id) FROM message_order GROUP BY chain";

    private static final String RELEASE_POSTGRESQL = """
            UPDATE message_due d SET due_at = ?
              FROM UNNEST(CAST(? AS bigint ARRAY)) AS w(id)
             WHERE d.id = w.id AND d.kind = 0 AND d.due_at = 9223372036854775807
            """;

    private static final String RELEASE_H2 = """
            UPDATE message_due SET due_at = ?
             WHERE id IN (SELECT w.id FROM UNNEST(CAST(? AS bigint ARRAY)) AS w(id))
               AND kind = 0 AND due_at = 9223372036854775807
            """;

    /** A part in its chain. */
    public record Link(long chain, long id) {}

    private final String delete;
    private final String release;

    public OrderStore(Dialect dialect) {
        this.delete = dialect.either(DELETE_POSTGRESQL, DELETE_H2);
        this.release = dialect.either(RELEASE_POSTGRESQL, RELEASE_H2);
    }

    /** Appends these. */
    public void insert(Connection connection, Collection<Link> links) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, links).bigint(Link::chain).bigint(Link::id).expectOneEach("append to chains");
        } catch (SQLException e) {
            throw StoreException.of("append to chains", e);
        }
    }

    /** Takes these out, as far as they are in. */
    public void delete(Connection connection, Collection<Link> links) {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            Columns.of(statement, links).bigint(Link::chain).bigint(Link::id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("take out of chains", e);
        }
    }

    /** The first of each of these chains that is not empty. */
    public List<Link> heads(Connection connection, Collection<Long> chains) {
        try (PreparedStatement select = connection.prepareStatement(HEADS)) {
            Columns.of(select, chains).bigint(chain -> chain);
            return read(select);
        } catch (SQLException e) {
            throw StoreException.of("look for the first of chains", e);
        }
    }

    /** The first of every chain. */
    public List<Link> heads(Connection connection) {
        try (PreparedStatement select = connection.prepareStatement(ALL_HEADS)) {
            return read(select);
        } catch (SQLException e) {
            throw StoreException.of("look for the first of all chains", e);
        }
    }

    private static List<Link> read(PreparedStatement select) throws SQLException {
        List<Link> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Link(rows.getLong(1), rows.getLong(2)));
            }
        }
        return found;
    }

    /** Makes these due now, as far as they were held; returns how many were. */
    public int release(Connection connection, Collection<Link> heads, long now) {
        try (PreparedStatement update = connection.prepareStatement(release)) {
            update.setLong(1, now);
            Columns.after(1, update, heads).bigint(Link::id);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("release chains", e);
        }
    }
}
