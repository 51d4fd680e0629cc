package io.silkroam.simulator.bench.load;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.FrameDecoder;
import io.silkroam.diameter.transport.Transport;
import io.silkroam.simulator.gy.Route;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/**
 * Packet gateways in one thread: it writes what is due, reads what has come, and knows when each request was due.
 * Requests of all connections are due in one order; a session stays on its connection.
 */
public final class LoadGenerator implements AutoCloseable, LoadConnection.Listener {
    /** Of the packet gateways. */
    public static final String REALM = "epc.mnc008.mcc204.3gppnetwork.org";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long TICK_MICROS = 250;
    private static final int OUTBOUND_OCTETS = 64 << 20;
    private static final long NTP_EPOCH = 2_208_988_800L;

    private final CreditLoad load;
    private final Transport transport = Transport.start("bench", 1, OUTBOUND_OCTETS);
    private final List<LoadConnection> connections = new ArrayList<>();
    private final CompletableFuture<String> lost = new CompletableFuture<>();
    private final SessionSlots slots;
    private final AnswerBook book;
    private final int ntpSeconds;
    private EventLoop loop;
    private CompletableFuture<Void> allReady;
    private int ready;
    private int inFlight;
    private Phase phase = Phase.NONE;
    private boolean settling;
    private boolean closing;

    /**
     * @param zeroRated rating groups that cost nothing
     * @param now seconds since 1970, for Event-Timestamps
     */
    public LoadGenerator(CreditLoad load, LongPredicate zeroRated, long now) {
        this.load = load;
        this.book = new AnswerBook(zeroRated);
        this.slots = new SessionSlots(load);
        this.ntpSeconds = (int) (now + NTP_EPOCH);
    }

    /** Connects to all of these as often as the load says, and waits until they have let us in. */
    public void connect(List<InetSocketAddress> gateways, Optional<SslContext> tls) {
        allReady = new CompletableFuture<>();
        for (InetSocketAddress gateway : gateways) {
            for (int i = 0; i < load.connections(); i++) {
                Route.Origin origin = new Route.Origin("pgw" + (connections.size() + 1) + "." + REALM, REALM);
                LoadConnection connection = new LoadConnection(origin, new Requests(load.profile(), origin), this);
                connections.add(connection);
                Channel channel = transport
                        .client(PATIENCE)
                        .handler(pipeline(connection, tls))
                        .connect(gateway)
                        .syncUninterruptibly()
                        .channel();
                loop = channel.eventLoop();
            }
        }
        String failure = lost.applyToEither(allReady.thenApply(done -> ""), why -> why)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (!failure.isEmpty()) {
            throw new IllegalStateException("no connection: " + failure);
        }
        loop.scheduleAtFixedRate(this::pump, TICK_MICROS, TICK_MICROS, TimeUnit.MICROSECONDS)
                .addListener(ended -> lost("the generator failed: " + ended.cause()));
    }

    private static ChannelInitializer<Channel> pipeline(LoadConnection connection, Optional<SslContext> tls) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                tls.ifPresent(context -> {
                    SslHandler handler = context.newHandler(channel.alloc());
                    handler.setHandshakeTimeoutMillis(PATIENCE.toMillis());
                    channel.pipeline().addLast(handler);
                });
                channel.pipeline().addLast(new FrameDecoder(CodecLimits.defaults()), connection);
            }
        };
    }

    /** Offers requests for so long; the answers of those still under way then are waited for, and count as well. */
    public PhaseTally run(Offer offer, Duration time) {
        return run(new Phase(offer, System.nanoTime(), time.toNanos()), time);
    }

    /**
     * Sends what was not decided once more until it is. A request answered "too busy" may have been charged all the
     * same, and the books can be compared only when its peer knows. The last thing to do.
     */
    public void settle() {
        loop.execute(() -> settling = true);
        run(new Phase(new Offer(Offer.AS_FAST_AS_THEY_GO), System.nanoTime(), Long.MAX_VALUE), Duration.ZERO);
    }

    private PhaseTally run(Phase next, Duration time) {
        loop.execute(() -> phase = next);
        String failure = lost.applyToEither(next.over().thenApply(done -> ""), why -> why)
                .orTimeout(time.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (!failure.isEmpty()) {
            throw new IllegalStateException("the run broke off: " + failure);
        }
        return next.tally();
    }

    private void pump() {
        long now = System.nanoTime();
        boolean offering = phase.isOffering(now) && !(settling && !slots.hasReady());
        while (offering && inFlight < load.inFlight() && slots.hasReady() && phase.nextIsDue(now)) {
            int slot = slots.take(phase.takeDue(now));
            if (!settling || slots.isAgain(slot)) {
                send(slot);
            }
        }
        connections.forEach(LoadConnection::flush);
        if (!offering && inFlight == 0) {
            phase.end();
        }
    }

    private LoadConnection connectionOf(int slot) {
        return connections.get(slot % connections.size());
    }

    private void send(int slot) {
        LoadConnection connection = connectionOf(slot);
        Requests requests = connection.requests();
        RequestTemplate template = slots.isFirst(slot)
                ? requests.initial()
                : slots.isLast(slot) ? requests.termination() : requests.update();
        template.write(connection.out(), slots, slot, ntpSeconds);
        inFlight++;
        phase.tally().sent();
    }

    @Override
    public void ready(LoadConnection connection) {
        if (++ready == connections.size()) {
            allReady.complete(null);
        }
    }

    @Override
    public void received(DiameterHeader header, AvpCursor avps) {
        int slot = header.hopByHopId();
        if (!slots.isExpected(slot, header.endToEndId())) {
            book.unexpected();
            return;
        }
        inFlight--;
        book.read(header, avps);
        boolean decided = book.isDecision();
        phase.answered(book.resultCode(), decided, slots.due(slot), System.nanoTime());
        if (decided) {
            boolean reported = !slots.isFirst(slot);
            book.decided(reported ? connectionOf(slot).requests().octetsReported() : 0);
            slots.decided(slot, book.granted());
        } else {
            slots.repeat(slot);
        }
    }

    @Override
    public void quiet() {
        if (phase.isBusy()) {
            pump();
        }
    }

    @Override
    public void lost(String why) {
        if (!closing) {
            lost.complete(why);
        }
    }

    /** What the peers were told, over all phases; read it when nothing is under way. */
    public AnswerBook book() {
        return book;
    }

    /** What is granted to sessions that are still open. */
    public long grantedAndOpen() {
        return slots.grantedAndOpen();
    }

    @Override
    public void close() {
        closing = true;
        connections.forEach(LoadConnection::close);
        transport.stop().awaitUninterruptibly(PATIENCE.toMillis());
    }
}
