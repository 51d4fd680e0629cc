package io.silkroam.diameter.codec;

/** The AVP header of RFC 6733 §4.1: code, flags and length, then with the V bit a Vendor-Id; data padded to four. */
final class AvpLayout {
    static final int VENDOR = 0x80;
    static final int MANDATORY = 0x40;
    /** Bits no standard gives a meaning. The P bit (0x20) is left out: RFC 3588 peers may still set it. */
    static final int RESERVED = 0x1F;

    static final int SHORT_HEADER = 8;
    static final int LONG_HEADER = 12;

    private AvpLayout() {}

    static int headerLength(int flags) {
        return (flags & VENDOR) != 0 ? LONG_HEADER : SHORT_HEADER;
    }

    static int padded(int length) {
        return (length + 3) & ~3;
    }

    static int flagsAndLength(int flags, int length) {
        return (flags << 24) | (length & 0xFF_FFFF);
    }
}
