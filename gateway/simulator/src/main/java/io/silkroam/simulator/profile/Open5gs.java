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

/**
 * Open5GS SMF: says it has no multiple services and yet sends exactly one Multiple-Services-Credit-Control, which names
 * neither rating group nor service; reports input and output, never a total.
 */
final class Open5gs implements RequestShape {
    private static final long ASKED_OCTETS = 1_000_000;
    private static final long DIRECT_DEBITING = 0;
    private static final long ADVICE_OF_CHARGE = 1;
    private static final long NOT_SUPPORTED = 0;
    private static final long BITRATE = 1_024_000_000;
    private static final String EUTRAN = "06";

    @Override
    public String sessionId(String originHost, long sequence) {
        return RequestShape.super.sessionId(originHost, sequence) + ";app_gy";
    }

    @Override
    public List<GyAvp> avps(GyRequest request) {
        List<GyAvp> avps = Parts.opening(request, Parts.PACKET_CHARGING);
        avps.addAll(Parts.destinationHost(request));
        avps.add(time(AvpName.EVENT_TIMESTAMP, request.at()));
        avps.add(Parts.imsi(request));
        avps.addAll(Parts.msisdn(request));
        avps.addAll(Parts.terminationCause(request));
        avps.add(number(AvpName.REQUESTED_ACTION, DIRECT_DEBITING));
        avps.add(number(AvpName.AOC_REQUEST_TYPE, ADVICE_OF_CHARGE));
        if (request.type() == RequestType.INITIAL) {
            avps.add(number(AvpName.MULTIPLE_SERVICES_INDICATOR, NOT_SUPPORTED));
        }
        request.services().forEach(report -> avps.add(service(request, report)));
        avps.add(group(AvpName.SERVICE_INFORMATION, group(AvpName.PS_INFORMATION, packetInformation(request))));
        return avps;
    }

    private static GyAvp service(GyRequest request, ServiceReport report) {
        List<GyAvp> avps = new ArrayList<>();
        if (report.wantsQuota() && request.type() != RequestType.TERMINATION) {
            avps.add(group(AvpName.REQUESTED_SERVICE_UNIT, number(AvpName.CC_TOTAL_OCTETS, ASKED_OCTETS)));
        }
        report.used().ifPresent(used -> avps.add(group(AvpName.USED_SERVICE_UNIT, used(report, used))));
        avps.addAll(Parts.outerReason(report));
        avps.add(qualityOfService());
        return group(AvpName.MULTIPLE_SERVICES_CREDIT_CONTROL, avps);
    }

    private static List<GyAvp> used(ServiceReport report, Usage used) {
        List<GyAvp> avps = new ArrayList<>(Parts.innerReason(report));
        avps.add(number(AvpName.CC_TIME, used.seconds()));
        avps.add(number(AvpName.CC_INPUT_OCTETS, used.inputOctets()));
        avps.add(number(AvpName.CC_OUTPUT_OCTETS, used.outputOctets()));
        return avps;
    }

    private static GyAvp qualityOfService() {
        return group(
                AvpName.QOS_INFORMATION,
                number(AvpName.QOS_CLASS_IDENTIFIER, 9),
                group(
                        AvpName.ALLOCATION_RETENTION_PRIORITY,
                        number(AvpName.PRIORITY_LEVEL, 8),
                        number(AvpName.PRE_EMPTION_CAPABILITY, 1),
                        number(AvpName.PRE_EMPTION_VULNERABILITY, 1)),
                number(AvpName.APN_AGGREGATE_MAX_BITRATE_UL, BITRATE),
                number(AvpName.APN_AGGREGATE_MAX_BITRATE_DL, BITRATE));
    }

    private static List<GyAvp> packetInformation(GyRequest request) {
        PacketBearer bearer = Parts.bearer(request);
        HexFormat hex = HexFormat.of();
        List<GyAvp> avps = new ArrayList<>();
        avps.add(octets(AvpName.TGPP_CHARGING_ID, hex.toHexDigits((int) bearer.chargingId())));
        if (request.type() == RequestType.INITIAL) {
            avps.add(number(AvpName.TGPP_PDP_TYPE, 0));
        }
        avps.add(address(AvpName.PDP_ADDRESS, bearer.nodes().user()));
        avps.add(address(AvpName.SGSN_ADDRESS, bearer.nodes().servingGateway()));
        avps.add(address(AvpName.GGSN_ADDRESS, bearer.nodes().packetGateway()));
        avps.add(text(AvpName.CALLED_STATION_ID, bearer.apn()));
        avps.add(text(AvpName.TGPP_SELECTION_MODE, "0"));
        avps.add(text(AvpName.TGPP_CHARGING_CHARACTERISTICS, "0800"));
        avps.addAll(Parts.networkCode(request, AvpName.TGPP_SGSN_MCC_MNC));
        avps.add(octets(AvpName.TGPP_NSAPI, hex.toHexDigits((byte) PacketBearer.DEFAULT_BEARER)));
        avps.add(octets(AvpName.TGPP_MS_TIMEZONE, "4000"));
        avps.addAll(Parts.userLocation(request));
        avps.add(octets(AvpName.TGPP_RAT_TYPE, EUTRAN));
        avps.add(group(
                AvpName.USER_EQUIPMENT_INFO,
                number(AvpName.USER_EQUIPMENT_INFO_TYPE, 0),
                octets(
                        AvpName.USER_EQUIPMENT_INFO_VALUE,
                        hex.formatHex(bearer.equipment().getBytes(StandardCharsets.US_ASCII)))));
        return avps;
    }
}
