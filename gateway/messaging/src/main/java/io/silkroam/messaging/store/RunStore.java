package io.silkroam.messaging.store;

import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Runs of gateways with their leases, in the database's time, and the blocks of ids that they took. */
public final class RunStore {

    private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS bigint)";

    private static final String BEGIN =
            "INSERT INTO message_gateway (gateway, lease_until) VALUES (?, %s + ?)".formatted(NOW);

    private static final String END_OTHERS =
            "UPDATE message_gateway SET lease_until = 0 WHERE gateway = ? AND run <> ?";

    private static final String RENEW =
            "UPDATE message_gateway SET lease_until = %s + ? WHERE run = ? AND lease_until > %s".formatted(NOW, NOW);

    private static final String DEAD = """
            SELECT run FROM message_gateway WHERE lease_until <= %s
             ORDER BY run FETCH FIRST 1 ROWS ONLY FOR UPDATE SKIP LOCKED
            """.formatted(NOW);

    private static final String ANY_DEAD =
            "SELECT 1 FROM message_gateway WHERE lease_until <= %s FETCH FIRST 1 ROWS ONLY".formatted(NOW);

    private static final String RUNS = "SELECT run FROM message_gateway";

    private static final String FORGET = "DELETE FROM message_gateway WHERE run = ?";

    private static final String TAKE_IDS = "UPDATE message_counter SET next_id = next_id + ?";

    private static final String NEXT_ID = "SELECT next_id FROM message_counter";

    private static final String NOTE_BLOCK =
            "INSERT INTO message_block (first_id, last_id, used_until) VALUES (?, ?, ?)";

    private static final String OLD_BLOCK = """
            SELECT first_id, last_id FROM message_block WHERE used_until < ?
             ORDER BY used_until FETCH FIRST 1 ROWS ONLY
            """;

    private static final String FORGET_BLOCK = "DELETE FROM message_block WHERE first_id = ?";

    private static final String LATER_BLOCK = "UPDATE message_block SET used_until = ? WHERE first_id = ?";

    /** Ids from first to last, both included. */
    public record Block(long first, long last) {}

    /** Begins a run, and ends the lease of every other one under this gateway's name. */
    public long begin(Connection connection, String gateway, long leaseMillis) {
        try (PreparedStatement insert = connection.prepareStatement(BEGIN, Statement.RETURN_GENERATED_KEYS);
                PreparedStatement end = connection.prepareStatement(END_OTHERS)) {
            insert.setString(1, gateway);
            insert.setLong(2, leaseMillis);
            insert.executeUpdate();
            long run;
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                run = keys.getLong("run");
            }
            end.setString(1, gateway);
            end.setLong(2, run);
            end.executeUpdate();
            return run;
        } catch (SQLException e) {
            throw StoreException.of("begin a run", e);
        }
    }

    /** Lengthens the lease; false where it ran out, and with it the run. */
    public boolean renew(Connection connection, long run, long leaseMillis) {
        try (PreparedStatement update = connection.prepareStatement(RENEW)) {
            update.setLong(1, leaseMillis);
            update.setLong(2, run);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw StoreException.of("renew the lease", e);
        }
    }

    /** Whether a run is dead and not taken over. */
    public boolean anyDead(Connection connection) {
        try (PreparedStatement select = connection.prepareStatement(ANY_DEAD);
                ResultSet row = select.executeQuery()) {
            return row.next();
        } catch (SQLException e) {
            throw StoreException.of("look for dead gateways", e);
        }
    }

    /** Locks a run that is dead, until the transaction ends; empty where others have them all. */
    public Optional<Long> lockDead(Connection connection) {
        try (PreparedStatement select = connection.prepareStatement(DEAD);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        } catch (SQLException e) {
            throw StoreException.of("look for dead gateways", e);
        }
    }

    /** All runs that are not forgotten. */
    public Set<Long> runs(Connection connection) {
        Set<Long> found = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(RUNS);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        } catch (SQLException e) {
            throw StoreException.of("list runs", e);
        }
        return found;
    }

    /** The run holds nothing any more. */
    public void forget(Connection connection, long run) {
        change(connection, FORGET, run);
    }

    /**
     * Takes the next ids.
     *
     * @param usedUntil when the last of them will have been given to a message, milliseconds since 1970
     */
    public Block take(Connection connection, int size, long usedUntil) {
        change(connection, TAKE_IDS, size);
        try (PreparedStatement select = connection.prepareStatement(NEXT_ID);
                ResultSet row = select.executeQuery();
                PreparedStatement insert = connection.prepareStatement(NOTE_BLOCK)) {
            row.next();
            Block block = new Block(row.getLong(1) - size, row.getLong(1) - 1);
            insert.setLong(1, block.first());
            insert.setLong(2, block.last());
            insert.setLong(3, usedUntil);
            insert.executeUpdate();
            return block;
        } catch (SQLException e) {
            throw StoreException.of("take message ids", e);
        }
    }

    /** A block whose messages were all accepted before this time. */
    public Optional<Block> oldBlock(Connection connection, long usedBefore) {
        try (PreparedStatement select = connection.prepareStatement(OLD_BLOCK)) {
            select.setLong(1, usedBefore);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Block(row.getLong(1), row.getLong(2))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("look for old messages", e);
        }
    }

    /** Nothing is left under the ids of this block. */
    public void forgetBlock(Connection connection, Block block) {
        change(connection, FORGET_BLOCK, block.first());
    }

    /** Something of it is not finished yet. */
    public void lookLater(Connection connection, Block block, long usedUntil) {
        try (PreparedStatement update = connection.prepareStatement(LATER_BLOCK)) {
            update.setLong(1, usedUntil);
            update.setLong(2, block.first());
            update.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("keep old messages", e);
        }
    }

    private static void change(Connection connection, String sql, long value) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, value);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("change runs and ids", e);
        }
    }
}
