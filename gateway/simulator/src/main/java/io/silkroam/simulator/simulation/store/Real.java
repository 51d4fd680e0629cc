package io.silkroam.simulator.simulation.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A connection that outlives the worlds that use it, and its statements, which are dear to prepare. */
final class Real {
    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    Real(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        return kept != null ? kept : connection.prepareStatement(sql);
    }

    /** Its user is done with it, maybe in the middle of a batch. */
    void keep(String sql, PreparedStatement statement) throws SQLException {
        statement.clearBatch();
        statement.clearParameters();
        PreparedStatement other = idle.put(sql, statement);
        if (other != null && other != statement) {
            other.close();
        }
    }
}
