package io.silkroam.smpp.session;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslHandler;
import io.silkroam.smpp.codec.Composed;
import io.silkroam.smpp.codec.PduWriter;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.session.SessionStateMachine.Event;
import io.silkroam.smpp.transport.ConnectionGate;
import io.silkroam.smpp.transport.SmppLoops;
import io.silkroam.smpp.transport.TlsContexts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SMSC's side: listens, and keeps the sessions of all ESMEs that bind. Any thread. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
public final class SmppServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppServer.class);

    private final SmppServerSettings settings;
    private final EsmeAuthority authority;
    private final SessionContext context;
    private final ConnectionGate gate;
    private final SmppLoops loops;
    private final boolean ownLoops;
    private final List<Channel> listeners = new ArrayList<>();
    private int port = -1;
    private int tlsPort = -1;
    private volatile boolean stopping;

    private SmppServer(
            SmppServerSettings settings,
            EsmeAuthority authority,
            SessionContext context,
            SmppLoops loops,
            boolean ownLoops) {
        this.settings = settings;
        this.authority = authority;
        this.context = context;
        this.loops = loops;
        this.ownLoops = ownLoops;
        this.gate = new ConnectionGate(
                settings.limits().unboundPerAddress(), settings.limits().unboundInAll());
    }

    /**
     * Listens, on event loops of its own.
     *
     * @throws IllegalStateException if a port is taken
     * @throws IllegalArgumentException if the TLS files cannot be used
     */
    public static SmppServer start(
            SmppServerSettings settings, EsmeAuthority authority, SessionListener listener, SmppObserver observer) {
        SmppLoops loops = SmppLoops.start(settings.eventLoops());
        return start(new SmppServer(settings, authority, context(settings, listener, observer), loops, true));
    }

    /** The same on shared event loops, which are left running at the end. */
    public static SmppServer start(
            SmppLoops loops,
            SmppServerSettings settings,
            EsmeAuthority authority,
            SessionListener listener,
            SmppObserver observer) {
        return start(new SmppServer(settings, authority, context(settings, listener, observer), loops, false));
    }

    private static SessionContext context(
            SmppServerSettings settings, SessionListener listener, SmppObserver observer) {
        return SessionContext.of(settings.timers(), settings.limits(), listener, observer);
    }

    private static SmppServer start(SmppServer server) {
        try {
            server.listen();
            return server;
        } catch (RuntimeException failed) {
            server.stop(Duration.ZERO);
            throw failed;
        }
    }

    private void listen() {
        if (settings.port().isPresent()) {
            port = listen(settings.port().getAsInt(), incoming(Optional.empty()));
        }
        if (settings.tls().isPresent()) {
            SmppServerSettings.TlsPort tls = settings.tls().get();
            Function<Channel, SslHandler> handlers =
                    Pipelines.server(TlsContexts.server(tls.files(), tls.certificateRequired()));
            tlsPort = listen(tls.port(), incoming(Optional.of(handlers)));
        }
    }

    /** On all addresses with the same port, which the first one picks where any will do. */
    private int listen(int wanted, ChannelHandler handler) {
        ServerBootstrap bootstrap =
                loops.server(settings.limits().unsentOctets()).childHandler(handler);
        int taken = wanted;
        for (InetAddress address : settings.addresses()) {
            ChannelFuture bound = bootstrap.bind(address, taken).awaitUninterruptibly();
            if (!bound.isSuccess()) {
                throw new IllegalStateException(
                        "cannot listen on " + address.getHostAddress() + " port " + taken + ": "
                                + bound.cause().getMessage(),
                        bound.cause());
            }
            listeners.add(bound.channel());
            taken = ((InetSocketAddress) bound.channel().localAddress()).getPort();
        }
        return taken;
    }

    private ChannelHandler incoming(Optional<Function<Channel, SslHandler>> tls) {
        return Pipelines.of(context, tls, this::admit);
    }

    private Optional<BindRole> admit(Channel channel) {
        InetSocketAddress remote = (InetSocketAddress) channel.remoteAddress();
        if (remote == null || stopping) {
            return Optional.empty(); // gone already
        }
        boolean full = context.connections().size() >= settings.limits().connections();
        if (full || !gate.enter(remote.getAddress())) {
            context.observer().turnedAway(remote);
            return Optional.empty();
        }
        return Optional.of(new Gated(remote.getAddress()));
    }

    /** The SMSC's role behind the gate: a connection leaves it as it binds, or ends. */
    private final class Gated extends SmscRole {
        private final InetAddress address;
        private boolean inside = true;

        Gated(InetAddress address) {
            super(settings.systemId(), authority);
            this.address = address;
        }

        @Override
        public void bound(SmppConnection connection) {
            leave();
        }

        @Override
        public void ended(SmppConnection connection, EndReason reason) {
            leave();
        }

        private void leave() {
            if (inside) {
                inside = false;
                gate.leave(address);
            }
        }
    }

    /**
     * Asks an ESME to bind, SMPP 3.4 §2.2.1: connects to it in clear and sends an outbind. What comes of it is heard
     * as any bind is; what does not, by {@link SmppObserver#ended}.
     */
    public void outbind(InetSocketAddress esme, String systemId, String password) {
        Composed pdu = PduWriter.request(new Request.Outbind(systemId, password), true);
        BindRole role = new SmscRole(settings.systemId(), authority) {
            @Override
            public void active(SmppConnection connection) {
                connection.sendOneWay(Command.OUTBIND, pdu);
                connection.signal(Event.OUTBIND);
            }
        };
        loops.client(settings.timers().bind(), settings.limits().unsentOctets())
                .handler(Pipelines.of(context, Optional.empty(), channel -> Optional.of(role)))
                .connect(esme)
                .addListener(made -> {
                    if (!made.isSuccess()) {
                        LOG.info("outbind to {}: {}", esme, made.cause().getMessage());
                    }
                });
    }

    /** For a test of what is left over. */
    ConnectionGate gate() {
        return gate;
    }

    /** Where it listens, TLS included. */
    public List<InetSocketAddress> addresses() {
        return listeners.stream()
                .map(listener -> (InetSocketAddress) listener.localAddress())
                .toList();
    }

    /** The port in clear; -1 if there is none. */
    public int port() {
        return port;
    }

    /** The port with TLS; -1 if there is none. */
    public int tlsPort() {
        return tlsPort;
    }

    /**
     * Takes no more connections, unbinds every session, waits for what is in flight, and closes what is left when the
     * grace is over. Blocks, so never on an event loop.
     *
     * @return whether every session ended in good order
     */
    public boolean stop(Duration grace) {
        stopping = true;
        listeners.forEach(listener -> listener.close().awaitUninterruptibly());
        boolean orderly = Ending.of(context, grace);
        if (ownLoops) {
            loops.close();
            Ending.check(context, gate.inside());
        }
        return orderly;
    }

    /** Stops with a grace of five seconds. */
    @Override
    public void close() {
        stop(Duration.ofSeconds(5));
    }
}
