package io.silkroam.charging.account;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Writes small values compactly: whole numbers in seven-bit groups, times in milliseconds, texts with their length. */
final class Packer {
    private static final int CONTINUES = 0x80;

    private byte[] bytes;
    private int length;

    /** @param usual octets there is room for from the beginning */
    Packer(int usual) {
        bytes = new byte[usual];
    }

    /** A number that is hardly ever negative. */
    Packer number(long value) {
        long rest = value;
        while ((rest & -CONTINUES) != 0) {
            octet((int) (rest & (CONTINUES - 1)) | CONTINUES);
            rest >>>= 7;
        }
        return octet((int) rest);
    }

    /**
     * Constants are stored by their place, so new ones are added at the end only; StoredConstantsTest holds them there.
     */
    @SuppressWarnings("EnumOrdinal")
    Packer constant(Enum<?> value) {
        return number(value.ordinal());
    }

    Packer flag(boolean value) {
        return octet(value ? 1 : 0);
    }

    Packer text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length).octets(utf8, utf8.length);
    }

    Packer octets(byte[] value) {
        return octets(value, value.length);
    }

    /** What another one wrote, behind its length. */
    Packer entry(Packer other) {
        return number(other.length).octets(other.bytes, other.length);
    }

    private Packer octets(byte[] value, int count) {
        room(count);
        System.arraycopy(value, 0, bytes, length, count);
        length += count;
        return this;
    }

    /**
     * Milliseconds since 1970; {@link Instant#MAX}, a time that has not come, is 0 and 1970 itself cannot be told
     * from it.
     */
    Packer time(Instant value) {
        return number(value.equals(Instant.MAX) ? 0 : value.toEpochMilli());
    }

    byte[] packed() {
        return Arrays.copyOf(bytes, length);
    }

    private Packer octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
