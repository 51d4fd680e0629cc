package io.silkroam.billing.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A folder in which a file is there wholly or not at all: written under another name, brought to disk, renamed, and the
 * folder brought to disk.
 */
final class Folder {
    private static final String UNFINISHED = ".part";
    /** Longer than any export takes: what is older was left by a process that is gone. */
    private static final Duration ABANDONED = Duration.ofDays(2);

    private static final int AT_ONCE = 1 << 16;

    private final Path path;
    private final Opener opener;

    /** Opens a file that is not there yet; another one than the disk's serves to try what happens without room. */
    @FunctionalInterface
    interface Opener {
        WritableByteChannel open(Path file) throws IOException;
    }

    /** Writes a file's contents. */
    @FunctionalInterface
    interface Contents<T> {
        T write(WritableByteChannel channel) throws IOException;
    }

    Folder(Path path, Opener opener) {
        this.path = path;
        this.opener = opener;
    }

    static WritableByteChannel onDisk(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    Path file(String name) {
        return path.resolve(name);
    }

    void make(Instant now) {
        try {
            Files.createDirectories(path);
            removeAbandoned(now.minus(ABANDONED));
        } catch (IOException e) {
            throw failed(path.toString(), e);
        }
    }

    private void removeAbandoned(Instant before) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(path, "*" + UNFINISHED)) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** A file on its way: on disk, but under another name. Closing it without {@link #publish} leaves nothing. */
    final class Unfinished<T> implements AutoCloseable {
        private final Path part;
        private final Path whole;
        private final T result;

        private Unfinished(Path part, Path whole, T result) {
            this.part = part;
            this.whole = whole;
            this.result = result;
        }

        T result() {
            return result;
        }

        void publish() {
            try {
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw failed(whole.toString(), e);
            }
            try (FileChannel folder = FileChannel.open(path)) {
                folder.force(true);
            } catch (IOException e) {
                throw new ExportException(
                        ExportException.Reason.DISK,
                        "%s is whole, but may not outlive a power cut: %s; run it again"
                                .formatted(whole, e.getMessage()),
                        e);
            }
        }

        @Override
        public void close() {
            remove(part);
        }
    }

    /** Writes a file up to its last octet on disk, under another name. */
    <T> Unfinished<T> write(String name, Contents<T> contents) {
        Path part = path.resolve("." + name + "." + UUID.randomUUID() + UNFINISHED);
        boolean written = false;
        try {
            T result;
            try (WritableByteChannel channel = opener.open(part)) {
                result = contents.write(channel);
                if (channel instanceof FileChannel file) {
                    file.force(true);
                }
            }
            written = true;
            return new Unfinished<>(part, path.resolve(name), result);
        } catch (IOException e) {
            throw failed(name, e);
        } catch (UncheckedIOException e) {
            throw failed(name, e.getCause());
        } finally {
            if (!written) {
                remove(part);
            }
        }
    }

    Unfinished<String> write(String name, String text) {
        return write(name, channel -> {
            Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
            return text;
        });
    }

    /** The SHA-256 of a file that is there; empty where it is not. */
    String sha256(String name) {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[AT_ONCE];
            for (int length = in.read(part); length > 0; length = in.read(part)) {
                digest.update(part, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw failed(name, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // Nobody takes it for a file; it goes with the abandoned ones.
            part.toFile().deleteOnExit();
        }
    }

    private ExportException failed(String what, IOException cause) {
        long free = free();
        String message = isFull(cause)
                ? "no space left in %s (%d MB are free) for %s: make room and run it again; nothing was left behind"
                        .formatted(path, free, what)
                : "cannot write %s in %s: %s; nothing was left behind".formatted(what, path, cause.getMessage());
        return new ExportException(ExportException.Reason.DISK, message, cause);
    }

    private static boolean isFull(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("No space left") || message.contains("quota") || message.contains("not enough space");
    }

    private long free() {
        try {
            return Files.getFileStore(path).getUsableSpace() / 1_000_000;
        } catch (IOException e) {
            return 0;
        }
    }
}
