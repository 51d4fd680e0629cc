package io.silkroam.gateway.cli;

import io.silkroam.conf.ConfigException;
import io.silkroam.gateway.conf.Configuration;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the configuration is, and what replaces parts of it. */
final class ConfOptions {
    @Option(
            names = "--conf",
            paramLabel = "DIR",
            defaultValue = "conf",
            description = "The configuration folder (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Replaces a key of gateway.yaml, for example diameter.port=0. May be repeated.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    /** Logs as conf/logback.xml says, where there is one. Before the first logger is made, or it comes too late. */
    void configureLogging() {
        Path file = folder.resolve("logback.xml");
        System.setProperty(
                "logback.configurationFile",
                Files.exists(file) ? file.toAbsolutePath().toString() : "io/silkroam/gateway/logback.xml");
    }

    /** The configuration, or empty after all its problems were printed. */
    Optional<Configuration> read(PrintWriter err) {
        try {
            return Optional.of(Configuration.read(folder, overrides));
        } catch (ConfigException e) {
            e.problems().forEach(err::println);
            return Optional.empty();
        }
    }
}
