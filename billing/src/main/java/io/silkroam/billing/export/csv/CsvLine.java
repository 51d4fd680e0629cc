package io.silkroam.billing.export.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Writes rows of RFC 4180 (CRLF, quotes where they are needed) in a rendering, cell after cell. Text can hold anything;
 * for people it cannot become a formula, and identifiers stay text (docs/decisions/015). Not for several threads.
 */
public final class CsvLine {
    private static final int CAPACITY = 1 << 18;
    /** A cell that is no text takes no more. */
    private static final int LARGEST_NUMBER = 64;

    private static final long MICROS = 1_000_000L;
    private static final int DAY = 86_400;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvSink sink;
    private final boolean forPeople;
    private final byte separator;
    private final byte point;
    private byte[] buffer = new byte[CAPACITY];
    private int at;
    private boolean first = true;
    private long rows;
    private int flushes;
    private long writtenDay = Long.MIN_VALUE;
    private final byte[] dayText = new byte[10];

    /** @param separator between columns: an ASCII character that no number has in it */
    public CsvLine(Rendering rendering, char separator, CsvSink sink) {
        this.sink = sink;
        this.forPeople = rendering.forPeople();
        this.separator = (byte) separator;
        this.point = rendering.decimalPoint();
        if (forPeople) {
            System.arraycopy(MARK, 0, buffer, 0, MARK.length);
            at = MARK.length;
        }
    }

    /** Ends the row. */
    public void end() {
        room(2);
        buffer[at++] = '\r';
        buffer[at++] = '\n';
        first = true;
        rows++;
    }

    /** Rows ended so far, a heading among them. */
    public long rows() {
        return rows;
    }

    /** A cell without a value. */
    public void empty() {
        begin(1);
    }

    /** A word of ours: nothing in it needs quotes. Empty is no value. */
    public void word(String word) {
        int length = word.length();
        begin(length + 1);
        for (int i = 0; i < length; i++) {
            buffer[at++] = (byte) word.charAt(i);
        }
    }

    /** Text that may come from anybody. */
    public void text(String text) {
        int length = text.length();
        begin(2 * (3 * length + 4));
        if (length > 0 && !copiedAsItIs(text, length)) {
            quoted(text);
        }
    }

