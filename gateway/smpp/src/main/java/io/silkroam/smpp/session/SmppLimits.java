package io.silkroam.smpp.session;

import io.silkroam.smpp.codec.CodecLimits;

/**
 * What a peer may take of us.
 *
 * @param codec of one PDU
 * @param unsentOctets of one connection, at least 16,384; more end it. Beyond a quarter we stop reading and sending
 * @param heldRequests that came after a bind which is being decided, 0 to 10,000; more are answered ESME_RTHROTTLED
 * @param unboundPerAddress connections of one address that are not bound; more are closed at once
 * @param unboundInAll the same for all addresses
 * @param connections in all; more are closed at once
 */
public record SmppLimits(
        CodecLimits codec,
        int unsentOctets,
        int heldRequests,
        int unboundPerAddress,
        int unboundInAll,
        int connections) {
    public SmppLimits {
        require(unsentOctets >= 16_384, "unsentOctets", unsentOctets);
        require(heldRequests >= 0 && heldRequests <= 10_000, "heldRequests", heldRequests);
        require(unboundPerAddress >= 1, "unboundPerAddress", unboundPerAddress);
        require(unboundInAll >= 1, "unboundInAll", unboundInAll);
        require(connections >= 1, "connections", connections);
    }

    private static void require(boolean good, String name, int value) {
        if (!good) {
            throw new IllegalArgumentException(name + " is out of its bounds: " + value);
        }
    }

    /** The codec's standard, 1 MiB, 100, 100, 1,000, 10,000. */
    public static SmppLimits standard() {
        return new SmppLimits(CodecLimits.standard(), 1 << 20, 100, 100, 1_000, 10_000);
    }
}
