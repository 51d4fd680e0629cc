package io.silkroam.gateway.api.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a file whole or not at all; who may read it is settled before anything stands in it. */
public final class AtomicFile {
    private static final String OWNER_ALONE = "rw-------";
    private static final String READABLE = "rw-r--r--";

    private AtomicFile() {}

    /** For the eyes of the user the gateway runs as. */
    public static void writePrivate(Path file, String text) {
        write(file, text, OWNER_ALONE);
    }

    /** For everybody's. */
    public static void writePublic(Path file, String text) {
        write(file, text, READABLE);
    }

    private static void write(Path file, String text, String permissions) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE)));
            Files.writeString(next, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString(permissions));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
