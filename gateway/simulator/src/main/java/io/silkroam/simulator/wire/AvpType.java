package io.silkroam.simulator.wire;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;

/** The data formats of RFC 6733 §4 that Gy uses, and the Java type each is held in. */
public enum AvpType {
    UNSIGNED32(Long.class),
    UNSIGNED64(Long.class),
    ENUMERATED(Long.class),
    TEXT(String.class),
    IDENTITY(String.class),
    /** Octets are held as hexadecimal digits, so that they compare and print as what they are. */
    OCTETS(String.class),
    ADDRESS(InetAddress.class),
    TIME(Instant.class),
    GROUPED(List.class);

    private final Class<?> held;

    AvpType(Class<?> held) {
        this.held = held;
    }

    boolean holds(Object value) {
        return held.isInstance(value);
    }
}
