package io.silkroam.simulator.simulation.store;

import io.silkroam.simulator.simulation.world.Life;
import java.sql.SQLException;

/** What goes wrong in calls to the database. Whoever throws decides what the caller believes. */
public interface Meddler {
    /** All is well. */
    Meddler NONE = new Meddler() {};

    /** A connection is about to be opened. */
    default void opening(Life life) throws SQLException {}

    /** The same for one that somebody keeps; those of the pool are there already. */
    default void dedicating(Life life) throws SQLException {}

    /** A call is about to be done. */
    default void before(Call call) throws SQLException {}

    /** A commit is done, and its caller does not know yet. */
    default void committed(Call call) throws SQLException {}

    /** One call of a connection. */
    interface Call {
        /** Whose. */
        Life life();

        /** The statement, or what else it is. */
        String name();

        boolean isCommit();

        /** The connection is gone; what it had not committed is undone. */
        SQLException lose();
    }
}
