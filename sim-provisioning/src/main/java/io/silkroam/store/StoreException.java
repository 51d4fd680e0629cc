package io.silkroam.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** The one wrapper of {@link SQLException}: it says what the caller can do about it. */
public final class StoreException extends RuntimeException {

    /** What the failure leaves to do. */
    public enum Kind {
        /** Two transactions met; the same work done again can succeed. */
        CONFLICT,
        /** The connection is gone; a commit that was under way may or may not have happened. */
        CONNECTION_LOST,
        /** The database refused this statement; doing it again changes nothing. */
        REJECTED,
        /** What was committed may not be on disk. Nothing may be answered any more: the process has to end. */
        FATAL
    }

    /** Serialization failure, deadlock, lock wait exceeded (PostgreSQL, H2), concurrent update (H2). */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03", "HYT00", "90131");
    /** Server shut down, crashed, starting, full or turned read-only by a fail-over; object closed (H2). */
    private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "53300", "25006", "90007");
    /** H2: input or output failed, file corrupt, store closed under us. An embedded store cannot be reconnected to. */
    private static final Set<String> DISK = Set.of("90028", "90030", "90031", "90098", "90121");

    private final Kind kind;

    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** A failure found by us, for example a row count that is not the expected one. */
    public static StoreException rejected(String message) {
        return new StoreException(Kind.REJECTED, message, null);
    }

    /** Wraps what a statement threw; {@code doing} completes the sentence "failed to ...". */
    public static StoreException of(String doing, SQLException cause) {
        String message = "failed to %s: %s [%s]".formatted(doing, cause.getMessage(), cause.getSQLState());
        return new StoreException(kindOf(cause), message, cause);
    }

    private static Kind kindOf(SQLException cause) {
        for (SQLException e = cause; e != null; e = e.getNextException()) {
            String state = e.getSQLState() == null ? "" : e.getSQLState();
            if (DISK.contains(state)) {
                return Kind.FATAL;
            }
            if (CONFLICTS.contains(state)) {
                return Kind.CONFLICT;
            }
            if (state.startsWith("08") || LOST.contains(state) || isConnectionFailure(e)) {
                return Kind.CONNECTION_LOST;
            }
        }
        return Kind.REJECTED;
    }

    private static boolean isConnectionFailure(SQLException e) {
        return e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException;
    }

    public Kind kind() {
        return kind;
    }
}
