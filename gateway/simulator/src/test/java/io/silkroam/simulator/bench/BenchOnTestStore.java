package io.silkroam.simulator.bench;

import io.silkroam.simulator.Simulator;
import io.silkroam.store.DatabaseSettings;
import io.silkroam.store.TestDatabases;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code simulator bench sms} on a PostgreSQL of the tests, which commits as one of an operator's does. */
final class BenchOnTestStore {
    private BenchOnTestStore() {}

    public static void main(String[] options) {
        DatabaseSettings database = TestDatabases.postgresqlSettings();
        List<String> arguments = new ArrayList<>(List.of(
                "bench",
                "sms",
                "--store",
                "postgresql",
                "--database-url",
                database.url(),
                "--database-user",
                database.user()));
        arguments.addAll(List.of(options));
        System.exit(Simulator.run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments.toArray(String[]::new)));
    }
}
