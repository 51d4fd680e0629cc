package io.silkroam.smpp.pdu;

import java.util.Arrays;

/**
 * An optional parameter, SMPP 3.4 §3.2.4.1, byte for byte: what we do not know passes through.
 *
 * @param tag 0 to 0xFFFF
 * @param value at most 65,535 octets; neither copied nor changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Tlv(int tag, byte[] value) {
    public Tlv {
        if (tag < 0 || tag > 0xFFFF) {
            throw new IllegalArgumentException("tag is not 16 bits: " + tag);
        }
        if (value.length > 0xFFFF) {
            throw new IllegalArgumentException("an optional parameter of " + value.length + " octets");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tlv that && tag == that.tag && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(value);
    }

    /** The tag and the length alone: a value may be what somebody wrote to somebody. */
    @Override
    public String toString() {
        return "Tlv[0x%04X, %d octets]".formatted(tag, value.length);
    }
}
