package io.silkroam.diameter.edge;

import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.dictionary.AvpKey;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.peer.Identities;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The edge rules over one request of one peer: the first enforced rule it breaks decides. Thread-safe, stateless. */
public final class EdgePolicy {
    private static final EdgeRule[] RULES = EdgeRule.values();

    private final Map<EdgeRule, EdgeMode> modes;
    private final String ownHost;
    private final SessionOwnership ownership;
    private final EdgeListener listener;
    private final EdgeCounters counters;

    /** A policy for these partners; a rule not named in the modes is enforced. */
    public EdgePolicy(
            Map<EdgeRule, EdgeMode> modes,
            Collection<Partner> partners,
            String ownHost,
            SessionOwnership ownership,
            EdgeListener listener) {
        this.modes = new EnumMap<>(EdgeRule.class);
        for (EdgeRule rule : RULES) {
            this.modes.put(rule, modes.getOrDefault(rule, EdgeMode.ENFORCE));
        }
        this.ownHost = ownHost;
        this.ownership = ownership;
        this.listener = listener;
        this.counters = new EdgeCounters(partners);
    }

    /** Hits so far. */
    public EdgeCounters counters() {
        return counters;
    }

    /** Judges a request; empty when it may pass. */
    public Optional<EdgeHit> judge(PeerIdentity peer, RequestFacts facts, Message request) {
        for (int i = 0; i < RULES.length; i++) {
            EdgeMode mode = modeOf(peer.partner(), RULES[i]);
            if (mode == EdgeMode.OFF) {
                continue;
            }
            Optional<Violation> violation = check(RULES[i], peer, facts, request);
            if (violation.isPresent()) {
                EdgeHit hit = report(peer.partner(), RULES[i], mode, violation.get());
                if (mode == EdgeMode.ENFORCE) {
                    return Optional.of(hit);
                }
            }
        }
        return Optional.empty();
    }

    /** Judges what a connection said of itself before it is a peer; the detail names what does not fit. */
    public Optional<EdgeHit> judgeIdentity(Partner partner, Optional<String> misfit) {
        EdgeMode mode = modeOf(partner, EdgeRule.PEER_IDENTITY);
        if (mode == EdgeMode.OFF || misfit.isEmpty()) {
            return Optional.empty();
        }
        EdgeHit hit = report(
                partner, EdgeRule.PEER_IDENTITY, mode, new Violation(ResultCodes.DIAMETER_UNKNOWN_PEER, misfit.get()));
        return mode == EdgeMode.ENFORCE ? Optional.of(hit) : Optional.empty();
    }

    private EdgeHit report(Partner partner, EdgeRule rule, EdgeMode mode, Violation violation) {
        EdgeHit hit = new EdgeHit(rule, mode, violation.resultCode(), violation.detail());
        counters.count(partner, rule, mode);
        listener.hit(partner, hit);
        return hit;
    }

    private EdgeMode modeOf(Partner partner, EdgeRule rule) {
        EdgeMode own = partner.modes().isEmpty() ? null : partner.modes().get(rule);
        return own == null ? modes.get(rule) : own;
    }

    private Optional<Violation> check(EdgeRule rule, PeerIdentity peer, RequestFacts facts, Message request) {
        Partner partner = peer.partner();
        return switch (rule) {
            case PEER_IDENTITY -> Optional.empty(); // asked once, at the CER
            case APPLICATION -> application(partner, facts);
            case COMMAND -> command(partner, facts);
            case REALM -> realm(peer, facts);
            case HOST -> host(peer, facts);
            case SUBSCRIBER -> subscriber(partner, facts);
            case AVP -> occurrences(partner, request);
            case SESSION -> session(partner, facts);
            case ROUTE_RECORD -> routeRecords(partner, facts);
        };
    }

    private static Optional<Violation> application(Partner partner, RequestFacts facts) {
        int application = facts.header().applicationId();
        return partner.rights().allows(application)
                ? Optional.empty()
                : violation(ResultCodes.DIAMETER_APPLICATION_UNSUPPORTED, "application " + application);
    }

    private static Optional<Violation> command(Partner partner, RequestFacts facts) {
        int application = facts.header().applicationId();
        int command = facts.header().commandCode();
        // An application that is not the partner's at all is the rule before this one.
        return partner.rights().allows(application, command)
                        || !partner.rights().allows(application)
                ? Optional.empty()
                : violation(ResultCodes.DIAMETER_COMMAND_UNSUPPORTED, "command " + command);
    }

