package io.silkroam.simulator.jdiameter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/** Loopback addresses of our own: jDiameter tells peers apart by address, so each gets one nobody else has. */
public final class Loopback {
    private static final AtomicInteger NEXT = new AtomicInteger(2);

    private Loopback() {}

    public static InetAddress address() {
        int number = NEXT.getAndIncrement();
        try {
            return InetAddress.getByAddress(new byte[] {127, 7, (byte) (number >>> 8), (byte) number});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four octets are an address", e);
        }
    }

    static InetSocketAddress freePort() throws IOException {
        InetAddress address = address();
        try (ServerSocket socket = new ServerSocket(0, 1, address)) {
            return new InetSocketAddress(address, socket.getLocalPort());
        }
    }
}
