package io.silkroam.gateway.conf;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shipped configuration names both loopback addresses; a machine without IPv6 has but one of them. */
public final class LocalAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(LocalAddresses.class);

    private LocalAddresses() {}

    /** Those that this machine has; only a loopback address may be missing. */
    public static List<String> present(List<String> addresses) {
        return addresses.stream().filter(LocalAddresses::isPresent).toList();
    }

    private static boolean isPresent(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            boolean missing = parsed.isLoopbackAddress()
                    && parsed instanceof Inet6Address
                    && NetworkInterface.getByInetAddress(parsed) == null;
            if (missing) {
                LOG.info("not listening on {}: this machine has no such address", address);
            }
            return !missing;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }
}
