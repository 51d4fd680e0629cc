package io.silkroam.simulator.profile;

import static io.silkroam.simulator.wire.GyAvp.address;
import static io.silkroam.simulator.wire.GyAvp.group;
import static io.silkroam.simulator.wire.GyAvp.number;
import static io.silkroam.simulator.wire.GyAvp.octets;
import static io.silkroam.simulator.wire.GyAvp.text;
import static io.silkroam.simulator.wire.GyAvp.time;

import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.PacketBearer;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.ServiceReport;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.wire.AvpName;
import io.silkroam.simulator.wire.GyAvp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Magma's federation gateway: the number before the IMSI, the bearer as a digit of text, a first request of 10,000. */
final class Magma implements RequestShape {
    private static final long FIRST_OCTETS = 10_000;
    private static final long SUPPORTED = 1;

    @Override
    public List<GyAvp> avps(GyRequest request) {
        List<GyAvp> avps = Parts.opening(request, Parts.PACKET_CHARGING);
        avps.addAll(Parts.destinationHost(request));
        avps.add(time(AvpName.EVENT_TIMESTAMP, request.at()));
        avps.addAll(Parts.msisdn(request));
        avps.add(Parts.imsi(request));
        avps.addAll(Parts.terminationCause(request));
        avps.add(number(AvpName.MULTIPLE_SERVICES_INDICATOR, SUPPORTED));
        request.services().forEach(report -> avps.add(service(request, report)));
        avps.add(group(AvpName.SERVICE_INFORMATION, group(AvpName.PS_INFORMATION, packetInformation(request))));
        return avps;
    }

    private static GyAvp service(GyRequest request, ServiceReport report) {
        List<GyAvp> avps = new ArrayList<>(Parts.ratingGroup(report.service()));
        if (report.wantsQuota() && request.type() == RequestType.INITIAL) {
            avps.add(group(AvpName.REQUESTED_SERVICE_UNIT, firstRequest()));
        } else if (report.wantsQuota() && request.type() == RequestType.UPDATE) {
            avps.add(group(AvpName.REQUESTED_SERVICE_UNIT));
        }
        report.used().ifPresent(used -> avps.add(used(report, used)));
        avps.addAll(Parts.outerReason(report));
        avps.addAll(Parts.serviceIdentifier(report.service()));
        return group(AvpName.MULTIPLE_SERVICES_CREDIT_CONTROL, avps);
    }

    private static List<GyAvp> firstRequest() {
        return List.of(
                number(AvpName.CC_INPUT_OCTETS, FIRST_OCTETS),
                number(AvpName.CC_OUTPUT_OCTETS, FIRST_OCTETS),
                number(AvpName.CC_TOTAL_OCTETS, FIRST_OCTETS));
    }

    private static GyAvp used(ServiceReport report, Usage used) {
        List<GyAvp> avps = new ArrayList<>(Parts.innerReason(report));
        avps.add(number(AvpName.CC_INPUT_OCTETS, used.inputOctets()));
        avps.add(number(AvpName.CC_OUTPUT_OCTETS, used.outputOctets()));
        avps.add(number(AvpName.CC_TOTAL_OCTETS, used.totalOctets()));
        return group(AvpName.USED_SERVICE_UNIT, avps);
    }

    private static List<GyAvp> packetInformation(GyRequest request) {
        PacketBearer bearer = Parts.bearer(request);
        String bearerDigit = String.valueOf(PacketBearer.DEFAULT_BEARER);
        List<GyAvp> avps = new ArrayList<>();
        avps.add(octets(AvpName.TGPP_NSAPI, HexFormat.of().formatHex(bearerDigit.getBytes(StandardCharsets.US_ASCII))));
        avps.add(address(AvpName.PDP_ADDRESS, bearer.nodes().user()));
        avps.add(address(AvpName.SGSN_ADDRESS, bearer.nodes().servingGateway()));
        avps.add(address(AvpName.GGSN_ADDRESS, bearer.nodes().packetGateway()));
        avps.add(address(AvpName.CG_ADDRESS, bearer.nodes().packetGateway()));
        avps.add(text(AvpName.CALLED_STATION_ID, bearer.apn()));
        avps.addAll(Parts.networkCode(request, AvpName.TGPP_SGSN_MCC_MNC));
        avps.addAll(Parts.networkCode(request, AvpName.TGPP_GGSN_MCC_MNC));
        avps.addAll(Parts.userLocation(request));
        return avps;
    }
}
