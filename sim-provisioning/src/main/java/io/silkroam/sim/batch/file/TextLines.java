package io.silkroam.sim.batch.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The lines of a text file of any size, one at a time in the same memory, ended by LF, CRLF or CR. Every octet is
 * counted and digested. Lines may hold keys: they never become a String here, and the memory is wiped at the end.
 */
final class TextLines implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;
    private static final byte[] UTF8_BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** How far the line that was read last can be used. */
    enum Fault {
        NONE(""),
        TOO_LONG("the line is too long"),
        NOT_UTF8("the line is not UTF-8 text; save the file as UTF-8"),
        CONTROL_CHARACTER("the line holds a control character");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final InputStream in;
    private final long mostOctets;
    private final MessageDigest digest;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int filled;
    private long octets;
    private final byte[] line;
    private int length;
    private long number;
    private Fault fault = Fault.NONE;
    private boolean ended;
    private boolean afterCarriageReturn;

    TextLines(InputStream in, FileLimits limits) {
        this.in = in;
        this.mostOctets = limits.octets();
        this.line = new byte[limits.lineOctets()];
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Reads the next line; false when there is none. */
    boolean next() throws IOException {
        length = 0;
        fault = Fault.NONE;
        ended = false;
        int taken = 0;
        while (!ended && fill()) {
            taken += takeFromChunk();
        }
        if (taken == 0) {
            return false;
        }
        number++;
        if (number == 1) {
            startOfText();
        }
        if (fault == Fault.NONE) {
            fault = contentFault();
        }
        return true;
    }

    /** Takes what the chunk holds of this line, with its end; returns how many octets that were. */
    private int takeFromChunk() {
        int from = position;
        if (afterCarriageReturn && chunk[position] == '\n') {
            from = ++position;
        }
        afterCarriageReturn = false;
        while (position < filled && chunk[position] != '\n' && chunk[position] != '\r') {
            position++;
        }
        int size = position - from;
        int room = Math.min(size, line.length - length);
        System.arraycopy(chunk, from, line, length, room);
        length += room;
        if (room < size) {
            fault = Fault.TOO_LONG;
        }
        if (position < filled) {
            afterCarriageReturn = chunk[position++] == '\r';
            ended = true;
        }
        return position - from;
    }

    /** Whether there is an octet at {@link #position}, after reading more where needed. */
    private boolean fill() throws IOException {
        while (position == filled) {
            int read = in.read(chunk, 0, chunk.length);
            if (read < 0) {
                return false;
            }
            position = 0;
            filled = read;
            octets += read;
            if (octets > mostOctets) {
                throw new VendorFileException(
                        number + 1,
                        "the file is larger than %d octets; split it into smaller batches".formatted(mostOctets));
            }
            digest.update(chunk, 0, read);
        }
        return true;
    }

    /** Steps over a byte order mark, and names what is no text at all. */
    private void startOfText() {
        if (startsWith(UTF8_BOM)) {
            length -= UTF8_BOM.length;
            System.arraycopy(line, UTF8_BOM.length, line, 0, length);
        } else if (startsWith((byte) 0xFF, (byte) 0xFE) || startsWith((byte) 0xFE, (byte) 0xFF)) {
            throw new VendorFileException(1, "the file is UTF-16 text; save it as UTF-8");
        } else if (startsWith((byte) 'P', (byte) 'K', (byte) 3, (byte) 4)) {
            throw new VendorFileException(1, "the file is a spreadsheet or a zip archive; export or unpack it first");
        } else if (startsWith((byte) 0x1F, (byte) 0x8B)) {
            throw new VendorFileException(1, "the file is compressed (gzip); unpack it first");
        } else if (startsWith("-----BEGIN PGP".getBytes(StandardCharsets.US_ASCII))) {
            throw new VendorFileException(1, "the file is encrypted as a whole (PGP); decrypt it first");
        }
    }

    private boolean startsWith(byte... start) {
        return length >= start.length && Arrays.equals(line, 0, start.length, start, 0, start.length);
    }

    private Fault contentFault() {
        boolean ascii = true;
        for (int i = 0; i < length; i++) {
            byte octet = line[i];
            if (octet < 0) {
                ascii = false;
            } else if ((octet < ' ' && octet != '\t') || octet == 0x7F) {
                return Fault.CONTROL_CHARACTER;
            }
        }
        return ascii || isUtf8() ? Fault.NONE : Fault.NOT_UTF8;
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The octets of the line; only the first {@link #length()} are its own, and only until the next call. */
    byte[] octets() {
        return line;
    }

    int length() {
        return length;
    }

    /** Counted from 1. */
    long number() {
        return number;
    }

    Fault fault() {
        return fault;
    }

    /** Whether a line break followed. */
    boolean isEnded() {
        return ended;
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return fault != Fault.TOO_LONG;
    }

    boolean isFirst(char c) {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return line[i] == c;
            }
        }
        return false;
    }

    /** The line as text: for headers, never for rows. */
    String text() {
        return new String(line, 0, length, StandardCharsets.UTF_8).strip();
    }

    long octetsRead() {
        return octets;
    }

    /** SHA-256 of the whole file in lower-case hex; to be asked once, at its end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        Arrays.fill(chunk, (byte) 0);
        Arrays.fill(line, (byte) 0);
    }
}