    private static Optional<Violation> realm(PeerIdentity peer, RequestFacts facts) {
        String realm = Identities.fold(facts.originRealm());
        boolean fits = peer.partner().identity().relay()
                ? peer.partner().identity().hasRealm(realm)
                : realm.equals(peer.realm());
        return fits ? Optional.empty() : violation(ResultCodes.DIAMETER_REALM_NOT_SERVED, "Origin-Realm " + realm);
    }

    private static Optional<Violation> host(PeerIdentity peer, RequestFacts facts) {
        String origin = facts.originHost();
        if (!Identities.isWellFormed(origin) || !Identities.liesIn(origin, facts.originRealm())) {
            return violation(ResultCodes.DIAMETER_INVALID_AVP_VALUE, "Origin-Host " + origin);
        }
        if (!peer.partner().identity().relay() && !origin.equalsIgnoreCase(peer.host())) {
            return violation(ResultCodes.DIAMETER_INVALID_AVP_VALUE, "an end node speaks as " + origin);
        }
        String destination = facts.destinationHost();
        String realm = facts.destinationRealm();
        boolean fits = destination.isEmpty()
                || (Identities.isWellFormed(destination) && (realm.isEmpty() || Identities.liesIn(destination, realm)));
        return fits
                ? Optional.empty()
                : violation(ResultCodes.DIAMETER_INVALID_AVP_VALUE, "Destination-Host " + destination);
    }

    private static Optional<Violation> subscriber(Partner partner, RequestFacts facts) {
        return !facts.namesSubscriber() || partner.rights().owns(facts.imsi())
                ? Optional.empty()
                : violation(ResultCodes.DIAMETER_USER_UNKNOWN, "a subscriber of somebody else");
    }

    private static Optional<Violation> occurrences(Partner partner, Message request) {
        if (partner.rights().occurrences().isEmpty()) {
            return Optional.empty();
        }
        for (Map.Entry<AvpKey, Integer> bound : partner.rights().occurrences().entrySet()) {
            int count = count(request, bound.getKey());
            if (count > bound.getValue()) {
                int code = bound.getValue() == 0
                        ? ResultCodes.DIAMETER_AVP_NOT_ALLOWED
                        : ResultCodes.DIAMETER_AVP_OCCURS_TOO_MANY_TIMES;
                return violation(code, count + " of AVP " + bound.getKey());
            }
        }
        return Optional.empty();
    }

    private static int count(Message request, AvpKey key) {
        int count = 0;
        AvpCursor avps = request.avps();
        while (avps.next()) {
            if (avps.code() == key.code() && avps.vendorId() == key.vendorId()) {
                count++;
            }
        }
        return count;
    }

    private Optional<Violation> session(Partner partner, RequestFacts facts) {
        String sessionId = facts.sessionId();
        if (sessionId.isEmpty()) {
            return Optional.empty();
        }
        int end = sessionId.indexOf(';');
        String creator = end < 0 ? "" : Identities.fold(sessionId.substring(0, end));
        boolean fits = creator.equals(ownHost)
                ? ownership.mayTouchOurs(partner, sessionId)
                : isCreatedWithin(creator, partner, facts)
                        && ownership.mayTouch(partner, facts.originRealm(), sessionId);
        return fits ? Optional.empty() : violation(ResultCodes.DIAMETER_UNKNOWN_SESSION_ID, "a session of " + creator);
    }

    /** By the requester itself, or by another host of the same realm that the partner may speak for. */
    private static boolean isCreatedWithin(String creator, Partner partner, RequestFacts facts) {
        return partner.speaksFor(creator)
                && (creator.equalsIgnoreCase(facts.originHost()) || Identities.liesIn(creator, facts.originRealm()));
    }

    private Optional<Violation> routeRecords(Partner partner, RequestFacts facts) {
        for (int i = 0; i < facts.routeRecords().size(); i++) {
            String name = Identities.fold(facts.routeRecords().get(i));
            if (name.equals(ownHost)) {
                return violation(ResultCodes.DIAMETER_LOOP_DETECTED, "Route-Record names us");
            }
            boolean listed = partner.rights().routeRecords().isEmpty()
                    ? partner.identity().liesInRealms(name)
                    : partner.rights().routeRecords().contains(name);
            if (!partner.identity().relay() || !listed) {
                return violation(ResultCodes.DIAMETER_INVALID_AVP_VALUE, "Route-Record " + name);
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> violation(int resultCode, String detail) {
        return Optional.of(new Violation(resultCode, Identities.printable(detail)));
    }

    private record Violation(int resultCode, String detail) {}
}
