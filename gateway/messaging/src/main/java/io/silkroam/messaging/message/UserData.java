package io.silkroam.messaging.message;

import java.util.Arrays;

/**
 * What one short message carries, at most 140 octets on the air; with message_payload more.
 *
 * @param header whether the octets begin with a user data header (esm_class UDHI, 3GPP TS 23.040 §9.2.3.24)
 * @param dataCoding SMPP 3.4 §5.2.19. 0 is the GSM default alphabet, one character per octet, whatever a peer means
 *     by it
 * @param octets neither copied nor changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record UserData(boolean header, int dataCoding, byte[] octets) {
    /** The longest message_payload (SMPP 3.4 §5.3.2.32). */
    public static final int LONGEST = 64_000;

    public UserData {
        if (dataCoding < 0 || dataCoding > 255) {
            throw new IllegalArgumentException("data_coding is not an octet: " + dataCoding);
        }
        if (octets.length > LONGEST) {
            throw new IllegalArgumentException("a message of " + octets.length + " octets");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserData that
                && header == that.header
                && dataCoding == that.dataCoding
                && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** Without what somebody wrote. */
    @Override
    public String toString() {
        return "UserData[%sdata_coding 0x%02X, %d octets]".formatted(header ? "UDH, " : "", dataCoding, octets.length);
    }
}
