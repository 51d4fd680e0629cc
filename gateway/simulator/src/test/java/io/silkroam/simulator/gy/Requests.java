package io.silkroam.simulator.gy;

import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.profile.Habit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests for tests: a traveller with KPN, a session of any profile, at a fixed time. */
public final class Requests {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Subscriber TRAVELLER = Subscriber.of("204080000000001", "31611111111");
    public static final Route.Origin SMF =
            new Route.Origin("smf1.epc.mnc008.mcc204.3gppnetwork.org", "epc.mnc008.mcc204.3gppnetwork.org");

    private Requests() {}

    public static SessionContext session(GatewayProfile profile, String realm) {
        Carried carried = profile.has(Habit.EVENTS_ONLY)
                ? new ShortMessage("31611111111", "31622222222")
                : PacketBearer.internet(0x0102_0304L);
        return new SessionContext(profile.sessionId(SMF.host(), 7), Route.to(realm, SMF), TRAVELLER, carried);
    }

    public static GyRequest initial(GatewayProfile profile, String realm) {
        RequestType type = profile.has(Habit.EVENTS_ONLY) ? RequestType.EVENT : RequestType.INITIAL;
        List<ServiceReport> services =
                profile.services().stream().map(ServiceReport::asking).toList();
        return new GyRequest(session(profile, realm), type, 0, NOON, profile.usualLocation(), services);
    }

    public static GyRequest update(GatewayProfile profile, String realm, Usage used, ReportingReason reason) {
        List<ServiceReport> services = profile.services().stream()
                .map(service -> ServiceReport.reporting(service, used, reason))
                .toList();
        SessionContext context = session(profile, realm).toHost("ocs1." + realm);
        return new GyRequest(context, RequestType.UPDATE, 1, NOON, profile.usualLocation(), services);
    }

    public static GyRequest termination(GatewayProfile profile, String realm, Usage used) {
        List<ServiceReport> services = profile.services().stream()
                .map(service ->
                        new ServiceReport(service, false, Optional.of(used), Optional.of(ReportingReason.FINAL)))
                .toList();
        SessionContext context = session(profile, realm).toHost("ocs1." + realm);
        return new GyRequest(context, RequestType.TERMINATION, 2, NOON, profile.usualLocation(), services);
    }
}
