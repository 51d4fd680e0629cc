package io.silkroam.messaging;

import io.silkroam.store.Database;
import io.silkroam.store.FaultyDialect;
import io.silkroam.store.FaultyDialect.Fault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Plants a fault at the first commit of a transaction that changed a number, and not at the commits of somebody else,
 * of which there are some beside the lanes.
 *
 * @param select the number
 */
record AtChange(FaultyDialect faults, Database database, String select) {

    void plant(Fault fault) {
        faults.plant((connection, healthy) -> {
            if (isChangedBy(connection)) {
                fault.at(connection, healthy);
            } else {
                healthy.commitDurably(connection);
                plant(fault);
            }
        });
    }

    /** The number as everybody sees it. */
    long seen() {
        return database.read("look", this::number);
    }

    /** What a transaction changed is seen by itself, and by nobody else yet. */
    private boolean isChangedBy(Connection connection) {
        while (true) {
            long before = seen();
            long inside = number(connection);
            if (seen() == before) {
                return inside != before;
            }
            // Somebody committed just between: that is in one of the numbers only.
        }
    }

    private long number(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
