package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;

/**
 * A message that breaks a rule of RFC 6733, with all its answer needs. It holds copies on the heap, so there is nothing
 * to release.
 *
 * @param resultCode the first error found, in the order of the octets; missing AVPs come last (§7.1)
 * @param failedAvp the content of the Failed-AVP, within its groups (§7.5); empty where the code wants none
 * @param sessionId absent where the Session-Id itself is damaged
 * @param proxyInfo the Proxy-Info AVPs of the request in their order, which the answer repeats (§6.2)
 * @param reason for the log, in words
 */
public record Malformed(
        DiameterHeader header,
        int resultCode,
        Optional<ByteBuf> failedAvp,
        Optional<String> sessionId,
        ByteBuf proxyInfo,
        String reason)
        implements Decoded {

    /** A message of which only the header is worth anything. */
    static Malformed header(DiameterHeader header, int resultCode, String reason) {
        return new Malformed(header, resultCode, Optional.empty(), Optional.empty(), Unpooled.EMPTY_BUFFER, reason);
    }
}
