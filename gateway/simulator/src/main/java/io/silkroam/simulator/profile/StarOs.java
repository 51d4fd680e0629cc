package io.silkroam.simulator.profile;

import static io.silkroam.simulator.wire.GyAvp.group;
import static io.silkroam.simulator.wire.GyAvp.number;
import static io.silkroam.simulator.wire.GyAvp.octets;
import static io.silkroam.simulator.wire.GyAvp.text;
import static io.silkroam.simulator.wire.GyAvp.time;

import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.ReportingReason;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.ServiceReport;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.wire.AvpName;
import io.silkroam.simulator.wire.GyAvp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Cisco StarOS: a session manager speaks under its own name; usage comes in several Used-Service-Units that must be
 * added up; giving quota back after the holding time carries no request for more; an undocumented AVP goes along.
 */
final class StarOs implements RequestShape {
    private static final int USED_PIECES = 3;
    private static final long SUPPORTED = 1;
    private static final long CALL_LINE = 10_020_001;

    @Override
    public String sessionId(String originHost, long sequence) {
        HexFormat hex = HexFormat.of();
        return "%s;%d;%d;%s-%03x"
                .formatted(originHost, CALL_LINE, sequence, hex.toHexDigits((int) (0x5acb_4a6fL + sequence)), 0x302);
    }

    @Override
    public List<GyAvp> avps(GyRequest request) {
        List<GyAvp> avps = Parts.opening(request, Parts.PACKET_CHARGING);
        avps.addAll(Parts.destinationHost(request));
        request.session()
                .subscriber()
                .msisdn()
                .ifPresent(msisdn -> avps.add(text(
                        AvpName.USER_NAME,
                        msisdn + "@" + request.session().route().origin().realm())));
        avps.add(time(AvpName.EVENT_TIMESTAMP, request.at()));
        avps.addAll(Parts.msisdn(request));
        avps.add(Parts.imsi(request));
        avps.addAll(Parts.terminationCause(request));
        if (request.type() == RequestType.INITIAL) {
            avps.add(number(AvpName.MULTIPLE_SERVICES_INDICATOR, SUPPORTED));
        }
        request.services().forEach(report -> avps.add(service(request, report)));
        avps.add(group(AvpName.SERVICE_INFORMATION, group(AvpName.PS_INFORMATION, Parts.apnAndPlace(request))));
        avps.add(octets(AvpName.VENDOR_2011_950, "00000001"));
        return avps;
    }

    private static GyAvp service(GyRequest request, ServiceReport report) {
        List<GyAvp> avps = new ArrayList<>();
        avps.addAll(Parts.ratingGroup(report.service()));
        avps.addAll(Parts.serviceIdentifier(report.service()));
        boolean quotaGivenBack = report.reason()
                .filter(ReportingReason.QUOTA_HOLDING_TIME::equals)
                .isPresent();
        if (report.wantsQuota() && !quotaGivenBack && request.type() != RequestType.TERMINATION) {
            avps.add(group(AvpName.REQUESTED_SERVICE_UNIT));
        }
        report.used().ifPresent(used -> used.split(USED_PIECES).forEach(piece -> avps.add(used(report, piece))));
        avps.addAll(Parts.outerReason(report));
        return group(AvpName.MULTIPLE_SERVICES_CREDIT_CONTROL, avps);
    }

    private static GyAvp used(ServiceReport report, Usage piece) {
        List<GyAvp> avps = new ArrayList<>(Parts.innerReason(report));
        avps.addAll(Parts.allOctets(piece));
        return group(AvpName.USED_SERVICE_UNIT, avps);
    }
}
