package io.silkroam.smpp.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.ssl.SslHandler;
import io.silkroam.smpp.codec.PduWriter;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.session.SmppClientSettings.OutbindPort;
import io.silkroam.smpp.transport.SmppLoops;
import io.silkroam.smpp.transport.TlsContexts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An ESME's side: keeps a number of binds to one SMSC alive, and takes its outbinds if told to. Any thread. */
public final class SmppClient implements AutoCloseable {
    private final SmppClientSettings settings;
    private final SessionContext context;
    private final SmppLoops loops;
    private final boolean ownLoops;
    private final List<BindKeeper> keepers = new ArrayList<>();
    private Optional<Channel> outbinds = Optional.empty();
    private volatile boolean stopped;

    private SmppClient(SmppClientSettings settings, SessionContext context, SmppLoops loops, boolean ownLoops) {
        this.settings = settings;
        this.context = context;
        this.loops = loops;
        this.ownLoops = ownLoops;
    }

    /**
     * Begins to bind, on event loops of its own.
     *
     * @throws IllegalStateException if the port for outbinds is taken
     * @throws IllegalArgumentException if the TLS files cannot be used, or no bind can carry what it is to say
     */
    public static SmppClient start(SmppClientSettings settings, SessionListener listener, SmppObserver observer) {
        return start(new SmppClient(
                settings, context(settings, listener, observer), SmppLoops.start(settings.eventLoops()), true));
    }

    /** The same on shared event loops, which are left running at the end. */
    public static SmppClient start(
            SmppLoops loops, SmppClientSettings settings, SessionListener listener, SmppObserver observer) {
        return start(new SmppClient(settings, context(settings, listener, observer), loops, false));
    }

    private static SessionContext context(
            SmppClientSettings settings, SessionListener listener, SmppObserver observer) {
        return SessionContext.of(settings.timers(), settings.limits(), listener, observer);
    }

    private static SmppClient start(SmppClient client) {
        try {
            client.begin();
            return client;
        } catch (RuntimeException failed) {
            client.stop(Duration.ZERO);
            throw failed;
        }
    }

    private void begin() {
        PduWriter.request(settings.bind(), true); // what cannot be carried is said now, not at each attempt
        outbinds = settings.outbind().map(this::listen);
        Optional<Function<Channel, SslHandler>> tls = settings.tls()
                .map(with -> Pipelines.client(
                        TlsContexts.client(with.files(), with.nameChecked()),
                        with.name().orElse(settings.host()),
                        settings.port()));
        for (int i = 0; i < settings.binds(); i++) {
            BindKeeper keeper = new BindKeeper(settings, context, loops, tls);
            keepers.add(keeper);
            keeper.dial();
        }
    }

    private Channel listen(OutbindPort outbind) {
        ChannelFuture bound = loops.server(settings.limits().unsentOctets())
                .childHandler(Pipelines.of(context, Optional.empty(), channel -> roomForOutbind(outbind)))
                .bind(outbind.address())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "cannot listen on " + outbind.address() + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return bound.channel();
    }

    private Optional<BindRole> roomForOutbind(OutbindPort outbind) {
        boolean full = context.connections().size() >= settings.limits().unboundPerAddress();
        return full || stopped ? Optional.empty() : Optional.of(new Outbound(outbind));
    }

    /** A connection the SMSC made: the bind waits for its outbind. */
    private final class Outbound extends EsmeRole {
        private final OutbindPort expected;

        Outbound(OutbindPort expected) {
            super(settings);
            this.expected = expected;
        }

        @Override
        public void active(SmppConnection connection) {}

        @Override
        public void outbindReceived(SmppConnection connection, Request.Outbind outbind) {
            boolean password = same(outbind.password(), expected.password());
            if (same(outbind.systemId(), expected.systemId()) && password) {
                bind(connection);
            } else {
                connection.end(EndReason.REFUSED);
            }
        }

        private boolean same(String one, String other) {
            return MessageDigest.isEqual(
                    one.getBytes(StandardCharsets.ISO_8859_1), other.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** What is bound now, outbinds included. */
    public List<SmppSession> sessions() {
        return context.connections().stream()
                .filter(SmppConnection::isUsable)
                .<SmppSession>map(SmppConnection::session)
                .toList();
    }

    /** Where outbinds are awaited; -1 where they are not. */
    public int outbindPort() {
        return outbinds.map(channel -> ((java.net.InetSocketAddress) channel.localAddress()).getPort())
                .orElse(-1);
    }

    /**
     * Dials no more, unbinds every session, waits for what is in flight, and closes what is left when the grace is
     * over. Blocks, so never on an event loop.
     *
     * @return whether every session ended in good order
     */
    public boolean stop(Duration grace) {
        stopped = true;
        keepers.forEach(BindKeeper::stop);
        outbinds.ifPresent(listener -> listener.close().awaitUninterruptibly());
        boolean orderly = Ending.of(context, grace);
        if (ownLoops) {
            loops.close();
            Ending.check(context, 0);
        }
        return orderly;
    }

    /** Stops with a grace of five seconds. */
    @Override
    public void close() {
        stop(Duration.ofSeconds(5));
    }
}
