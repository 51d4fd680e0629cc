package io.silkroam.simulator.bench.load;

import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.PacketBearer;
import io.silkroam.simulator.gy.ReportingReason;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.ServiceReport;
import io.silkroam.simulator.gy.SessionContext;
import io.silkroam.simulator.gy.Subscriber;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.profile.GatewayProfile;
import java.time.Instant;
import java.util.List;

/**
 * The three requests of a session as one profile writes them. Each update and termination reports the same usage, so
 * that what must have been charged is a matter of counting.
 */
final class Requests {
    private static final Usage USED = Usage.octets(3_000, 17_000);
    private static final String REALM = "silkroam.example";

    private final RequestTemplate initial;
    private final RequestTemplate update;
    private final RequestTemplate termination;
    private final long octetsReported;

    Requests(GatewayProfile profile, Route.Origin origin) {
        Route route = Route.to(REALM, origin);
        SessionContext session = new SessionContext(
                origin.host() + ";1;" + RequestTemplate.SESSION,
                route,
                Subscriber.of(Subscribers.imsi(RequestTemplate.IMSI), Subscribers.msisdn(RequestTemplate.MSISDN)),
                PacketBearer.internet(1));
        this.initial = template(profile, session, RequestType.INITIAL);
        this.update = template(profile, session, RequestType.UPDATE);
        this.termination = template(profile, session, RequestType.TERMINATION);
        this.octetsReported = USED.totalOctets() * profile.services().size();
    }

    private static RequestTemplate template(GatewayProfile profile, SessionContext session, RequestType type) {
        List<ServiceReport> reports = profile.services().stream()
                .map(service -> report(service, type))
                .toList();
        GyRequest request = new GyRequest(session, type, 0, Instant.EPOCH, profile.usualLocation(), reports);
        return new RequestTemplate(profile.avps(request));
    }

    private static ServiceReport report(ServiceKey service, RequestType type) {
        return switch (type) {
            case INITIAL, EVENT -> ServiceReport.asking(service);
            case UPDATE -> ServiceReport.reporting(service, USED, ReportingReason.THRESHOLD);
            case TERMINATION -> ServiceReport.closing(service, USED, ReportingReason.FINAL);
        };
    }

    RequestTemplate initial() {
        return initial;
    }

    RequestTemplate update() {
        return update;
    }

    RequestTemplate termination() {
        return termination;
    }

    /** Octets that an update or a termination reports, over all its services. */
    long octetsReported() {
        return octetsReported;
    }

    /** Octets on the wire of an average request of a session with so many updates. */
    int averageLength(int updates) {
        return (initial.length() + updates * update.length() + termination.length()) / (updates + 2);
    }
}
