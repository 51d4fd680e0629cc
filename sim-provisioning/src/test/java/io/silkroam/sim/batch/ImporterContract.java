package io.silkroam.sim.batch;

import io.silkroam.store.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An importer on a store of its own, for what is promised of imports on both stores. */
abstract class ImporterContract {
    @TempDir
    Path folder;

    Database database;
    Importer importer;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        importer = Importer.on(database, folder);
    }

    @AfterEach
    void close() {
        importer.close();
        database.close();
    }
}
