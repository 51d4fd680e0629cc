package io.silkroam.charging;

import io.silkroam.charging.rules.Books;
import io.silkroam.store.Database;
import io.silkroam.time.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh database and a clock set by hand for every test of engines. */
abstract class EngineContract {

    final SettableClock clock = new SettableClock(Books.START);
    private Database database;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    Database database() {
        return database;
    }

    /** Does this while another transaction holds the account of the subscriber under test. */
    void whileTheAccountIsHeld(Runnable work) {
        database.transact("hold an account", connection -> {
            hold(connection);
            work.run();
            return null;
        });
    }

    private static void hold(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE account SET version = version WHERE subscriber_id = " + Gateway.SUBSCRIBER);
        }
    }
}
