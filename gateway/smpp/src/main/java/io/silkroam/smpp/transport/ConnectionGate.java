package io.silkroam.smpp.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounds connections that are not bound yet, per address (IPv6: per /64) and in all. Any thread. */
public final class ConnectionGate {
    private static final int IPV6_SUBSCRIBER = 8;

    private final int perAddress;
    private final int inAll;
    private final Map<ByteBuffer, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();

    /** An empty gate. */
    public ConnectionGate(int perAddress, int inAll) {
        this.perAddress = perAddress;
        this.inAll = inAll;
    }

    /** Whether one more may come from there; if so it must leave one day. */
    public boolean enter(InetAddress address) {
        if (total.incrementAndGet() > inAll) {
            total.decrementAndGet();
            return false;
        }
        if (byAddress.merge(key(address), 1, Integer::sum) > perAddress) {
            leave(address);
            return false;
        }
        return true;
    }

    /** One bound, or went. */
    public void leave(InetAddress address) {
        byAddress.computeIfPresent(key(address), (same, count) -> count == 1 ? null : count - 1);
        total.decrementAndGet();
    }

    /** How many are inside. */
    public int inside() {
        return total.get();
    }

    private static ByteBuffer key(InetAddress address) {
        byte[] octets = address.getAddress();
        return ByteBuffer.wrap(octets, 0, address instanceof Inet6Address ? IPV6_SUBSCRIBER : octets.length);
    }
}
