package io.silkroam.smpp.text;

import java.util.Arrays;
import java.util.Optional;

/**
 * A message whose parts were joined, in our own form.
 *
 * @param header what the parts' headers say besides their place
 * @param octets neither copied nor changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Joined(UserDataHeader header, int dataCoding, byte[] octets) {

    /** What it says; empty where it is not text. */
    public Optional<String> text() {
        return CanonicalText.read(header, dataCoding, octets);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Joined that
                && dataCoding == that.dataCoding
                && header.equals(that.header)
                && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return 31 * dataCoding + Arrays.hashCode(octets);
    }

    /** Without what somebody wrote. */
    @Override
    public String toString() {
        return "Joined[data_coding 0x%02X, %d octets]".formatted(dataCoding, octets.length);
    }
}
