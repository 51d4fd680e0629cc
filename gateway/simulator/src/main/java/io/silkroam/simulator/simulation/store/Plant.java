package io.silkroam.simulator.simulation.store;

import java.sql.Connection;
import java.sql.SQLException;

/** A fault of the product, planted below it to see that a simulation finds it. The program itself plants none. */
public interface Plant {
    /** The product as it is. */
    Plant NONE = new Plant() {};

    /** The statement that is done instead of this one. */
    default String sql(String sql) {
        return sql;
    }

    /** Comes before each statement. */
    default void beforeStatement(Connection connection) throws SQLException {}

    /** Does a commit, or what is done in its place. */
    default void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    /** Whether a sync that failed is told to nobody. */
    default boolean hidesFailedSync() {
        return false;
    }

    /** Whether these rounds of a gateway are done. */
    default boolean runs(String rounds) {
        return true;
    }
}
