package io.silkroam.gateway.conf;

import io.silkroam.messaging.account.BindGuard;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.messaging.account.SmscLink;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code smpp} section of {@code gateway.yaml}: where ESMEs connect to, within which bounds, and where our links
 * connect to.
 *
 * @param systemId ours in bind responses, at most 15 characters
 * @param addresses local addresses to listen on, IPv4 and IPv6
 * @param port of plain SMPP; 0 takes a free one
 * @param plainOffLoopback plain SMPP is also offered on addresses that others reach
 * @param links by name; their profiles stand in {@code partners/smsc}
 */
public record SmppSettings(
        boolean enabled,
        String systemId,
        List<String> addresses,
        int port,
        boolean plainOffLoopback,
        Optional<Tls> tls,
        Timers timers,
        Limits limits,
        BindGuard.Settings guard,
        EsmePasswords.Settings passwords,
        Map<String, SmscLink.Endpoint> links) {

    /**
     * SMPP over TLS; PEM files.
     *
     * @param port 0 takes a free one
     * @param authorities of ESMEs' certificates; empty asks for none
     */
    public record Tls(int port, Path certificates, Path privateKey, Optional<Path> authorities) {}

    /**
     * How long something may take.
     *
     * @param bind from connecting to a bind, TLS included, and from our bind to its response
     * @param response to our requests
     * @param enquire a session silent for so long is sent an enquire_link
     * @param inactivity a session without a transaction for so long is unbound; zero for never
     * @param write a peer that reads nothing for so long is disconnected
     * @param unbind to our unbind
     */
    public record Timers(
            Duration bind, Duration response, Duration enquire, Duration inactivity, Duration write, Duration unbind) {
        public static Timers standard() {
            return new Timers(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ZERO,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5));
        }
    }

    /**
     * Bounds; reaching one has a stated answer.
     *
     * @param pduOctets a longer PDU loses the framing: generic_nack with ESME_RINVCMDLEN, and its session is closed
     * @param connections in all; one more is closed at once
     * @param unboundPerAddress connections of one address that have not bound; one more is closed at once
     * @param unsentOctets a peer that leaves more unread is sent nothing until it reads
     * @param eventLoops threads for the network
     */
    public record Limits(int pduOctets, int connections, int unboundPerAddress, int unsentOctets, int eventLoops) {
        public static Limits standard() {
            return new Limits(131_072, 4_096, 64, 1 << 20, 2);
        }
    }

    public SmppSettings {
        addresses = List.copyOf(addresses);
        links = Map.copyOf(links);
    }

    /** Where plain SMPP is offered: on loopback, elsewhere only where that is said. */
    public List<String> plainAddresses() {
        return addresses.stream().filter(a -> plainOffLoopback || isLoopback(a)).toList();
    }

    /** Where SMPP over TLS is offered; nowhere without a certificate. */
    public List<String> tlsAddresses() {
        return tls.isPresent() ? addresses : List.of();
    }

    /** Plain SMPP where others may listen; {@code doctor} says so in red. */
    public List<String> plainForOthers() {
        return enabled ? plainAddresses().stream().filter(a -> !isLoopback(a)).toList() : List.of();
    }

    /** @throws IllegalArgumentException if it is not an address in digits; no name server is asked */
    static boolean isLoopback(String address) {
        if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException("'" + address + "' is not an IPv4 or IPv6 address");
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + address + "' is not an IPv4 or IPv6 address", e);
        }
    }

    /** What an empty section means. */
    public static SmppSettings standard() {
        return new SmppSettings(
                true,
                "silkroam",
                List.of("127.0.0.1", "::1"),
                2775,
                false,
                Optional.empty(),
                Timers.standard(),
                Limits.standard(),
                BindGuard.Settings.standard(),
                EsmePasswords.Settings.standard(),
                Map.of());
    }
}
