package io.silkroam.cli.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds what will be printed until it is known that the command succeeded: in memory, and past a mebibyte in a
 * temporary file that only its owner may read.
 */
public final class Spool extends OutputStream {
    private static final int MOST_IN_MEMORY = 1 << 20;

    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private OutputStream sink = memory;
    private Path file;

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        if (file == null && memory.size() + length > MOST_IN_MEMORY) {
            moveToFile();
        }
        sink.write(octets, offset, length);
    }

    @Override
    public void flush() throws IOException {
        sink.flush();
    }

    private void moveToFile() throws IOException {
        file = Files.createTempFile("spool", ".out");
        sink = Files.newOutputStream(file);
        memory.writeTo(sink);
        memory = new ByteArrayOutputStream();
    }

    /** Prints what was held. */
    public void release(OutputStream out) {
        try {
            sink.flush();
            memory.writeTo(out);
            if (file != null) {
                Files.copy(file, out);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets what was held. */
    @Override
    public void close() throws IOException {
        sink.close();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
