package io.silkroam.charging.store;

import io.silkroam.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh database for every test of a contract. */
abstract class StoreContract {

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

    <T> T transact(Database.Work<T> work) {
        return database.transact("test", work);
    }
}
