package io.silkroam.simulator.wire;

import java.util.List;
import java.util.Optional;

/**
 * A Credit-Control-Request as it goes to the wire: the header fields a sender chooses, and its AVPs in order.
 *
 * @param endToEndId the same in every repetition (RFC 6733 §3), 32 bits unsigned
 * @param retransmitted the T flag
 */
public record GyMessage(long endToEndId, boolean retransmitted, List<GyAvp> avps) {
    private static final long UNSIGNED_32_BITS = 0xFFFF_FFFFL;

    public GyMessage {
        if ((endToEndId & ~UNSIGNED_32_BITS) != 0) {
            throw new IllegalArgumentException("End-to-End Identifier of more than 32 bits: " + endToEndId);
        }
        avps = List.copyOf(avps);
    }

    /** The same request once more: T flag set, End-to-End Identifier and content unchanged. */
    public GyMessage again() {
        return new GyMessage(endToEndId, true, avps);
    }

    /** The first AVP of this name at the top level. */
    public Optional<GyAvp> first(AvpName name) {
        return avps.stream().filter(avp -> avp.name() == name).findFirst();
    }

    /** The text of a top-level AVP that every request carries. */
    public String text(AvpName name) {
        return first(name)
                .map(avp -> (String) avp.value())
                .orElseThrow(() -> new IllegalStateException("Request without " + name));
    }
}
