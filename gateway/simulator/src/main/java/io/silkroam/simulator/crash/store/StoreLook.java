package io.silkroam.simulator.crash.store;

import io.silkroam.store.Database;
import io.silkroam.store.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a killed gateway's store says of its messages, by their ids.
 *
 * @param marked unfinished ones that may be repeated (V040: flags)
 * @param known those that have an id of an SMSC (V042)
 * @param kept all of them, finished ones too; of a message of one part, as all are here, this is its id
 */
public record StoreLook(Set<Long> marked, Set<Long> known, Set<Long> kept) {

    /** Looks at a store whose gateway is gone: at an H2 file's copy, so that it is the gateway that has to mend it. */
    public static StoreLook into(Map<String, String> settings) throws IOException {
        try (Database database = Database.open(database(settings), failure -> {
            throw failure;
        })) {
            return database.read(
                    "look at a killed gateway's messages",
                    connection -> new StoreLook(
                            ids(connection, "SELECT id FROM message WHERE MOD(flags, 2) = 1"),
                            ids(connection, "SELECT part_id FROM smsc_id"),
                            ids(connection, "SELECT id FROM message UNION SELECT id FROM message_done")));
        }
    }

    private static DatabaseSettings database(Map<String, String> settings) throws IOException {
        String url = settings.get("database.url");
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseSettings(url, settings.get("database.user"), "", 1);
        }
        Path data = Path.of(settings.get("data.dir"));
        Files.copy(h2File(settings), data.resolve("look.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        return DatabaseSettings.embedded(data.resolve("look"));
    }

    /** Where a gateway with these settings keeps its H2 database. */
    private static Path h2File(Map<String, String> settings) {
        String url = settings.get("database.url");
        return url.isEmpty()
                ? Path.of(settings.get("data.dir"), "silkroam.mv.db")
                : Path.of(url.substring(url.lastIndexOf(':') + 1) + ".mv.db");
    }

    private static Set<Long> ids(Connection connection, String sql) throws SQLException {
        Set<Long> ids = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }
}
