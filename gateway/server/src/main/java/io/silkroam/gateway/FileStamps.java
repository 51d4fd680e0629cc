package io.silkroam.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** By which a watcher sees that files came, went or were written: the size and time of each. */
final class FileStamps {
    private FileStamps() {}

    /** Of those that are regular files. */
    static Map<Path, String> of(Stream<Path> files) {
        Map<Path, String> stamps = new TreeMap<>();
        files.forEach(file -> stamp(file, stamps));
        return stamps;
    }

    private static void stamp(Path file, Map<Path, String> stamps) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                stamps.put(file, attributes.lastModifiedTime() + "/" + attributes.size());
            }
        } catch (IOException e) {
            // It went away meanwhile: the next round sees the folder without it.
            stamps.remove(file);
        }
    }
}
