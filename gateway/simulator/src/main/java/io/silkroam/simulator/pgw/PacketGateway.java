package io.silkroam.simulator.pgw;

import io.silkroam.simulator.gy.Carried;
import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.Location;
import io.silkroam.simulator.gy.PacketBearer;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.SessionContext;
import io.silkroam.simulator.gy.ShortMessage;
import io.silkroam.simulator.gy.Subscriber;
import io.silkroam.simulator.jdiameter.GatewayListener;
import io.silkroam.simulator.jdiameter.GatewayRequest;
import io.silkroam.simulator.jdiameter.GyLink;
import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.profile.Habit;
import io.silkroam.simulator.wire.EndToEndIds;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A partner's packet gateway: opens data sessions in the manner of its profile and reacts to the charging system. */
public final class PacketGateway implements GatewayListener {
    private final GatewayProfile profile;
    private final Route route;
    private final InstantSource clock;
    private final AtomicLong sequence;
    private final Map<String, DataSession> sessions = new ConcurrentHashMap<>();
    private Courier courier;
    private volatile CompletableFuture<GyAnswer> reaction = new CompletableFuture<>();

    private PacketGateway(GatewayProfile profile, Route route, InstantSource clock) {
        this.profile = profile;
        this.route = route;
        this.clock = clock;
        // a restarted gateway must not use a Session-Id again (RFC 6733 §8.8)
        this.sequence = new AtomicLong(clock.instant().getEpochSecond() << Integer.SIZE);
    }

    /**
     * A gateway on the link that {@code connect} makes, which is given the gateway as its listener: for example
     * {@code listener -> PartnerStack.start(settings, listener)}.
     */
    public static PacketGateway on(
            Function<GatewayListener, GyLink> connect, GatewayProfile profile, Route route, InstantSource clock) {
        return on(connect, profile, route, clock, ExchangeListener.NONE);
    }

    /** The same, with somebody who listens. */
    public static PacketGateway on(
            Function<GatewayListener, GyLink> connect,
            GatewayProfile profile,
            Route route,
            InstantSource clock,
            ExchangeListener listener) {
        PacketGateway gateway = new PacketGateway(profile, route, clock);
        gateway.courier = new Courier(connect.apply(gateway), profile, new EndToEndIds(clock.instant(), 0), listener);
        return gateway;
    }

    /** Opens a session where this gateway's subscribers usually are. */
    public CompletableFuture<DataSession> open(Subscriber subscriber) {
        return open(subscriber, profile.usualLocation());
    }

    /** Opens a session; look at {@link DataSession#isOpen} to see whether it was allowed. */
    public CompletableFuture<DataSession> open(Subscriber subscriber, Location location) {
        long number = sequence.incrementAndGet();
        SessionContext context = context(number, subscriber, PacketBearer.internet(number & 0xFFFF_FFFFL));
        DataSession session = new DataSession(courier, clock, context, location, over -> sessions.remove(over.id()));
        sessions.put(session.id(), session);
        return session.open().handle((answer, lost) -> session);
    }

    /** Charges one short message as an event. */
    public CompletableFuture<GyAnswer> charge(Subscriber subscriber, ShortMessage message) {
        SessionContext context = context(sequence.incrementAndGet(), subscriber, message);
        return courier.send(
                new GyRequest(context, RequestType.EVENT, 0, clock.instant(), profile.usualLocation(), List.of()));
    }

    /** The answer to whatever this gateway last sent because the charging system asked for it. */
    public CompletableFuture<GyAnswer> lastReaction() {
        return reaction;
    }

    @Override
    public int onReAuth(GatewayRequest request) {
        Optional<DataSession> session = find(request);
        if (session.isEmpty()) {
            return UNKNOWN_SESSION;
        }
        if (!profile.has(Habit.IGNORES_REAUTHORISATION)) {
            reaction = session.get().reAuthorise();
        }
        return SUCCESS;
    }

    @Override
    public int onAbort(GatewayRequest request) {
        Optional<DataSession> session = find(request);
        if (session.isEmpty()) {
            return UNKNOWN_SESSION;
        }
        reaction = session.get().end();
        return SUCCESS;
    }

    private Optional<DataSession> find(GatewayRequest request) {
        return Optional.ofNullable(sessions.get(request.sessionId()));
    }

    private SessionContext context(long number, Subscriber subscriber, Carried carried) {
        return new SessionContext(profile.sessionId(route.origin().host(), number), route, subscriber, carried);
    }
}
