package io.silkroam.charging.account;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Reads what {@link Packer} wrote. Octets that cannot have been written by it are an error, never a guess. */
final class Unpacker {
    private final byte[] bytes;
    private int position;

    Unpacker(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7F) << shift;
            if ((octet & 0x80) == 0) {
                return value;
            }
        }
        throw damaged("a number does not end");
    }

    int count() {
        long value = number();
        if (value < 0 || value > bytes.length) {
            throw damaged("a count of " + value);
        }
        return (int) value;
    }

    int small() {
        return Math.toIntExact(number());
    }

    <E extends Enum<E>> E constant(E[] constants) {
        int place = small();
        if (place >= constants.length) {
            throw damaged("constant " + place + " of " + constants.length);
        }
        return constants[place];
    }

    boolean flag() {
        return octet() == 1;
    }

    String text() {
        int length = count();
        if (length > bytes.length - position) {
            throw damaged("a text runs past the end");
        }
        String value = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return value;
    }

    byte[] octets(int count) {
        if (count > bytes.length - position) {
            throw damaged("octets run past the end");
        }
        byte[] value = Arrays.copyOfRange(bytes, position, position + count);
        position += count;
        return value;
    }

    /** Reads the length of an entry, which begins here; returns the place behind it. */
    int endOfEntry() {
        int length = count();
        if (length > bytes.length - position) {
            throw damaged("an entry runs past the end");
        }
        return position + length;
    }

    int position() {
        return position;
    }

    void moveTo(int place) {
        position = place;
    }

    boolean isAtEnd() {
        return position == bytes.length;
    }

    Instant time() {
        long millis = number();
        return millis == 0 ? Instant.MAX : Instant.ofEpochMilli(millis);
    }

    void end() {
        if (position != bytes.length) {
            throw damaged((bytes.length - position) + " octets too many");
        }
    }

    private int octet() {
        if (position >= bytes.length) {
            throw damaged("it ends too soon");
        }
        return bytes[position++] & 0xFF;
    }

    static IllegalArgumentException damaged(String reason) {
        return new IllegalArgumentException("not an encoded account: " + reason);
    }
}
