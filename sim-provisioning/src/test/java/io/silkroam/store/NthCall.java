package io.silkroam.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/**
 * An H2 file on which the n-th of all calls fails, once: a connection is taken, a statement executed, a transaction
 * committed, its sync asked for. For one thread.
 */
public final class NthCall implements AutoCloseable {
    private static final Set<String> CALLS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");
    private static final String GONE = "08006";

    private final Dialect dialect = new H2Dialect();
    private final PooledSource real;
    private Kind kind = Kind.REFUSED;
    private long left;

    /** How it fails. */
    public enum Kind {
        /** It is not done, and doing it again changes nothing. */
        REFUSED,
        /** Another transaction was faster. */
        CONFLICT,
        /** The connection is gone before it is done. */
        LOST,
        /** It is done, and then the connection is gone. */
        LOST_AFTERWARDS
    }

    private NthCall(Path directory) {
        real = new PooledSource(DatabaseSettings.embedded(directory.resolve("nth")), dialect);
        process().migrate();
    }

    /** A fresh, migrated one in this directory. */
    public static NthCall in(Path directory) {
        return new NthCall(directory);
    }

    /** What a process that begins now has; after a failed sync there must be another process. Not to be closed. */
    public Database process() {
        return Database.over(new Failing(), dialect, fatal -> {});
    }

    /** From now on. */
    public void arm(long nth, Kind how) {
        left = nth;
        kind = how;
    }

    /** Nothing fails any more; returns whether the call came that was to fail. */
    public boolean disarm() {
        boolean came = left <= 0;
        left = 0;
        return came;
    }

    @Override
    public void close() {
        real.close(false);
    }

    private final class Failing implements Database.Source {
        @Override
        public Connection shared() throws SQLException {
            if (isItsTurn()) {
                throw new SQLException("planted: nobody listens", "08001");
            }
            return new Wire(real.shared()).proxy;
        }

        @Override
        public Connection dedicated() throws SQLException {
            return shared();
        }

        @Override
        public DataSource pool() {
            return real.pool();
        }

        @Override
        public void close(boolean broken) {
            throw new IllegalStateException("other processes are on it");
        }
    }

    private boolean isItsTurn() {
        return left > 0 && --left == 0;
    }

    /** What is done on a connection. */
    @FunctionalInterface
    private interface Step {
        Object take() throws SQLException;
    }

    private final class Wire implements InvocationHandler {
        private final Connection connection;
        private final Connection proxy = of(Connection.class, this);
        private boolean gone;

        Wire(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    cut();
                    return null;
                }
                case "commit" -> {
                    return call(() -> passOn(connection, method, arguments));
                }
                case "prepareStatement", "createStatement" -> {
                    requireThere();
                    Statement statement = (Statement) passOn(connection, method, arguments);
                    return statement instanceof PreparedStatement
                            ? of(PreparedStatement.class, calls(statement))
                            : of(Statement.class, calls(statement));
                }
                default -> {
                    requireThere();
                    return passOn(connection, method, arguments);
                }
            }
        }

        private InvocationHandler calls(Statement statement) {
            return (self, method, arguments) -> CALLS.contains(method.getName())
                    ? call(() -> passOn(statement, method, arguments))
                    : passOn(statement, method, arguments);
        }

        private Object call(Step step) throws SQLException {
            requireThere();
            if (!isItsTurn()) {
                return step.take();
            }
            switch (kind) {
                case REFUSED -> throw new SQLException("planted: statement failed", "XX000");
                case CONFLICT -> throw new SQLException("planted: serialization failure", "40001");
                case LOST_AFTERWARDS -> step.take();
                case LOST -> {}
            }
            cut();
            throw new SQLException("planted: the connection is lost", GONE);
        }

        /** What was not committed is undone. */
        private void cut() throws SQLException {
            if (!gone) {
                gone = true;
                connection.rollback();
                connection.close();
            }
        }

        private void requireThere() throws SQLException {
            if (gone) {
                throw new SQLException("the connection is gone", GONE);
            }
        }
    }

    private static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(NthCall.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object passOn(Object target, Method method, Object[] arguments) throws SQLException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
