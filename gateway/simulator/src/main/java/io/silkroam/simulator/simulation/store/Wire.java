package io.silkroam.simulator.simulation.store;

import io.silkroam.simulator.simulation.world.Life;
import io.silkroam.store.StoreException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A connection of a process to the database, over which calls can fail. As on a server, a transaction in which
 * something failed can only be rolled back.
 */
final class Wire implements InvocationHandler {
    private static final Set<String> CALLS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");
    private static final String GONE = "08006";
    private static final String TRANSACTION_FAILED = "25P02";

    private final SimulatedStore store;
    private final Life life;
    private final Real real;
    private final Connection proxy;
    private boolean gone;
    private boolean failed;

    Wire(SimulatedStore store, Life life, Real real) {
        this.store = store;
        this.life = life;
        this.real = real;
        this.proxy = (Connection)
                Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    Connection connection() {
        return proxy;
    }

    Life life() {
        return life;
    }

    /** The connection is gone, and what it had not committed is undone. */
    void cut() {
        if (!gone) {
            gone = true;
            store.giveBack(this, real);
        }
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "close", "abort" -> {
                cut();
                return null;
            }
            case "isClosed" -> {
                return gone;
            }
            case "commit" -> {
                commit();
                return null;
            }
            case "rollback" -> {
                begin("ROLLBACK", false);
                failed = false;
                real.connection().rollback();
                return null;
            }
            case "prepareStatement" -> {
                requireThere();
                String sql = store.plant().sql((String) arguments[0]);
                if (arguments.length == 1) {
                    PreparedStatement prepared = real.prepare(sql);
                    return statement(prepared, PreparedStatement.class, sql, () -> real.keep(sql, prepared));
                }
                arguments[0] = sql;
                Statement prepared = (Statement) passOn(real.connection(), method, arguments);
                return statement(prepared, PreparedStatement.class, sql, prepared::close);
            }
            case "createStatement" -> {
                requireThere();
                Statement plain = real.connection().createStatement();
                return statement(plain, Statement.class, "statement", plain::close);
            }
            case "hashCode" -> {
                return System.identityHashCode(self);
            }
            case "equals" -> {
                return self == arguments[0];
            }
            default -> {
                requireThere();
                return passOn(real.connection(), method, arguments);
            }
        }
    }

    /** What ends a statement's use. */
    @FunctionalInterface
    private interface Closing {
        void close() throws SQLException;
    }

    private Object statement(Statement statement, Class<?> type, String sql, Closing closing) {
        InvocationHandler handler = (self, method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                return proxy;
            }
            if (method.getName().equals("close")) {
                closing.close();
                return null;
            }
            if (!CALLS.contains(method.getName())) {
                return passOn(statement, method, arguments);
            }
            begin(sql, false);
            store.plant().beforeStatement(real.connection());
            try {
                return passOn(statement, method, arguments);
            } catch (SQLException e) {
                failed = true;
                throw e;
            }
        };
        return Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private void commit() throws SQLException {
        try {
            Call call = begin("COMMIT", true);
            store.plant().commit(real.connection());
            store.committed();
            store.meddler().committed(call);
        } catch (StoreException e) {
            if (!store.plant().hidesFailedSync()) {
                throw e;
            }
            real.connection().rollback();
        }
        requireThere();
    }

    /** What may go wrong with a call goes wrong before it is done. */
    private Call begin(String name, boolean commit) throws SQLException {
        life.check();
        requireThere();
        Call call = new Call(name, commit);
        if (failed && !name.equals("ROLLBACK")) {
            throw new SQLException("current transaction is aborted", TRANSACTION_FAILED);
        }
        try {
            store.meddler().before(call);
        } catch (SQLException e) {
            failed = true;
            throw e;
        }
        requireThere();
        return call;
    }

    private void requireThere() throws SQLException {
        if (gone) {
            life.check();
            throw new SQLException("the connection is gone", GONE);
        }
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

    private final class Call implements Meddler.Call {
        private final String name;
        private final boolean commit;

        Call(String name, boolean commit) {
            this.name = name;
            this.commit = commit;
        }

        @Override
        public Life life() {
            return life;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isCommit() {
            return commit;
        }

        @Override
        public SQLException lose() {
            cut();
            return new SQLException("planted: the connection is lost", GONE);
        }
    }
}
