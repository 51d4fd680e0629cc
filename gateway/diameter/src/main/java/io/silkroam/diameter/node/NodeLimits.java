package io.silkroam.diameter.node;

import io.silkroam.diameter.codec.CodecLimits;

/**
 * Bounds of a node, and what reaching each is answered with: messages (5015 and the connection closed, 5012), octets
 * unsent on a connection (closed), requests pending on a connection (TooManyPending), incoming requests in flight in
 * the whole node (3004), connections without capabilities exchange per address and in all (closed at once).
 */
public record NodeLimits(
        CodecLimits codec, int outboundOctets, int pending, int inFlight, int halfOpenPerAddress, int halfOpen) {
    /** 4 MB unsent, 16,384 pending, 65,536 in flight, 16 half open per address, 1,024 in all. */
    public static NodeLimits standard() {
        return new NodeLimits(CodecLimits.defaults(), 4 << 20, 16_384, 65_536, 16, 1_024);
    }

    public NodeLimits {
        if (outboundOctets < codec.maxMessageOctets() || pending < 1 || pending > 1 << 20 || inFlight < 1) {
            throw new IllegalArgumentException("bounds must hold at least one message: outbound " + outboundOctets
                    + ", pending " + pending + ", in flight " + inFlight);
        }
        if (halfOpenPerAddress < 1 || halfOpen < halfOpenPerAddress) {
            throw new IllegalArgumentException("half-open bounds must be positive, the one in all the larger: "
                    + halfOpenPerAddress + ", " + halfOpen);
        }
    }
}
