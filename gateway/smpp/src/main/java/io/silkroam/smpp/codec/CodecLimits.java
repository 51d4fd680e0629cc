package io.silkroam.smpp.codec;

/**
 * What a PDU may be at most.
 *
 * @param pduOctets command_length, 128 to 1,048,576; a longer PDU is answered ESME_RINVCMDLEN and skipped
 * @param tlvs optional parameters in one PDU, 1 to 1,000; more are answered ESME_RINVOPTPARSTREAM
 */
public record CodecLimits(int pduOctets, int tlvs) {
    public CodecLimits {
        if (pduOctets < 128 || pduOctets > 1 << 20) {
            throw new IllegalArgumentException("a PDU of " + pduOctets + " octets is not between 128 and 1,048,576");
        }
        if (tlvs < 1 || tlvs > 1_000) {
            throw new IllegalArgumentException(tlvs + " optional parameters are not between 1 and 1,000");
        }
    }

    /** 70,000 octets, which hold message_payload of 64,000 and the rest; 128 optional parameters. */
    public static CodecLimits standard() {
        return new CodecLimits(70_000, 128);
    }
}
