package io.silkroam.simulator.simulation.charging;

import io.silkroam.billing.Bearer;
import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Grant;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.RequestedAction;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceAnswer;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.charging.request.UsedUnits;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Unit;
import io.silkroam.simulator.simulation.world.Chance;
import io.silkroam.simulator.simulation.world.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A partner's packet gateway: data sessions, one-time events, and obedience to RAR and ASR, RFC 8506 §5. */
final class PacketGateway {
    private static final Duration FIRST_REPORT = Duration.ofSeconds(2);
    private static final Duration LAST_REPORT = Duration.ofSeconds(40);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final long OVER_QUOTA = 3_000_000;
    private static final int TRIES = 8;
    private static final int MOST_UPDATES = 5;

    private final Origin origin;
    private final Exchange exchange;
    private final Timeline timeline;
    private final Chance chance;
    private final Books books;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Set<String> events = new HashSet<>();
    private boolean finishing;
    private int counter;
    private int life;

    PacketGateway(String host, Exchange exchange, Timeline timeline, Chance chance, Books books) {
        this.origin = new Origin(host, "partner.example");
        this.exchange = exchange;
        this.timeline = timeline;
        this.chance = chance;
        this.books = books;
    }

    String host() {
        return origin.host();
    }

    /** Nothing is open, and nothing waits for an answer. */
    boolean isIdle() {
        return sessions.isEmpty() && events.isEmpty();
    }

    /** From now on it begins nothing, ends what is open, and asks until it is answered. */
    void finish() {
        finishing = true;
        List.copyOf(sessions.values()).forEach(Session::useSoon);
    }

    /** It was switched off: it knows nothing of its sessions any more, and asks for no answer. */
    void restart() {
        sessions.clear();
        events.clear();
        life++;
    }

    void beginSession(Identity subscriber) {
        Session session = new Session(host() + ";" + life + ";" + counter++, subscriber);
        sessions.put(session.id, session);
        session.ask(RequestType.INITIAL, List.of(wants(Offer.DATA), wants(Offer.FREE)));
    }

    /** A message that costs, RFC 8506 §6.3. */
    void event(Identity subscriber) {
        String id = host() + ";event;" + life + ";" + counter++;
        int begun = life;
        ServiceRequest message = new ServiceRequest(
                ServiceKey.of(Offer.DATA), Optional.of(new RequestedUnits(Unit.MESSAGES, 1)), UsedUnits.NONE);
        Asked asked = books.asked(request(id, RequestType.EVENT, 0, subscriber, List.of(message)));
        events.add(id);
        Runnable over = () -> events.remove(id);
        exchange.ask(
                asked, new Exchange.Waiting(chance.below(2), a -> hasPatience(a, begun, over), answer -> over.run()));
    }

    /** Whether it asks once more; {@code givenUp} hears that it does not. */
    private boolean hasPatience(Asked asked, int begun, Runnable givenUp) {
        if (begun != life) {
            return false;
        }
        if (!finishing && asked.tries() >= TRIES) {
            timeline.note("gave up " + asked);
            givenUp.run();
            return false;
        }
        return true;
    }

    /** RAR and ASR: says whether it knows the session, and does what it was told. */
    void told(SignalKind kind, String sessionId, Consumer<Boolean> answer) {
        Session session = sessions.get(sessionId);
        answer.accept(session != null);
        if (session != null) {
            session.ending |= kind == SignalKind.ASR;
            session.useSoon();
        }
    }

    private CreditControlRequest request(
            String id, RequestType type, long number, Identity subscriber, List<ServiceRequest> services) {
        return new CreditControlRequest(
                id,
                type,
                number,
                origin,
                subscriber,
                Optional.of(new Plmn(Offer.NETWORK)),
                Optional.empty(),
                type == RequestType.EVENT ? Optional.of(RequestedAction.DIRECT_DEBITING) : Optional.empty(),
                services,
                Bearer.UNKNOWN);
    }

    private static ServiceRequest wants(long ratingGroup) {
        return new ServiceRequest(ServiceKey.of(ratingGroup), anyAmount(), UsedUnits.NONE);
    }

    private static Optional<RequestedUnits> anyAmount() {
        return Optional.of(new RequestedUnits(Unit.OCTETS, RequestedUnits.UP_TO_US));
    }

    /** One data session. At most one of its requests waits for an answer. */
    private final class Session {
        private final String id;
        private final Identity subscriber;
        private final Map<Long, Long> quota = new HashMap<>();
        private final int begun = life;
        private int updatesLeft = chance.below(MOST_UPDATES + 1);
        private long number;
        private boolean waits;
        private boolean ending;

        Session(String id, Identity subscriber) {
            this.id = id;
            this.subscriber = subscriber;
        }

        void ask(RequestType type, List<ServiceRequest> services) {
            waits = true;
            Asked asked = books.asked(request(id, type, number++, subscriber, services));
            exchange.ask(
                    asked,
                    new Exchange.Waiting(
                            chance.below(2),
                            a -> hasPatience(a, begun, this::over),
                            answer -> answered(asked.request(), answer)));
        }

        private void over() {
            sessions.remove(id);
        }

        private void answered(CreditControlRequest request, CreditControlAnswer answer) {
            if (begun != life || !sessions.containsKey(id)) {
                return;
            }
            waits = false;
            boolean refused = answer.result() != ChargingResult.SUCCESS;
            if (request.type() == RequestType.TERMINATION || (refused && request.type() == RequestType.INITIAL)) {
                over();
                return;
            }
            ending |= refused;
            quota.clear();
            for (ServiceAnswer service : answer.services()) {
                quota.put(
                        service.service().ratingGroup(),
                        service.grant().map(Grant::amount).orElse(0L));
            }
            useAfter(finishing || ending ? SOON : chance.between(FIRST_REPORT, LAST_REPORT));
        }

        void useSoon() {
            useAfter(SOON);
        }

        private void useAfter(Duration pause) {
            timeline.after(pause, "use " + id, this::use);
        }

        private void use() {
            if (begun != life || waits || !sessions.containsKey(id)) {
                return;
            }
            boolean end = finishing || ending || updatesLeft-- <= 0;
            List<ServiceRequest> services = new ArrayList<>();
            boolean more = !end && chance.below(4) > 0;
            for (long group : List.of(Offer.DATA, Offer.FREE)) {
                UsedUnits used = new UsedUnits(used(quota.getOrDefault(group, 0L)), 0, 0);
                services.add(new ServiceRequest(ServiceKey.of(group), more ? anyAmount() : Optional.empty(), used));
            }
            quota.clear();
            ask(end ? RequestType.TERMINATION : RequestType.UPDATE, services);
        }

        /** Mostly within the quota; now and then the gateway let more through, or nothing. */
        private long used(long granted) {
            return switch (chance.below(8)) {
                case 0 -> 0;
                case 1 -> granted + chance.between(0, OVER_QUOTA);
                case 2 -> granted;
                default -> chance.between(0, granted);
            };
        }
    }
}
