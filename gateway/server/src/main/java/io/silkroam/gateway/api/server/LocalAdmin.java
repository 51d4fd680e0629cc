package io.silkroam.gateway.api.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkroam.gateway.api.tls.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The way in for whoever may read the gateway's own files: where its API listens, and a token that lives as long as
 * the process, which itself keeps but the token's hash. An embedded database is open in one process only, and this is
 * how the command line asks that process.
 *
 * @param pid of the gateway
 */
public record LocalAdmin(String address, int port, String token, long pid) {
    /** The file's name in the data folder. */
    public static final String NAME = "local-admin.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    void write(Path dataDir) {
        ObjectNode node = JSON.createObjectNode()
                .put("address", address)
                .put("port", port)
                .put("token", token)
                .put("pid", pid);
        AtomicFile.writePrivate(dataDir.resolve(NAME), node.toString() + System.lineSeparator());
    }

    static void remove(Path dataDir) throws IOException {
        Files.deleteIfExists(dataDir.resolve(NAME));
    }

    /** What a living gateway left there; empty where none runs. */
    public static Optional<LocalAdmin> find(Path dataDir) throws IOException {
        Path file = dataDir.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode node = JSON.readTree(Files.readString(file));
        LocalAdmin found = new LocalAdmin(
                node.path("address").asText(),
                node.path("port").asInt(),
                node.path("token").asText(),
                node.path("pid").asLong());
        boolean alive =
                ProcessHandle.of(found.pid()).map(ProcessHandle::isAlive).orElse(false);
        return alive ? Optional.of(found) : Optional.empty();
    }

    @Override
    public String toString() {
        return "LocalAdmin[" + address + ", " + port + ", token=***, " + pid + "]";
    }
}
