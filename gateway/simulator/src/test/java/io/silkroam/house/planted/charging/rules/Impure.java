package io.silkroam.house.planted.charging.rules;

import io.silkroam.house.planted.charging.account.Account;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;

/** Faults: rules that read a database and the machine's clocks, and need who needs them. */
public record Impure(Connection database, Account account) {
    boolean asks() throws SQLException {
        try (Statement statement = database.createStatement()) {
            return statement.execute("SELECT 1");
        }
    }

    static long age() {
        return System.nanoTime() - Clock.systemUTC().millis();
    }
}
