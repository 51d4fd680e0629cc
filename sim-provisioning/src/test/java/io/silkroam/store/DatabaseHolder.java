package io.silkroam.store;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that has an embedded database open until it is killed or its input ends. */
final class DatabaseHolder {

    private DatabaseHolder() {}

    public static void main(String[] args) throws IOException {
        DatabaseSettings settings = DatabaseSettings.embedded(Path.of(args[0]));
        try (Database held = Database.open(settings, e -> {})) {
            System.out.println(held.check().isEmpty() ? "open" : "not durable");
            System.in.read();
        }
    }
}
