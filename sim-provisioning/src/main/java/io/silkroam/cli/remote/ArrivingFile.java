package io.silkroam.cli.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * A file on its way here. It is written under another name beside its own, and gets its own when it is whole, is what
 * was announced and is on the disk; so nobody ever reads half of it.
 */
public final class ArrivingFile implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final LongConsumer progress;
    private MessageDigest digest = sha256();
    private long size;

    /** @param progress is told how many octets are there whenever some came */
    public ArrivingFile(Path target, LongConsumer progress) {
        this.target = target;
        this.part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        this.progress = progress;
        try {
            this.channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The request for what is still missing. */
    ApiRequest rest(ApiRequest request) {
        return size == 0 ? request : request.from(size);
    }

    /** Takes what is sent: the rest of the file, or all of it again. An IOException is of the connection. */
    void take(InputStream in, boolean rest) throws IOException {
        if (!rest) {
            restart();
        }
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            append(piece, read);
            progress.accept(size);
        }
    }

    private void restart() {
        try {
            channel.truncate(0);
            channel.position(0);
        } catch (IOException e) {
            throw unwritable(e);
        }
        size = 0;
        digest = sha256();
    }

    private void append(byte[] piece, int length) {
        ByteBuffer octets = ByteBuffer.wrap(piece, 0, length);
        try {
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
        digest.update(piece, 0, length);
        size += length;
    }

    long size() {
        return size;
    }

    /** Gives the file its name, if it is what it should be. */
    public void keep(String expectedSha256) {
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equalsIgnoreCase(expectedSha256)) {
            throw Failure.failed(
                    target.getFileName() + " arrived with the SHA-256 " + actual + " instead of " + expectedSha256,
                    "Nothing was kept. Try again; if it happens again, the gateway's disk may be failing.");
        }
        try {
            channel.force(true);
            channel.close();
            move();
            try (FileChannel folder = FileChannel.open(folder(target), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target);
        }
    }

    /** The SHA-256 of a file that is there, as manifests write it. */
    public static String sha256Of(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private Failure unwritable(IOException e) {
        return Failure.failed(
                target + " cannot be written: " + e.getMessage(),
                "Make room there or choose another folder, then repeat the command.");
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().getParent();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Leaves nothing behind but what was kept. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
