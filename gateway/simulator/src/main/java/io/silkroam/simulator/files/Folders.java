package io.silkroam.simulator.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders, copied and removed with all that is in them. */
public final class Folders {
    private Folders() {}

    /** Copies all files. */
    public static void copy(Path source, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = target.resolve(source.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    /** The same of the folder with a gateway's configuration, which an option {@code --conf} has named. */
    public static void copyConfiguration(Path source, Path target) throws IOException {
        Path file = source.resolve("gateway.yaml").toAbsolutePath();
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no %s; name the folder of the gateway's configuration with --conf"
                    .formatted(file.normalize()));
        }
        copy(source, target);
    }

    /** Removes it, if it is there. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
