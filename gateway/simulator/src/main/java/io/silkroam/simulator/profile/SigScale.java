package io.silkroam.simulator.profile;

import static io.silkroam.simulator.wire.GyAvp.group;
import static io.silkroam.simulator.wire.GyAvp.number;
import static io.silkroam.simulator.wire.GyAvp.time;

import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.ServiceReport;
import io.silkroam.simulator.wire.AvpName;
import io.silkroam.simulator.wire.GyAvp;
import java.util.ArrayList;
import java.util.List;

/** SigScale's test script: empty requests for quota, and usage as a bare total. */
final class SigScale implements RequestShape {
    private static final long SUPPORTED = 1;

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
        return avps;
    }

    private static GyAvp service(GyRequest request, ServiceReport report) {
        List<GyAvp> avps = new ArrayList<>();
        if (report.wantsQuota() && request.type() != RequestType.TERMINATION) {
            avps.add(group(AvpName.REQUESTED_SERVICE_UNIT));
        }
        report.used()
                .ifPresent(used -> avps.add(
                        group(AvpName.USED_SERVICE_UNIT, number(AvpName.CC_TOTAL_OCTETS, used.totalOctets()))));
        avps.addAll(Parts.serviceIdentifier(report.service()));
        avps.addAll(Parts.ratingGroup(report.service()));
        return group(AvpName.MULTIPLE_SERVICES_CREDIT_CONTROL, avps);
    }
}
