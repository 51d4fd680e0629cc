package io.silkroam.simulator.profile;

import static io.silkroam.simulator.wire.GyAvp.group;
import static io.silkroam.simulator.wire.GyAvp.number;
import static io.silkroam.simulator.wire.GyAvp.text;
import static io.silkroam.simulator.wire.GyAvp.time;

import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.ServiceReport;
import io.silkroam.simulator.wire.AvpName;
import io.silkroam.simulator.wire.GyAvp;
import java.util.ArrayList;
import java.util.List;

/** An Ericsson SAEGW behind a relay: Session-Ids of well over a hundred characters, and the relay's Route-Records. */
final class Ericsson implements RequestShape {
    private static final long SUPPORTED = 1;
    private static final String BOARD =
            "sctp-saegwc-0001-board-02-pool-epc-session-controller-charging-client-primary-instance";

    @Override
    public String sessionId(String originHost, long sequence) {
        return "%s.%s;%d;%d;0-%d-%d-gy-online-charging-session"
                .formatted(
                        BOARD,
                        originHost,
                        sequence >>> Integer.SIZE,
                        sequence & 0xFFFF_FFFFL,
                        sequence % 16,
                        sequence % 4096);
    }

    @Override
    public List<GyAvp> avps(GyRequest request) {
        List<GyAvp> avps = Parts.opening(request, Parts.PACKET_CHARGING);
        avps.addAll(Parts.destinationHost(request));
        avps.add(time(AvpName.EVENT_TIMESTAMP, request.at()));
        avps.addAll(Parts.msisdn(request));
        avps.add(Parts.imsi(request));
        avps.addAll(Parts.terminationCause(request));
        if (request.type() == RequestType.INITIAL) {
            avps.add(number(AvpName.MULTIPLE_SERVICES_INDICATOR, SUPPORTED));
        }
        request.services().forEach(report -> avps.add(service(request, report)));
        avps.add(group(AvpName.SERVICE_INFORMATION, group(AvpName.PS_INFORMATION, Parts.apnAndPlace(request))));
        request.session().route().relays().forEach(relay -> avps.add(text(AvpName.ROUTE_RECORD, relay)));
        return avps;
    }

    private static GyAvp service(GyRequest request, ServiceReport report) {
        List<GyAvp> avps = new ArrayList<>();
        if (report.wantsQuota() && request.type() != RequestType.TERMINATION) {
            avps.add(group(AvpName.REQUESTED_SERVICE_UNIT));
        }
        report.used().ifPresent(used -> {
            List<GyAvp> members = new ArrayList<>(Parts.innerReason(report));
            members.addAll(Parts.allOctets(used));
            avps.add(group(AvpName.USED_SERVICE_UNIT, members));
        });
        avps.addAll(Parts.ratingGroup(report.service()));
        avps.addAll(Parts.outerReason(report));
        return group(AvpName.MULTIPLE_SERVICES_CREDIT_CONTROL, avps);
    }
}
