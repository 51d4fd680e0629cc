package io.silkroam.simulator.bench.peers.hostile;

import java.nio.ByteBuffer;
import java.util.List;

/** What a bad peer has to know of a protocol: octets to send, and what to call those that come back. */
public interface Dialect {
    /** "Diameter" or "SMPP". */
    String name();

    /** Introduces itself under one of several names. */
    byte[] hello(int peer);

    /** A sound request; no two have the same identifiers. */
    byte[] request(int peer, int number);

    /** Takes leave in good order. */
    byte[] goodbye(int peer);

    /** Length of the message whose first four octets these are. */
    int length(int firstOctets);

    /** What an answer is called in the report: its command and result. */
    String describe(ByteBuffer message);

    /** Wrong in place of the first message, each on a connection of its own. */
    List<byte[]> falseHellos();

    /** Wrong on a connection that is open. */
    List<byte[]> lies(int peer);
}
