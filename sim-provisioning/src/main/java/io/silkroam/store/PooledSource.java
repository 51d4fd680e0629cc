package io.silkroam.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;

/** Connections to a store of the settings: a pool of shared ones, and more by its side. */
final class PooledSource implements Database.Source {

    private static final Duration POOL_WAIT = Duration.ofSeconds(5);

    private final DatabaseSettings settings;
    private final Dialect dialect;
    private final HikariDataSource pool;

    /** Fails, in the operator's words, where the database cannot be opened. */
    PooledSource(DatabaseSettings settings, Dialect dialect) {
        this.settings = settings;
        this.dialect = dialect;
        try (Connection first = dedicated()) {
            first.rollback();
        } catch (SQLException e) {
            throw dialect.cannotOpen(settings, e);
        }
        dialect.opened(settings);
        this.pool = new HikariDataSource(poolOf(settings, dialect));
    }

    private static HikariConfig poolOf(DatabaseSettings settings, Dialect dialect) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setDataSourceProperties(dialect.connectionProperties(settings));
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(POOL_WAIT.toMillis());
        config.setAutoCommit(false);
        // A database that goes away later is met where it is used; opening above has already proved it is there.
        config.setInitializationFailTimeout(-1);
        return config;
    }

    @Override
    public Connection shared() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public Connection dedicated() throws SQLException {
        Properties properties = dialect.connectionProperties(settings);
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        Connection connection = DriverManager.getConnection(settings.url(), properties);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public DataSource pool() {
        return pool;
    }

    @Override
    public void close(boolean broken) {
        pool.close();
        dialect.shutdown().filter(statement -> !broken).ifPresent(this::shutdown);
        dialect.closed(settings);
    }

    private void shutdown(String how) {
        try (Connection last = dedicated();
                Statement statement = last.createStatement()) {
            statement.execute(how);
        } catch (SQLException e) {
            throw StoreException.of("close the database", e);
        }
    }
}
