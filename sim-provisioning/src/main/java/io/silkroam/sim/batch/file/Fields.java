package io.silkroam.sim.batch.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The values of one line, as places in its octets: RFC 4180 with a separator of one character and every record on one
 * line, or words between blanks. Unquoting happens in place, so that no second copy of a key comes to be.
 */
final class Fields {
    private final int[] starts;
    private final int[] ends;
    private byte[] octets = {};
    private int count;

    /** @param most how many are remembered; more are only counted */
    Fields(int most) {
        this.starts = new int[most];
        this.ends = new int[most];
    }

    /** Splits at blanks and tabs; there are no empty values. */
    void splitAtBlanks(byte[] line, int length) {
        begin(line);
        int at = 0;
        while (true) {
            at = skipBlanks(at, length);
            if (at == length) {
                return;
            }
            int start = at;
            while (at < length && line[at] != ' ' && line[at] != '\t') {
                at++;
            }
            add(start, at);
        }
    }

    /** Splits at {@code separator} outside of quotes; false when the quotes of this line are broken. */
    boolean split(byte[] line, int length, char separator) {
        begin(line);
        int at = 0;
        while (true) {
            at = skipBlanks(at, length, separator);
            if (at < length && line[at] == '"') {
                at = quoted(at + 1, length);
                if (at < 0) {
                    return false;
                }
                at = skipBlanks(at, length, separator);
                if (at < length && line[at] != separator) {
                    return false;
                }
            } else {
                at = plain(at, length, separator);
            }
            if (at == length) {
                return true;
            }
            at++;
        }
    }

    private void begin(byte[] line) {
        octets = line;
        count = 0;
    }

    private int plain(int start, int length, char separator) {
        int at = start;
        while (at < length && octets[at] != separator) {
            at++;
        }
        add(start, at);
        return at;
    }

    /** From behind the opening quote to behind the closing one; -1 when there is none. */
    private int quoted(int start, int length) {
        int write = start;
        for (int at = start; at < length; at++) {
            if (octets[at] == '"') {
                if (at + 1 == length || octets[at + 1] != '"') {
                    add(start, write);
                    return at + 1;
                }
                at++;
            }
            octets[write++] = octets[at];
        }
        return -1;
    }

    private int skipBlanks(int from, int length) {
        return skipBlanks(from, length, '\0');
    }

    /** A tab may be the separator itself. */
    private int skipBlanks(int from, int length, char separator) {
        int at = from;
        while (at < length && (octets[at] == ' ' || octets[at] == '\t') && octets[at] != separator) {
            at++;
        }
        return at;
    }

    private void add(int start, int end) {
        if (count < starts.length) {
            int from = start;
            int to = end;
            while (from < to && isBlank(octets[from])) {
                from++;
            }
            while (to > from && isBlank(octets[to - 1])) {
                to--;
            }
            starts[count] = from;
            ends[count] = to;
        }
        count++;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    /** How many the line has, beyond those that are remembered as well. */
    int count() {
        return count;
    }

    int length(int index) {
        return ends[index] - starts[index];
    }

    boolean isEmpty(int index) {
        return length(index) == 0;
    }

    /** The value as text: not for keys. */
    String text(int index) {
        return new String(octets, starts[index], length(index), StandardCharsets.UTF_8);
    }

    /** All values as text, as many as are remembered: for a header. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Math.min(count, starts.length); i++) {
            texts.add(text(i));
        }
        return texts;
    }

    boolean isHex(int index) {
        for (int i = starts[index]; i < ends[index]; i++) {
            if (!HexFormat.isHexDigit(octets[i])) {
                return false;
            }
        }
        return true;
    }

    /** The octets that an even number of hexadecimal digits stands for; the caller wipes them. */
    byte[] hex(int index) {
        byte[] value = new byte[length(index) / 2];
        for (int i = 0; i < value.length; i++) {
            int at = starts[index] + 2 * i;
            value[i] = (byte) (HexFormat.fromHexDigit(octets[at]) << 4 | HexFormat.fromHexDigit(octets[at + 1]));
        }
        return value;
    }
}
