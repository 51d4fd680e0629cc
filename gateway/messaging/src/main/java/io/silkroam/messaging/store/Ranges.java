package io.silkroam.messaging.store;

import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Forgetting by ranges of ids, in bounded steps. */
final class Ranges {

    /** Both ends included. */
    record Range(long first, long last) {}

    private Ranges() {}

    static int prune(Connection connection, String sql, Range range, int limit) {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, range.first());
            delete.setLong(2, range.last());
            delete.setInt(3, limit);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("forget old messages", e);
        }
    }
}
