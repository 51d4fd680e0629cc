package io.silkroam.billing.export.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a CSV file holds: octets, their SHA-256, and rows below the heading. A line break within quotes ends no row. */
final class Contents {
    private static final int AT_ONCE = 1 << 16;

    private final MessageDigest digest;
    private long octets;
    private long lines;

    Contents() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void read(InputStream in) throws IOException {
        byte[] part = new byte[AT_ONCE];
        boolean quoted = false;
        for (int length = in.read(part); length > 0; length = in.read(part)) {
            digest.update(part, 0, length);
            octets += length;
            for (int i = 0; i < length; i++) {
                if (part[i] == '"') {
                    quoted = !quoted;
                } else if (part[i] == '\n' && !quoted) {
                    lines++;
                }
            }
        }
    }

    long octets() {
        return octets;
    }

    long rows() {
        return Math.max(0, lines - 1);
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
