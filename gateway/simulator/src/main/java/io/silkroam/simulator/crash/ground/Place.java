package io.silkroam.simulator.crash.ground;

import io.silkroam.simulator.crash.store.Databases;
import io.silkroam.simulator.files.Folders;
import io.silkroam.teststores.LocalPostgresql;
import io.silkroam.teststores.LossyDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One round's folder and store.
 *
 * @param conf the gateway's configuration folder
 * @param data the folder of its files
 * @param settings what a gateway's command line says of the store
 * @param server where the store is PostgreSQL
 */
public record Place(Path conf, Path data, Map<String, String> settings, Optional<LocalPostgresql> server) {
    private static final String URL = "database.url";

    public Place {
        settings = Map.copyOf(settings);
    }

    /** The settings with these before them. */
    public Map<String, String> with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(others);
        return all;
    }

    /** The URL of the database. */
    public String url() {
        return settings.get(URL);
    }

    /** The settings with another URL of the database. */
    public Place at(String url) {
        return new Place(conf, data, with(Map.of(URL, url)), server);
    }

    /** The H2 database of that name in the folder. */
    public Place atFile(String name) {
        return at("jdbc:h2:file:" + data.resolve(name).toAbsolutePath());
    }

    /** The H2 database of that name in the folder, on the disk that loses what was not forced. */
    public Place onLossyDisk(String name) {
        return at(LossyDisk.url(data.resolve(name)));
    }

    /** Removes the folder and the database. */
    public void discard() throws IOException {
        Folders.remove(data);
        if (server.isPresent()) {
            Databases.drop(server.get(), url());
        }
    }
}
