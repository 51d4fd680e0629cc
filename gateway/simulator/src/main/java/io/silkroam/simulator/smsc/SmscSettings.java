package io.silkroam.simulator.smsc;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Where an SMSC listens.
 *
 * @param port 0 for any that is free
 * @param password what a bind must bring; empty lets everybody in
 */
public record SmscSettings(InetAddress address, int port, Optional<String> password) {
    /** On the loopback, on any free port, open to everybody. */
    public static SmscSettings loopback() {
        return new SmscSettings(InetAddress.getLoopbackAddress(), 0, Optional.empty());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SmscSettings[" + address + ", " + port + "]";
    }
}
