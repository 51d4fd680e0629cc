package io.silkroam.simulator.profile;

import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.wire.GyAvp;
import java.util.List;

/** One gateway's way of saying a request: which AVPs, and in which order on the wire. */
interface RequestShape {
    List<GyAvp> avps(GyRequest request);

    /** A Session-Id in this gateway's style; {@code sequence} tells sessions apart. */
    default String sessionId(String originHost, long sequence) {
        return originHost + ";" + (sequence >>> Integer.SIZE) + ";" + (sequence & 0xFFFF_FFFFL);
    }
}
