package io.silkroam.sim.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only the gateway's own user may read, and that are there whole or not at all. */
final class SecretFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    /** Passwords and PINs are lines, keystores a few kilobytes. */
    private static final long MOST_OCTETS = 1 << 20;

    private SecretFile() {}

    /** The content, which the caller wipes. */
    static byte[] read(Path file) {
        requirePrivate(file);
        try {
            if (Files.size(file) > MOST_OCTETS) {
                throw new KeystoreException(file + " is larger than a megabyte; it is not what it should be");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The first line, which the caller wipes; a password or a PIN. */
    static char[] readLine(Path file) {
        byte[] octets = read(file);
        try {
            int length = 0;
            while (length < octets.length && octets[length] != '\n' && octets[length] != '\r') {
                length++;
            }
            if (length == 0) {
                throw new KeystoreException(file + " is empty; put back the one that belongs to the keys");
            }
            char[] line = new char[length];
            for (int i = 0; i < length; i++) {
                line[i] = (char) (octets[i] & 0xff);
            }
            return line;
        } finally {
            Wipe.out(octets);
        }
    }

    /** Refuses a file that anybody but its owner may use. */
    static void requirePrivate(Path file) {
        Set<PosixFilePermission> modes = modes(file);
        if (!OWNER_ONLY.containsAll(without(modes, PosixFilePermission.OWNER_EXECUTE))) {
            throw new KeystoreException("others may use %s (%s); run: chmod 600 %s"
                    .formatted(file, PosixFilePermissions.toString(modes), file));
        }
    }

    /** Refuses a file that anybody but its owner may change. */
    static void requireOurs(Path file) {
        Set<PosixFilePermission> modes = modes(file);
        if (OTHERS_WRITE.stream().anyMatch(modes::contains)) {
            throw new KeystoreException("others may change %s (%s); run: chmod go-w %s"
                    .formatted(file, PosixFilePermissions.toString(modes), file));
        }
    }

    private static Set<PosixFilePermission> without(Set<PosixFilePermission> modes, PosixFilePermission one) {
        Set<PosixFilePermission> rest = EnumSet.noneOf(PosixFilePermission.class);
        modes.stream().filter(mode -> mode != one).forEach(rest::add);
        return rest;
    }

    private static Set<PosixFilePermission> modes(Path file) {
        try {
            return isPosix(file) ? Files.getPosixFilePermissions(file) : OWNER_ONLY;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Puts this content in the place of the file: written beside it, synced, renamed, and the folder synced. Whoever
     * dies in between leaves the old content, and a file beside it that the next write overwrites.
     */
    static void replace(Path file, byte[] content) {
        Path folder = file.toAbsolutePath().getParent();
        Path next = folder.resolve(file.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(next);
            Files.createFile(next, ownerOnly(file));
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            if (isPosix(file)) {
                try (FileChannel parent = FileChannel.open(folder, StandardOpenOption.READ)) {
                    parent.force(true);
                }
            }
        } catch (IOException e) {
            throw new KeystoreException(
                    "cannot write %s: %s".formatted(next, e.getClass().getSimpleName()));
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static KeystoreException unreadable(Path file, IOException e) {
        return new KeystoreException(
                "cannot read %s: %s".formatted(file, e.getClass().getSimpleName()));
    }
}
