package io.silkroam.messaging.store;

import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs of gateways with their leases, and the blocks of ids that they took. */
public final class RunStore {

    private static final String BEGIN = "INSERT INTO message_gateway (gateway, beats) VALUES (?, 1)";

    private static final String END_OTHERS = "UPDATE message_gateway SET beats = 0 WHERE gateway = ? AND run <> ?";

    private static final String BEAT = "UPDATE message_gateway SET beats = beats + 1 WHERE run = ? AND beats > 0";

    private static final String BEATS = "SELECT run, beats FROM message_gateway";

    private static final String END = "UPDATE message_gateway SET beats = 0 WHERE run = ? AND beats = ?";

    private static final String ENDED = """
            SELECT run FROM message_gateway WHERE beats = 0 ORDER BY run FETCH FIRST 1 ROWS ONLY FOR UPDATE SKIP LOCKED
            """;

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

    /** What {@link #beats} says of a run that is ended and not taken over yet. */
    public static final long ENDED_BEATS = 0;

    /** Ids from first to last, both included. */
    public record Block(long first, long last) {}

    /** Begins a run, and ends every other one under this gateway's name. */
    public long begin(Connection connection, String gateway) {
        try (PreparedStatement insert = connection.prepareStatement(BEGIN, Statement.RETURN_GENERATED_KEYS);
                PreparedStatement end = connection.prepareStatement(END_OTHERS)) {
            insert.setString(1, gateway);
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

    /** Says that a run goes on; false where it was ended. */
    public boolean beat(Connection connection, long run) {
        try (PreparedStatement update = connection.prepareStatement(BEAT)) {
            update.setLong(1, run);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw StoreException.of("renew the lease", e);
        }
    }

    /** How often each run that is not forgotten said that it goes on; {@link #ENDED_BEATS} for one that is ended. */
    public Map<Long, Long> beats(Connection connection) {
        Map<Long, Long> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(BEATS);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getLong(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw StoreException.of("look at runs", e);
        }
        return found;
    }

    /** Ends a run; false where it has said meanwhile that it goes on, or others ended it. */
    public boolean end(Connection connection, long run, long beats) {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            update.setLong(1, run);
            update.setLong(2, beats);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw StoreException.of("end a run", e);
        }
    }

    /** Locks a run that is ended, until the transaction ends; empty where others have them all. */
    public Optional<Long> lockEnded(Connection connection) {
        try (PreparedStatement select = connection.prepareStatement(ENDED);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        } catch (SQLException e) {
            throw StoreException.of("look for ended runs", e);
        }
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
