package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.transport.TlsSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * One SMSC and the binds we keep to it.
 *
 * @param host name or address of the SMSC; a name is resolved for each attempt
 * @param bind what every bind says; its toString hides the password
 * @param binds kept alive, 0 to 100
 * @param windows of each bind
 * @param outbind where we wait for outbinds of the SMSC, if we do
 * @param eventLoops threads, 1 to 64, where none are shared
 */
public record SmppClientSettings(
        String host,
        int port,
        Optional<ClientTls> tls,
        Request.Bind bind,
        int binds,
        Windows windows,
        Reconnect reconnect,
        Optional<OutbindPort> outbind,
        SmppTimers timers,
        SmppLimits limits,
        int eventLoops) {

    /**
     * TLS to the SMSC.
     *
     * @param nameChecked whether its certificate must bear a name
     * @param name which; empty is the host we connect to
     */
    public record ClientTls(TlsSettings files, boolean nameChecked, Optional<String> name) {
        /** Its certificate bears the name we connect to, or is not looked at for one. */
        public ClientTls(TlsSettings files, boolean nameChecked) {
            this(files, nameChecked, Optional.empty());
        }
    }

    /**
     * Requests that may be unanswered, each 1 to 100,000.
     *
     * @param out ours
     * @param in the SMSC's; one more is answered ESME_RTHROTTLED
     */
    public record Windows(int out, int in) {
        public Windows {
            require(out >= 1 && out <= 100_000, "window out", out);
            require(in >= 1 && in <= 100_000, "window in", in);
        }
    }

    /**
     * When to dial again. Half of each time up to all of it is waited, at random.
     *
     * @param first after the first failure; doubled after each one more
     * @param most of it
     * @param refused at least that long after a bind that the SMSC refused
     */
    public record Reconnect(Duration first, Duration most, Duration refused) {
        public Reconnect {
            if (first.toMillis() < 1 || first.compareTo(most) > 0 || refused.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        "reconnect times out of order: " + first + ", " + refused + ", " + most);
            }
        }

        /** 1 s, 5 min, 30 s. */
        public static Reconnect standard() {
            return new Reconnect(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofSeconds(30));
        }
    }

    /** A listener for outbinds; one with another system_id or password is closed. */
    public record OutbindPort(InetSocketAddress address, String systemId, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "OutbindPort[" + address + ", " + systemId + "]";
        }
    }

    public SmppClientSettings {
        require(port >= 0 && port <= 65_535, "port", port);
        require(binds >= 0 && binds <= 100, "binds", binds);
        require(eventLoops >= 1 && eventLoops <= 64, "eventLoops", eventLoops);
    }

    private static void require(boolean good, String name, int value) {
        if (!good) {
            throw new IllegalArgumentException(name + " is out of its bounds: " + value);
        }
    }

    /** One bind in clear, windows of 50 out and 100 in, one event loop. */
    public static SmppClientSettings standard(String host, int port, Request.Bind bind) {
        return new SmppClientSettings(
                host,
                port,
                Optional.empty(),
                bind,
                1,
                new Windows(50, 100),
                Reconnect.standard(),
                Optional.empty(),
                SmppTimers.standard(),
                SmppLimits.standard(),
                1);
    }

    public SmppClientSettings withTls(ClientTls value) {
        return new SmppClientSettings(
                host, port, Optional.of(value), bind, binds, windows, reconnect, outbind, timers, limits, eventLoops);
    }

    public SmppClientSettings withBinds(int value) {
        return new SmppClientSettings(
                host, port, tls, bind, value, windows, reconnect, outbind, timers, limits, eventLoops);
    }

    public SmppClientSettings withWindows(int out, int in) {
        return new SmppClientSettings(
                host, port, tls, bind, binds, new Windows(out, in), reconnect, outbind, timers, limits, eventLoops);
    }

    public SmppClientSettings withReconnect(Reconnect value) {
        return new SmppClientSettings(
                host, port, tls, bind, binds, windows, value, outbind, timers, limits, eventLoops);
    }

    public SmppClientSettings withOutbind(OutbindPort value) {
        return new SmppClientSettings(
                host, port, tls, bind, binds, windows, reconnect, Optional.of(value), timers, limits, eventLoops);
    }

    public SmppClientSettings withTimers(SmppTimers value) {
        return new SmppClientSettings(
                host, port, tls, bind, binds, windows, reconnect, outbind, value, limits, eventLoops);
    }

    public SmppClientSettings withLimits(SmppLimits value) {
        return new SmppClientSettings(
                host, port, tls, bind, binds, windows, reconnect, outbind, timers, value, eventLoops);
    }

    public SmppClientSettings withEventLoops(int value) {
        return new SmppClientSettings(host, port, tls, bind, binds, windows, reconnect, outbind, timers, limits, value);
    }
}
