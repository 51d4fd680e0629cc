package io.silkroam.simulator.visit;

import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.jdiameter.PartnerStack;
import io.silkroam.simulator.pgw.DataSession;
import io.silkroam.simulator.pgw.PacketGateway;
import io.silkroam.simulator.pgw.Passage;
import io.silkroam.simulator.pgw.Stop;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Attaches a subscriber, uses octets as they are granted, waits if it is to wait, and leaves. */
public final class Visit implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    /** A visitor receives four octets for each one sent. */
    private static final int SENT_SHARE = 5;

    private final VisitPlan plan;
    private final Teller teller;
    private PartnerStack partner;
    private PacketGateway packetGateway;

    private Visit(VisitPlan plan, Teller teller) {
        this.plan = plan;
        this.teller = teller;
    }

    /** Plays it all, telling every step to {@code out}. */
    public static Outcome play(VisitPlan plan, PrintWriter out) {
        try (Visit visit = new Visit(plan, new Teller(out))) {
            return visit.connect() ? visit.stay() : Outcome.NOT_REACHABLE;
        }
    }

    private boolean connect() {
        InetSocketAddress address = plan.gateway().address();
        String where = address.getHostString() + " port " + address.getPort();
        InetAddress local;
        try (Socket socket = new Socket();
                DatagramSocket route = new DatagramSocket()) {
            socket.connect(address, (int) PATIENCE.toMillis());
            route.connect(address);
            local = route.getLocalAddress();
        } catch (IOException e) {
            teller.say("Not reachable: nobody answers at %s (%s). Is the gateway running?"
                    .formatted(where, e.getMessage()));
            return false;
        }
        Route.Origin origin = plan.partner().origin();
        packetGateway = PacketGateway.on(
                listener -> partner = PartnerStack.start(
                        PartnerSettings.of(origin, local, plan.gateway()), teller.listening(listener)),
                plan.partner().profile(),
                Route.to(plan.gateway().realm(), origin),
                InstantSource.system(),
                teller);
        if (!partner.awaitConnected(PATIENCE)) {
            teller.say(("Not reachable: %s answers, but not as %s to %s. Does a file in conf/partners let this host in,"
                            + " and is the gateway called so?")
                    .formatted(where, plan.gateway().host(), origin.host()));
            return false;
        }
        teller.say("Connected to %s at %s as %s (%s)"
                .formatted(
                        plan.gateway().host(),
                        where,
                        origin.host(),
                        plan.partner().profile().title()));
        return true;
    }

    private Outcome stay() {
        DataSession session =
                packetGateway.open(plan.subscriber(), plan.location()).join();
        if (!session.isOpen()) {
            return cutOff("Refused", session);
        }
        boolean cut = use(session).isPresent()
                || plan.waiting()
                        .filter(time -> isCutWhileWaiting(session, time))
                        .isPresent();
        if (!session.isOver()) {
            await(session.end());
        }
        return cut || !session.meter().unreported().isNone() ? cutOff("Cut off", session) : carried(session);
    }

    private Optional<Stop> use(DataSession session) {
        long octets = plan.traffic().octets();
        for (Usage part : Usage.octets(octets / SENT_SHARE, octets - octets / SENT_SHARE)
                .split(plan.traffic().steps())) {
            Passage passage = session.transfer(plan.service(), part).join();
            if (passage.stoppedBy().isPresent()) {
                return passage.stoppedBy();
            }
        }
        return Optional.empty();
    }

    /** Whether the session ended without us before the time was over. */
    private boolean isCutWhileWaiting(DataSession session, Duration time) {
        teller.say("The session stays open, idle, for %d s at most".formatted(time.toSeconds()));
        long end = System.nanoTime() + time.toNanos();
        while (!session.isOver() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            await(session.poll());
        }
        if (!session.isOver()) {
            teller.say("Nothing ended it in this time");
            return false;
        }
        await(packetGateway.lastReaction());
        return true;
    }

    /** Waits until the request is over, well or not: the teller tells which. */
    private static void await(CompletableFuture<?> request) {
        request.handle((answer, lost) -> true)
                .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private Outcome carried(DataSession session) {
        teller.say("Carried %s octets, all of them reported".formatted(Teller.number(carriedOctets(session))));
        return Outcome.CARRIED;
    }

    private Outcome cutOff(String how, DataSession session) {
        String because = teller.refusal(plan.service())
                .map(ResultNames::of)
                .or(() -> session.stop(plan.service()).map(Visit::words))
                .orElse("the gateway ended the session");
        teller.say("%s after %s of %s octets: %s"
                .formatted(
                        how,
                        Teller.number(carriedOctets(session)),
                        Teller.number(plan.traffic().octets()),
                        because));
        return Outcome.CUT_OFF;
    }

    private static String words(Stop stop) {
        return switch (stop) {
            case CREDIT_LIMIT_REACHED -> "nothing is left";
            case DENIED -> "denied";
            case TERMINATED -> "the last quota is used up";
            case REDIRECTED -> "the last quota is used up, further traffic is redirected";
            case RESTRICTED -> "the last quota is used up, only what filters allow passes";
            case UNANSWERED -> "the gateway did not answer";
            case SESSION_CLOSED -> "the session is closed";
        };
    }

    private static long carriedOctets(DataSession session) {
        return session.meter().passed().plus(session.meter().free()).totalOctets();
    }

    @Override
    public void close() {
        if (partner != null) {
            partner.close();
        }
    }
}
