package io.silkroam.billing.export.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where a file's octets go: counted, and into its SHA-256. */
public final class CsvSink {
    private final WritableByteChannel channel;
    private final MessageDigest digest;
    private long octets;

    public CsvSink(WritableByteChannel channel) {
        this.channel = channel;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void write(byte[] bytes, int length) throws IOException {
        digest.update(bytes, 0, length);
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        octets += length;
    }

    public long octets() {
        return octets;
    }

    /** Of everything written; nothing can be written any more. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