    /** Most text is ASCII without anything to watch: looked at and written in one go, or not at all. */
    private boolean copiedAsItIs(String text, int length) {
        if ((forPeople && startsFormula(text.charAt(0))) || text.charAt(0) == ' ' || text.charAt(length - 1) == ' ') {
            return false;
        }
        int start = at;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == separator || c == '"' || c < ' ' || c >= 0x80) {
                at = start;
                return false;
            }
            buffer[at++] = (byte) c;
        }
        return true;
    }

    private void quoted(String text) {
        boolean quoted = needsQuotes(text);
        if (quoted) {
            buffer[at++] = '"';
        }
        if (forPeople && startsFormula(text.charAt(0))) {
            buffer[at++] = '\'';
        }
        characters(text);
        if (quoted) {
            buffer[at++] = '"';
        }
    }

    /** Digits or an id that a spreadsheet would take for a number, a date or a power of ten. */
    public void identifier(String id) {
        if (!forPeople || id.isEmpty() || !isPlainId(id)) {
            text(id);
            return;
        }
        begin(id.length() + 8);
        startIdentifier();
        characters(id);
        endIdentifier();
    }

    /** Where the next cell begins, for {@link #repeat}. */
    public long mark() {
        return ((long) flushes << 32) | at;
    }

    /**
     * Writes the cells between two marks once more, in the same place of another row.
     *
     * @return false if they are gone: nothing was written
     */
    public boolean repeat(long from, long to) {
        int length = (int) (to - from);
        if (from >>> 32 != flushes || to >>> 32 != flushes || buffer.length - at < length) {
            return false;
        }
        System.arraycopy(buffer, (int) from, buffer, at, length);
        at += length;
        first = first && length == 0;
        return true;
    }

    /** A whole number. */
    public void number(long number) {
        begin(LARGEST_NUMBER);
        digits(number);
    }

    /** A number with so many decimals: 12345 with two is 123.45. */
    public void decimal(long unscaled, int decimals) {
        begin(LARGEST_NUMBER);
        if (decimals == 0) {
            digits(unscaled);
            return;
        }
        if (unscaled < 0) {
            buffer[at++] = '-';
        }
        long power = 1;
        for (int i = 0; i < decimals; i++) {
            power *= 10;
        }
        // Of the most negative number there is no positive one, but its quotient has one.
        digits(Math.abs(unscaled / power));
        buffer[at++] = point;
        padded(Math.abs(unscaled % power), decimals);
    }

    /** True or false. */
    public void flag(boolean flag) {
        word(flag ? "true" : "false");
    }

    /** A date as ISO 8601 has it, which spreadsheets of every country know. */
    public void date(long epochDay) {
        begin(LARGEST_NUMBER);
        day(epochDay);
    }

    /** An instant, seen from an offset: with it in ISO 8601 for programs, without it and to the second for people. */
    public void time(long micros, int offset) {
        begin(LARGEST_NUMBER);
        long second = Math.floorDiv(micros, MICROS) + offset;
        day(Math.floorDiv(second, DAY));
        int ofDay = (int) Math.floorMod(second, (long) DAY);
        buffer[at++] = (byte) (forPeople ? ' ' : 'T');
        padded(ofDay / 3_600, 2);
        buffer[at++] = ':';
        padded(ofDay / 60 % 60, 2);
        buffer[at++] = ':';
        padded(ofDay % 60, 2);
        if (forPeople) {
            return;
        }
        long fraction = Math.floorMod(micros, MICROS);
        if (fraction != 0) {
            buffer[at++] = '.';
            padded(fraction, 6);
        }
        if (offset == 0) {
            buffer[at++] = 'Z';
        } else {
            offset(offset);
        }
    }

    /** An offset: +01:00. */
    public void utcOffset(int offset) {
        begin(LARGEST_NUMBER);
        startIdentifier();
        offset(offset);
        endIdentifier();
    }

    /** Two numbers that together are an id: 7-12, which is no day of December. */
    public void identifier(long first, long second) {
        begin(LARGEST_NUMBER);
        startIdentifier();
        digits(first);
        buffer[at++] = '-';
        digits(second);
        endIdentifier();
    }

    /** Hands everything to the sink. */
    public void flush() {
        try {
            sink.write(buffer, at);
            at = 0;
            flushes++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(int most) {
        room(most + 1);
        if (first) {
            first = false;
        } else {
            buffer[at++] = separator;
        }
    }

    private void room(int octets) {
        if (buffer.length - at >= octets) {
            return;
        }
        flush();
        if (buffer.length < octets) {
            buffer = new byte[octets];
        }
    }

    /** A formula whose value is the text: {@code ="..."}, in quotes for CSV. */
    private void startIdentifier() {
        if (forPeople) {
            buffer[at++] = '"';
            buffer[at++] = '=';
            buffer[at++] = '"';
            buffer[at++] = '"';
        }
    }

    private void endIdentifier() {
        if (forPeople) {
            buffer[at++] = '"';
            buffer[at++] = '"';
            buffer[at++] = '"';
        }
    }

    private static boolean startsFormula(char c) {
        return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n' || c == 0
                // The same in the width of Chinese characters: some spreadsheets take them for the narrow ones.
                || c == '＝' || c == '＋' || c == '－' || c == '＠';
    }

    private boolean needsQuotes(String text) {
        int last = text.length() - 1;
        if (text.charAt(0) == ' ' || text.charAt(last) == ' ') {
            return true;
        }
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            if (c == separator || c == '"' || c < ' ') {
                return true;
            }
        }
        return false;
    }

    /** Nothing in it could end the string of a formula or do anything else there; Excel takes 255 characters. */
    private static boolean isPlainId(String id) {
        if (id.length() > 255) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!plain && "-._:;/+*# @".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private void characters(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                beyondAscii(text, i);
                return;
            }
            if (c == '"') {
                buffer[at++] = '"';
            }
            buffer[at++] = (byte) c;
        }
    }

    private void beyondAscii(String text, int from) {
        for (byte octet : text.substring(from).getBytes(StandardCharsets.UTF_8)) {
            if (octet == '"') {
                buffer[at++] = '"';
            }
            buffer[at++] = octet;
        }
    }

    private void digits(long number) {
        if (number == Long.MIN_VALUE) {
            for (char c : Long.toString(number).toCharArray()) {
                buffer[at++] = (byte) c;
            }
            return;
        }
        long rest = number;
        if (rest < 0) {
            buffer[at++] = '-';
            rest = -rest;
        }
        int length = 1;
        for (long power = 10; length < 19 && rest >= power; power *= 10) {
            length++;
        }
        padded(rest, length);
    }

    private void padded(long number, int length) {
        long rest = number;
        for (int i = at + length - 1; i >= at; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at += length;
    }

    private void offset(int offset) {
        buffer[at++] = (byte) (offset < 0 ? '-' : '+');
        int minutes = Math.abs(offset) / 60;
        padded(minutes / 60, 2);
        buffer[at++] = ':';
        padded(minutes % 60, 2);
    }

    /** Rows come in the order of time, so that a day's text is made about once. */
    private void day(long epochDay) {
        if (epochDay != writtenDay) {
            LocalDate date = LocalDate.ofEpochDay(epochDay);
            byte[] text = date.toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, dayText, 0, dayText.length);
            writtenDay = epochDay;
        }
        System.arraycopy(dayText, 0, buffer, at, dayText.length);
        at += dayText.length;
    }
}
