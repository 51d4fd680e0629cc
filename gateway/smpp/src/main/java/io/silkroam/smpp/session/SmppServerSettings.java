package io.silkroam.smpp.session;

import io.silkroam.smpp.transport.TlsSettings;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where and how we serve ESMEs.
 *
 * @param systemId ours, in the bind_resp; at most 15 characters
 * @param addresses to listen on
 * @param port in clear; 0 for any free one, empty for none
 * @param tls the port with TLS, if there is one
 * @param eventLoops threads, 1 to 64, where none are shared
 */
public record SmppServerSettings(
        String systemId,
        List<InetAddress> addresses,
        OptionalInt port,
        Optional<TlsPort> tls,
        SmppTimers timers,
        SmppLimits limits,
        int eventLoops) {

    /**
     * A port with TLS.
     *
     * @param port 0 for any free one
     * @param certificateRequired whether an ESME without a certificate is turned away before it binds
     */
    public record TlsPort(int port, TlsSettings files, boolean certificateRequired) {
        public TlsPort {
            requirePort(port);
        }
    }

    public SmppServerSettings {
        addresses = List.copyOf(addresses);
        if (systemId.length() > 15) {
            throw new IllegalArgumentException("system_id is longer than 15 characters: " + systemId);
        }
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no address to listen on");
        }
        port.ifPresent(SmppServerSettings::requirePort);
        if (eventLoops < 1 || eventLoops > 64) {
            throw new IllegalArgumentException(eventLoops + " event loops are not between 1 and 64");
        }
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }

    /** On loopback, port 2775, in clear, two event loops. */
    public static SmppServerSettings standard(String systemId) {
        return new SmppServerSettings(
                systemId,
                List.of(InetAddress.getLoopbackAddress()),
                OptionalInt.of(2775),
                Optional.empty(),
                SmppTimers.standard(),
                SmppLimits.standard(),
                2);
    }

    public SmppServerSettings withAddresses(List<InetAddress> value) {
        return new SmppServerSettings(systemId, value, port, tls, timers, limits, eventLoops);
    }

    public SmppServerSettings withPort(int value) {
        return new SmppServerSettings(systemId, addresses, OptionalInt.of(value), tls, timers, limits, eventLoops);
    }

    public SmppServerSettings withoutClearPort() {
        return new SmppServerSettings(systemId, addresses, OptionalInt.empty(), tls, timers, limits, eventLoops);
    }

    public SmppServerSettings withTls(TlsPort value) {
        return new SmppServerSettings(systemId, addresses, port, Optional.of(value), timers, limits, eventLoops);
    }

    public SmppServerSettings withTimers(SmppTimers value) {
        return new SmppServerSettings(systemId, addresses, port, tls, value, limits, eventLoops);
    }

    public SmppServerSettings withLimits(SmppLimits value) {
        return new SmppServerSettings(systemId, addresses, port, tls, timers, value, eventLoops);
    }

    public SmppServerSettings withEventLoops(int value) {
        return new SmppServerSettings(systemId, addresses, port, tls, timers, limits, value);
    }
}
