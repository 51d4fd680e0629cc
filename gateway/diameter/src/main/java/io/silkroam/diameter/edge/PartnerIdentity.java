package io.silkroam.diameter.edge;

import io.silkroam.diameter.peer.Identities;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who a partner is: exact hosts, or {@code *} for any host within its realms; the addresses it connects from (none:
 * any); names its certificate may carry besides the Origin-Host; whether it must use TLS; whether it relays.
 */
public record PartnerIdentity(
        Set<String> hosts,
        Set<String> realms,
        List<Cidr> addresses,
        Set<String> certificateNames,
        boolean tlsRequired,
        boolean relay) {
    /** The entry that stands for every host within the realms. */
    public static final String ANY_HOST = "*";

    public PartnerIdentity {
        hosts = folded(hosts);
        realms = folded(realms);
        addresses = List.copyOf(addresses);
        certificateNames = folded(certificateNames);
        if (hosts.isEmpty() || realms.isEmpty()) {
            throw new IllegalArgumentException("a partner has at least one host and one realm");
        }
        realms.forEach(PartnerIdentity::requireName);
        hosts.stream().filter(host -> !host.equals(ANY_HOST)).forEach(PartnerIdentity::requireName);
        if (hosts.contains(ANY_HOST) && addresses.isEmpty()) {
            throw new IllegalArgumentException("a partner of any host is known by its addresses: name some");
        }
    }

    /** Whether peers may come into being at their CER. */
    public boolean isDynamic() {
        return hosts.contains(ANY_HOST);
    }

    /** Whether a peer of this (folded) name is this partner's. */
    public boolean names(String host) {
        return hosts.contains(host) || (isDynamic() && liesInRealms(host));
    }

    /** Whether the host lies in one of the realms. */
    public boolean liesInRealms(String host) {
        for (String realm : realms) {
            if (Identities.liesIn(host, realm)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the (folded) realm is listed. */
    public boolean hasRealm(String realm) {
        return realms.contains(realm);
    }

    /** Whether a connection may come from there. */
    public boolean comesFrom(InetAddress address) {
        return addresses.isEmpty() || addresses.stream().anyMatch(block -> block.contains(address));
    }

    private static Set<String> folded(Set<String> names) {
        return names.stream().map(Identities::fold).collect(Collectors.toUnmodifiableSet());
    }

    private static void requireName(String name) {
        if (!Identities.isWellFormed(name)) {
            throw new IllegalArgumentException("not a DiameterIdentity: " + name);
        }
    }
}
