package io.silkroam.cli;

import io.silkroam.cli.remote.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user's own file of settings, {@code ~/.config/NAME/config}: lines of {@code key = value}. It need not be there.
 */
record UserConfig(Path file, Map<String, String> values) {
    static final String URL = "url";
    static final String CA = "ca";
    static final String TOKEN_FILE = "token-file";

    private static final List<String> KEYS = List.of(URL, CA, TOKEN_FILE);

    static UserConfig of(Program program) {
        Path file = folder(program).resolve(program.name()).resolve("config");
        if (!Files.exists(file)) {
            return new UserConfig(file, Map.of());
        }
        Map<String, String> values = new HashMap<>();
        int number = 0;
        for (String line : PrivateFile.read(file, "the settings file").lines().toList()) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                String[] parts = line.split("[=:]", 2);
                String key = parts[0].strip();
                if (parts.length < 2 || !KEYS.contains(key)) {
                    throw Failure.usage(
                            file + ":" + number + ": '" + key + "' is no setting",
                            "Settings are " + String.join(", ", KEYS) + ", written as key = value.");
                }
                values.put(key, parts[1].strip());
            }
        }
        return new UserConfig(file, values);
    }

    /** As the XDG base directories say it. */
    private static Path folder(Program program) {
        Map<String, String> environment = program.surroundings().environment();
        String given = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return given.isEmpty() ? home(environment).resolve(".config") : Path.of(given);
    }

    private static Path home(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** Relative paths begin where the file is. */
    Optional<Path> path(String key) {
        return text(key).map(value -> {
            Path folder = file.toAbsolutePath().getParent();
            return value.startsWith("~/")
                    ? Path.of(System.getProperty("user.home")).resolve(value.substring(2))
                    : folder.resolve(value);
        });
    }
}
