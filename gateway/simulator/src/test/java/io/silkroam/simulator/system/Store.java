package io.silkroam.simulator.system;

import io.silkroam.store.DatabaseSettings;
import io.silkroam.store.TestDatabases;
import java.nio.file.Path;
import java.util.Map;

/** The stores a gateway can keep its books in, each as the settings that name a fresh one. */
enum Store {
    H2 {
        @Override
        Map<String, String> fresh(Path data) {
            return Map.of("data.dir", data.toString(), "database.url", "");
        }
    },
    POSTGRESQL {
        @Override
        Map<String, String> fresh(Path data) {
            DatabaseSettings database = TestDatabases.postgresqlSettings();
            // Gateways of one database open the same keystore, whatever becomes of data.dir.
            return Map.of(
                    "data.dir", data.toString(),
                    "database.url", database.url(),
                    "database.user", database.user(),
                    "keys.keystore", data.resolve("keys.p12").toString(),
                    "keys.password-file", data.resolve("keys.password").toString());
        }
    };

    abstract Map<String, String> fresh(Path data);
}
