package io.silkroam.simulator.profile;

import static io.silkroam.simulator.wire.AvpName.AUTH_APPLICATION_ID;
import static io.silkroam.simulator.wire.AvpName.CALLED_STATION_ID;
import static io.silkroam.simulator.wire.AvpName.CC_INPUT_OCTETS;
import static io.silkroam.simulator.wire.AvpName.CC_OUTPUT_OCTETS;
import static io.silkroam.simulator.wire.AvpName.CC_REQUEST_NUMBER;
import static io.silkroam.simulator.wire.AvpName.CC_REQUEST_TYPE;
import static io.silkroam.simulator.wire.AvpName.CC_TOTAL_OCTETS;
import static io.silkroam.simulator.wire.AvpName.DESTINATION_HOST;
import static io.silkroam.simulator.wire.AvpName.DESTINATION_REALM;
import static io.silkroam.simulator.wire.AvpName.ORIGIN_HOST;
import static io.silkroam.simulator.wire.AvpName.ORIGIN_REALM;
import static io.silkroam.simulator.wire.AvpName.RATING_GROUP;
import static io.silkroam.simulator.wire.AvpName.REPORTING_REASON;
import static io.silkroam.simulator.wire.AvpName.SERVICE_CONTEXT_ID;
import static io.silkroam.simulator.wire.AvpName.SERVICE_IDENTIFIER;
import static io.silkroam.simulator.wire.AvpName.SESSION_ID;
import static io.silkroam.simulator.wire.AvpName.SUBSCRIPTION_ID;
import static io.silkroam.simulator.wire.AvpName.SUBSCRIPTION_ID_DATA;
import static io.silkroam.simulator.wire.AvpName.SUBSCRIPTION_ID_TYPE;
import static io.silkroam.simulator.wire.AvpName.TERMINATION_CAUSE;
import static io.silkroam.simulator.wire.AvpName.TGPP_SGSN_MCC_MNC;
import static io.silkroam.simulator.wire.AvpName.TGPP_USER_LOCATION_INFO;
import static io.silkroam.simulator.wire.GyAvp.group;
import static io.silkroam.simulator.wire.GyAvp.number;
import static io.silkroam.simulator.wire.GyAvp.octets;
import static io.silkroam.simulator.wire.GyAvp.text;

import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.PacketBearer;
import io.silkroam.simulator.gy.ReportingReason;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.ServiceReport;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.wire.AvpName;
import io.silkroam.simulator.wire.GyAvp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pieces of a request that several gateways say in the same words. */
final class Parts {
    static final String PACKET_CHARGING = "32251@3gpp.org";
    static final long GY = 4;
    static final long E164 = 0;
    static final long IMSI = 1;
    /** Termination-Cause DIAMETER_LOGOUT. */
    static final long LOGOUT = 1;

    private Parts() {}

    /** The AVPs every request begins with, up to CC-Request-Number. */
    static List<GyAvp> opening(GyRequest request, String serviceContext) {
        Route route = request.session().route();
        List<GyAvp> avps = new ArrayList<>();
        avps.add(text(SESSION_ID, request.session().sessionId()));
        avps.add(text(ORIGIN_HOST, route.origin().host()));
        avps.add(text(ORIGIN_REALM, route.origin().realm()));
        avps.add(text(DESTINATION_REALM, route.destinationRealm()));
        avps.add(number(AUTH_APPLICATION_ID, GY));
        avps.add(text(SERVICE_CONTEXT_ID, serviceContext));
        avps.add(number(CC_REQUEST_TYPE, request.type().code()));
        avps.add(number(CC_REQUEST_NUMBER, request.number()));
        return avps;
    }

    /** Destination-Host, from the request on that knows it. */
    static List<GyAvp> destinationHost(GyRequest request) {
        return request.session().route().destinationHost().map(host -> text(DESTINATION_HOST, host)).stream()
                .toList();
    }

    static GyAvp subscriptionId(long type, String data) {
        return group(SUBSCRIPTION_ID, number(SUBSCRIPTION_ID_TYPE, type), text(SUBSCRIPTION_ID_DATA, data));
    }

    static GyAvp imsi(GyRequest request) {
        return subscriptionId(IMSI, request.session().subscriber().imsi());
    }

    /** The E.164 number, where the gateway knows it. */
    static List<GyAvp> msisdn(GyRequest request) {
        return request.session().subscriber().msisdn().map(number -> subscriptionId(E164, number)).stream()
                .toList();
    }

    static List<GyAvp> terminationCause(GyRequest request) {
        return request.type() == RequestType.TERMINATION ? List.of(number(TERMINATION_CAUSE, LOGOUT)) : List.of();
    }

    static List<GyAvp> ratingGroup(ServiceKey service) {
        return service.ratingGroup().map(value -> number(RATING_GROUP, value)).stream()
                .toList();
    }

    static List<GyAvp> serviceIdentifier(ServiceKey service) {
        return service.serviceIdentifier().map(value -> number(SERVICE_IDENTIFIER, value)).stream()
                .toList();
    }

    /** The reason, if it belongs inside the Used-Service-Unit. */
    static List<GyAvp> innerReason(ServiceReport report) {
        return report.reason().filter(ReportingReason::standsInsideUsedServiceUnit).stream()
                .map(Parts::reason)
                .toList();
    }

    /** The reason, if it belongs into the Multiple-Services-Credit-Control. */
    static List<GyAvp> outerReason(ServiceReport report) {
        Optional<ReportingReason> reason = report.reason();
        return reason.filter(known -> !known.standsInsideUsedServiceUnit()).stream()
                .map(Parts::reason)
                .toList();
    }

    /** Total, input and output, in this order. */
    static List<GyAvp> allOctets(Usage used) {
        return List.of(
                number(CC_TOTAL_OCTETS, used.totalOctets()),
                number(CC_INPUT_OCTETS, used.inputOctets()),
                number(CC_OUTPUT_OCTETS, used.outputOctets()));
    }

    /** Called-Station-Id, then the place: the network's code and the location octets, as far as known. */
    static List<GyAvp> apnAndPlace(GyRequest request) {
        List<GyAvp> avps = new ArrayList<>();
        avps.add(text(CALLED_STATION_ID, bearer(request).apn()));
        avps.addAll(networkCode(request, TGPP_SGSN_MCC_MNC));
        avps.addAll(userLocation(request));
        return avps;
    }

    static List<GyAvp> networkCode(GyRequest request, AvpName name) {
        return request.location().networkCode().map(code -> text(name, code)).stream()
                .toList();
    }

    static List<GyAvp> userLocation(GyRequest request) {
        return request.location().userLocationInfo().map(hex -> octets(TGPP_USER_LOCATION_INFO, hex)).stream()
                .toList();
    }

    static PacketBearer bearer(GyRequest request) {
        if (request.session().carried() instanceof PacketBearer bearer) {
            return bearer;
        }
        throw new IllegalArgumentException("Not a data session: " + request.session());
    }

    private static GyAvp reason(ReportingReason reason) {
        return number(REPORTING_REASON, reason.code());
    }
}
