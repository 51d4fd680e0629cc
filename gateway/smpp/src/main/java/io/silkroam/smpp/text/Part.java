package io.silkroam.smpp.text;

import io.silkroam.smpp.pdu.Tlv;
import java.util.Arrays;
import java.util.List;

/**
 * What one PDU carries of a message, in our own form.
 *
 * @param header whether a header stands first: UDHI of esm_class
 * @param octets at most 160, or 64,000 where they belong into message_payload
 * @param payload they belong into the parameter message_payload, and short_message is empty
 * @param tlvs the SAR parameters, where they say what part it is
 */
@SuppressWarnings("ArrayRecordComponent")
public record Part(boolean header, int dataCoding, byte[] octets, boolean payload, List<Tlv> tlvs) {
    public Part {
        tlvs = List.copyOf(tlvs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Part that
                && header == that.header
                && dataCoding == that.dataCoding
                && payload == that.payload
                && tlvs.equals(that.tlvs)
                && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return 31 * dataCoding + Arrays.hashCode(octets);
    }

    /** Without what somebody wrote. */
    @Override
    public String toString() {
        return "Part[%sdata_coding 0x%02X, %d octets]".formatted(header ? "UDH, " : "", dataCoding, octets.length);
    }
}
