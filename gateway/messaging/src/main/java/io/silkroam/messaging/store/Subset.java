package io.silkroam.messaging.store;

import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Those of some ids of which a table knows. */
final class Subset {

    private Subset() {}

    /**
     * Asks nothing where there is no id.
     *
     * @param select the ids it finds, of those in its one parameter, an array
     * @param doing completes "failed to ..."
     */
    static Set<Long> of(Connection connection, String select, Collection<Long> ids, String doing) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Set<Long> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            Columns.of(statement, ids).bigint(id -> id);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of(doing, e);
        }
        return found;
    }
}
