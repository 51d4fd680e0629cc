package io.silkroam.diameter.node;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.silkroam.diameter.codec.ErrorAnswer;
import io.silkroam.diameter.edge.EdgeCounters;
import io.silkroam.diameter.edge.EdgePolicy;
import io.silkroam.diameter.transport.Bound;
import io.silkroam.diameter.transport.ConnectionGate;
import io.silkroam.diameter.transport.TlsContexts;
import io.silkroam.diameter.transport.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * A Diameter node (RFC 6733), no relay: it serves applications to the peers of its allow-list and sends requests to
 * them. Event loops carry the connections; one control thread owns every peer's machines.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
public final class DiameterNode implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Logger LOG = LoggerFactory.getLogger(DiameterNode.class);
    /** Tests fail on what is marked so. */
    private static final Marker LEFT_OVER = MarkerFactory.getMarker("LEFT_OVER");

    private static final Duration CLOSE_GRACE = Duration.ofSeconds(1);

    private final NodeContext context;
    private final Transport transport;
    private final PeerTable peers;
    private final List<Channel> clear = new ArrayList<>();
    private final List<Channel> secure = new ArrayList<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private DiameterNode(NodeSettings settings, List<Application> applications, NodeObserver observer) {
        EventExecutor control = new DefaultEventExecutor(new DefaultThreadFactory("diameter-control", true));
        NodeSettings.Identity identity = settings.identity();
        Identifiers identifiers = new Identifiers(settings.time().clock());
        long started = settings.time().clock().instant().getEpochSecond();
        this.context = new NodeContext(
                settings,
                List.copyOf(applications),
                observer,
                new BaseMessages(identity, List.copyOf(applications), started),
                identifiers,
                new ErrorAnswer(identity.host(), identity.realm()),
                new EdgePolicy(
                        settings.edge(), settings.partners(), identity.host(), settings.ownership(), observer::edgeHit),
                new RequestSender(settings, identifiers),
                new ConnectionGate(
                        settings.limits().halfOpenPerAddress(),
                        settings.limits().halfOpen()),
                new Bound(settings.limits().inFlight()),
                control,
                new AtomicBoolean());
        this.transport =
                Transport.start(settings.eventLoops(), settings.limits().outboundOctets());
        this.peers = new PeerTable(context);
    }

    /**
     * Starts a node: when this returns it listens and is connecting to its outbound peers.
     *
     * @throws IllegalStateException if it cannot listen on an address; nothing is left open then
     */
    public static DiameterNode start(NodeSettings settings, List<Application> applications, NodeObserver observer) {
        DiameterNode node = new DiameterNode(settings, applications, observer);
        try {
            node.open(settings.tls().map(TlsContexts::of));
            return node;
        } catch (RuntimeException unable) {
            node.stop(Duration.ZERO);
            throw unable;
        }
    }

    private void open(Optional<TlsContexts> tls) {
        ConnectionPipelines pipelines = new ConnectionPipelines(context, tls, peers);
        Dialer dialer = new Dialer(context, transport, pipelines);
        context.control().submit(() -> peers.start(dialer)).syncUninterruptibly();
        context.settings().listen().forEach(a -> clear.add(listenBeside(clear, a, pipelines, false)));
        context.settings().listenTls().forEach(a -> secure.add(listenBeside(secure, a, pipelines, true)));
        context.control().scheduleAtFixedRate(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Port 0 takes a free port; on a further address the same one if it is free there too, as peers expect. */
    private Channel listenBeside(
            List<Channel> earlier, InetSocketAddress address, ConnectionPipelines pipelines, boolean tls) {
        if (address.getPort() == 0 && !earlier.isEmpty()) {
            int port = ((InetSocketAddress) earlier.get(0).localAddress()).getPort();
            try {
                return listen(new InetSocketAddress(address.getAddress(), port), pipelines, tls);
            } catch (IllegalStateException taken) {
                LOG.debug("another port for {}: {}", address.getHostString(), taken.getMessage());
            }
        }
        return listen(address, pipelines, tls);
    }

    private Channel listen(InetSocketAddress address, ConnectionPipelines pipelines, boolean tls) {
        ChannelFuture bound = transport
                .server()
                .childHandler(pipelines.incoming(tls))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "cannot listen on %s port %d: %s"
                            .formatted(
                                    address.getHostString(),
                                    address.getPort(),
                                    bound.cause().getMessage()),
                    bound.cause());
        }
        return bound.channel();
    }

    /** A fault in one round must not stop the clock of all peers. */
    private void tick() {
        try {
            peers.poll(context.now());
        } catch (RuntimeException bug) {
            LOG.error("a round over the peers failed", bug);
        }
    }

    /** Where it listens in clear, in the order of the settings, with the ports the system chose. */
    public List<InetSocketAddress> addresses() {
        return addresses(clear);
    }

    /** Where it listens with TLS. */
    public List<InetSocketAddress> tlsAddresses() {
        return addresses(secure);
    }

    /** The port of the first clear listener. */
    public int port() {
        return addresses().get(0).getPort();
    }

    /** The port of the first TLS listener. */
    public int tlsPort() {
        return tlsAddresses().get(0).getPort();
    }

    /** Sends a request; its outcome is told exactly once, on an event loop or, if nothing leads there, at once. */
    public void send(OutgoingRequest request, Duration timeout, Consumer<SendOutcome> done) {
        context.sender().send(request, timeout, done);
    }

    /** Whether an open connection leads to the host: its own, or a relay's of the realm. */
    public boolean canReach(String host, String realm) {
        return context.sender().canReach(host, realm);
    }

    /** Every link to every peer as it stands. */
    public List<PeerStatus> peers() {
        return peers.statuses();
    }

    /** Hits of the edge rules. */
    public EdgeCounters edgeCounters() {
        return context.edge().counters();
    }

    /** Requests of peers that applications have not answered yet. */
    public int inFlight() {
        return context.inFlight().current();
    }

    /**
     * Ends within the grace: no new connection or request is taken (3004), requests in flight are answered, every peer
     * gets a DPR, then all ends. What is not done by then is cut.
     */
    public CompletionStage<Void> stop(Duration grace) {
        if (!context.stopping().getAndSet(true)) {
            clear.forEach(Channel::close);
            secure.forEach(Channel::close);
            long now = System.nanoTime();
            context.onControl(() -> drain(now + grace.toNanos() / 2, now + grace.toNanos()));
        }
        return stopped;
    }

    @Override
    public void close() {
        stop(CLOSE_GRACE).toCompletableFuture().join();
    }

    /** First part of a stop: until nothing is in flight, or half of the grace is over. */
    private void drain(long drainUntil, long end) {
        if (context.inFlight().current() > 0 && System.nanoTime() - drainUntil < 0) {
            later(() -> drain(drainUntil, end));
            return;
        }
        peers.stop();
        sayGoodbye(end);
    }

    /** Second part: until every peer answered its DPR, or the grace is over. */
    private void sayGoodbye(long end) {
        if (!peers.isQuiet() && System.nanoTime() - end < 0) {
            later(() -> sayGoodbye(end));
            return;
        }
        transport.stop().addListener(ended -> context.onControl(this::end));
    }

    /** Behind what the connections said last. Whatever is still in a table now was forgotten there. */
    private void end() {
        long requests = context.sender().underWay();
        int connections = peers.left();
        int unknown = context.gate().inside();
        if (requests + connections + unknown > 0) {
            LOG.error(
                    LEFT_OVER,
                    "ended with {} requests, {} connections of peers and {} of strangers in its tables",
                    requests,
                    connections,
                    unknown);
        }
        context.control().shutdownGracefully(0, 1, TimeUnit.SECONDS);
        stopped.complete(null);
    }

    /** For a test of what is left over. */
    NodeContext context() {
        return context;
    }

    private void later(Runnable step) {
        context.control().schedule(step, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static List<InetSocketAddress> addresses(List<Channel> listeners) {
        return listeners.stream()
                .map(listener -> (InetSocketAddress) listener.localAddress())
                .toList();
    }
}
