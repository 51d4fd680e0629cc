package io.silkroam.simulator.simulation.messaging;

import io.silkroam.messaging.message.MessageState;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads messaging's tables by statements of its own, past all faults. */
final class MessageRows {
    private static final String KEPT = """
            SELECT 1 FROM message WHERE id = ? UNION ALL SELECT 1 FROM message_done WHERE id = ?
            """;

    private static final String OPEN = """
            SELECT (SELECT count(*) FROM message) + (SELECT count(*) FROM message_due)
                   + (SELECT count(*) FROM message_order) + (SELECT count(*) FROM parked_receipt)
            """;

    private static final List<String> NAMED = List.of(
            """
            SELECT 'part ' || id || ' of ' || first_id || ' in state ' || state || ' with run ' || owner FROM message
             ORDER BY id
            """,
            "SELECT 'due: ' || id || ' kind ' || kind || ' for ' || party FROM message_due ORDER BY id",
            "SELECT 'in order: ' || id FROM message_order ORDER BY id",
            "SELECT 'parked receipt ' || number FROM parked_receipt ORDER BY number");

    private static final String DONE = "SELECT id, state FROM message_done";

    private static final String OWED = "SELECT coalesce(sum(messages), 0) FROM account_traffic";

    private static final String NEXT_ID = "SELECT next_id FROM message_counter";

    private final Connection connection;

    MessageRows(Connection connection) {
        this.connection = connection;
    }

    /** Whether the message is on disk, waiting or done. */
    boolean isKept(long id) {
        try (PreparedStatement select = connection.prepareStatement(KEPT)) {
            select.setLong(1, id);
            select.setLong(2, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw StoreException.of("look for a simulated message", e);
        }
    }

    /** How many rows there are of what is not finished, of all kinds. */
    long open() {
        return number(OPEN);
    }

    /** The same, each in words; states as their codes. */
    List<String> openInWords() {
        List<String> found = new ArrayList<>();
        for (String sql : NAMED) {
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            } catch (SQLException e) {
                throw StoreException.of("tell what is open", e);
            }
        }
        return found;
    }

    /** Messages that accounts owe for. */
    long owed() {
        return number(OWED);
    }

    /** The first that no gateway has taken to give to a message. */
    long nextId() {
        return number(NEXT_ID);
    }

    private long number(String sql) {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw StoreException.of("count simulated messages", e);
        }
    }

    /** What became of each message. */
    Map<Long, MessageState> done() {
        Map<Long, MessageState> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(DONE);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.put(row.getLong(1), MessageState.of(row.getInt(2)));
            }
            return found;
        } catch (SQLException e) {
            throw StoreException.of("read simulated messages", e);
        }
    }
}
