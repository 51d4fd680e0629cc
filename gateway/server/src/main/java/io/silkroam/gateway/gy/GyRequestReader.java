package io.silkroam.gateway.gy;

import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.RequestedAction;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.charging.request.UsedUnits;
import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one Credit-Control-Request in a single pass over its AVPs, whatever their order. For one request only. */
final class GyRequestReader {
    private static final String SMS_CONTEXT = "32274@3gpp.org";
    private static final int E164 = 0;
    private static final int IMSI = 1;
    private static final int MOST_SERVICES = 64;

    private final long defaultRatingGroup;
    private String sessionId = "";
    private String originHost = "";
    private String originRealm = "";
    private String serviceContext = "";
    private int type;
    private long number;
    private Optional<String> imsi = Optional.empty();
    private Optional<String> e164 = Optional.empty();
    private Optional<Instant> sentAt = Optional.empty();
    private Optional<RequestedAction> action = Optional.empty();
    private Optional<Plmn> servingNetwork = Optional.empty();
    private Optional<Plmn> location = Optional.empty();
    private final BearerReader bearer = new BearerReader();
    private final List<ServiceRequest> services = new ArrayList<>(2);
    private Optional<RequestedUnits> requested = Optional.empty();
    private UsedUnits used = UsedUnits.NONE;
    private boolean commandLevel;

    private GyRequestReader(long defaultRatingGroup) {
        this.defaultRatingGroup = defaultRatingGroup;
    }

    /** @param defaultRatingGroup serves what names no rating group */
    static GyRequest.Read read(AvpCursor avps, long defaultRatingGroup) {
        GyRequestReader reader = new GyRequestReader(defaultRatingGroup);
        try {
            reader.readCommand(avps);
            return reader.result();
        } catch (ArithmeticException | IllegalArgumentException e) {
            return GyRequest.Read.unusable(ResultCodes.DIAMETER_INVALID_AVP_VALUE, e.getMessage());
        }
    }

    private void readCommand(AvpCursor avp) {
        while (avp.next()) {
            if (avp.is(Avps.SESSION_ID)) {
                sessionId = avp.utf8();
            } else if (avp.is(Avps.ORIGIN_HOST)) {
                originHost = avp.utf8();
            } else if (avp.is(Avps.ORIGIN_REALM)) {
                originRealm = avp.utf8();
            } else if (avp.is(Avps.SERVICE_CONTEXT_ID)) {
                serviceContext = avp.utf8();
            } else if (avp.is(Avps.CC_REQUEST_TYPE)) {
                type = avp.int32();
            } else if (avp.is(Avps.CC_REQUEST_NUMBER)) {
                number = avp.unsigned32();
            } else if (avp.is(Avps.SUBSCRIPTION_ID)) {
                readSubscriptionId(avp.group());
            } else if (avp.is(Avps.EVENT_TIMESTAMP)) {
                sentAt = Optional.of(avp.time());
            } else if (avp.is(Avps.REQUESTED_ACTION)) {
                action = Optional.of(RequestedAction.ofCode(avp.int32()));
            } else if (avp.is(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL)) {
                services.add(service(avp.group()));
            } else if (avp.is(Avps.REQUESTED_SERVICE_UNIT)) {
                requested = Optional.of(requested(avp.group()));
                commandLevel = true;
            } else if (avp.is(Avps.USED_SERVICE_UNIT)) {
                used = used.plus(used(avp.group()));
                commandLevel = true;
            } else if (avp.is(Avps.SERVICE_INFORMATION)) {
                readServiceInformation(avp.group());
            } else {
                readPlace(avp);
            }
        }
    }

    private void readSubscriptionId(AvpCursor avp) {
        int kind = -1;
        String data = "";
        while (avp.next()) {
            if (avp.is(Avps.SUBSCRIPTION_ID_TYPE)) {
                kind = avp.int32();
            } else if (avp.is(Avps.SUBSCRIPTION_ID_DATA)) {
                data = avp.utf8();
            }
        }
        if (kind == IMSI && imsi.isEmpty()) {
            imsi = Optional.of(data);
        } else if (kind == E164 && e164.isEmpty()) {
            e164 = Optional.of(data.startsWith("+") ? data.substring(1) : data);
        }
    }

    private void readServiceInformation(AvpCursor avp) {
        while (avp.next()) {
            if (avp.is(Avps.PS_INFORMATION)) {
                AvpCursor inner = avp.group();
                while (inner.next()) {
                    readPlace(inner);
                }
            }
        }
    }

    /** Where the subscriber is, and on what bearer: in PS-Information (TS 32.299), of some gateways in the command. */
    private void readPlace(AvpCursor avp) {
        if (avp.is(Avps.TGPP_SGSN_MCC_MNC)) {
            String digits = new String(avp.octets(), StandardCharsets.US_ASCII);
            servingNetwork = areDigits(digits, 5, 6) ? Optional.of(new Plmn(digits)) : Optional.empty();
        } else if (avp.is(Avps.TGPP_USER_LOCATION_INFO)) {
            location = UserLocation.plmn(avp.octets());
        } else {
            bearer.take(avp);
        }
    }

    private ServiceRequest service(AvpCursor avp) {
        long ratingGroup = defaultRatingGroup;
        boolean named = false;
        long serviceIdentifier = ServiceKey.NONE;
        Optional<RequestedUnits> wanted = Optional.empty();
        UsedUnits sum = UsedUnits.NONE;
        while (avp.next()) {
            if (avp.is(Avps.RATING_GROUP)) {
                ratingGroup = avp.unsigned32();
                named = true;
            } else if (avp.is(Avps.SERVICE_IDENTIFIER) && serviceIdentifier == ServiceKey.NONE) {
                serviceIdentifier = avp.unsigned32();
            } else if (avp.is(Avps.REQUESTED_SERVICE_UNIT)) {
                wanted = Optional.of(requested(avp.group()));
            } else if (avp.is(Avps.USED_SERVICE_UNIT)) {
                sum = sum.plus(used(avp.group()));
            }
        }
        return new ServiceRequest(new ServiceKey(ratingGroup, serviceIdentifier, named), wanted, sum);
    }

    private static RequestedUnits requested(AvpCursor avps) {
        Amounts amounts = Amounts.read(avps);
        if (amounts.hasOctets()) {
            return new RequestedUnits(Unit.OCTETS, amounts.octets());
        }
        if (amounts.hasSeconds()) {
            return new RequestedUnits(Unit.SECONDS, amounts.seconds());
        }
        if (amounts.hasEvents()) {
            return new RequestedUnits(Unit.MESSAGES, amounts.events());
        }
        return new RequestedUnits(Unit.OCTETS, RequestedUnits.UP_TO_US);
    }

    private static UsedUnits used(AvpCursor avps) {
        Amounts amounts = Amounts.read(avps).measured();
        return new UsedUnits(amounts.octets(), amounts.seconds(), amounts.events(), amounts.directions());
    }

    private GyRequest.Read result() {
        Optional<Identity> subscriber = imsi.filter(GyRequestReader::isNumber)
                .map(Identity::imsi)
                .or(() -> e164.filter(GyRequestReader::isNumber).map(Identity::e164));
        if (subscriber.isEmpty()) {
            return GyRequest.Read.unusable(
                    ResultCodes.DIAMETER_USER_UNKNOWN, "no Subscription-Id of type IMSI or E.164");
        }
        RequestType requestType = RequestType.ofCode(type);
        if (requestType == RequestType.EVENT && action.isEmpty()) {
            return GyRequest.Read.unusable(ResultCodes.DIAMETER_MISSING_AVP, "an event needs a Requested-Action");
        }
        addCommandLevelService(requestType);
        if (services.size() > MOST_SERVICES) {
            return GyRequest.Read.unusable(
                    ResultCodes.DIAMETER_AVP_OCCURS_TOO_MANY_TIMES, "more than 64 services in one request");
        }
        CreditControlRequest request = new CreditControlRequest(
                sessionId,
                requestType,
                number,
                new Origin(originHost, originRealm),
                subscriber.get(),
                servingNetwork.or(() -> location),
                sentAt,
                requestType == RequestType.EVENT ? action : Optional.empty(),
                services,
                bearer.bearer());
        return GyRequest.Read.of(new GyRequest(request, type, commandLevel));
    }

    /** Single-service credit control, RFC 8506 §5.1.1, and events, which need not say how much: one message. */
    private void addCommandLevelService(RequestType requestType) {
        if (!services.isEmpty()) {
            commandLevel = false;
            return;
        }
        if (requestType == RequestType.EVENT) {
            Unit unit = serviceContext.contains(SMS_CONTEXT) ? Unit.MESSAGES : Unit.OCTETS;
            requested = requested
                    .filter(r -> r.amount() != RequestedUnits.UP_TO_US)
                    .or(() -> Optional.of(new RequestedUnits(unit, 1)));
            commandLevel = true;
        }
        if (commandLevel) {
            services.add(
                    new ServiceRequest(new ServiceKey(defaultRatingGroup, ServiceKey.NONE, false), requested, used));
        }
    }

    private static boolean isNumber(String text) {
        return areDigits(text, 3, 15);
    }

    private static boolean areDigits(String text, int least, int most) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return length >= least && length <= most;
    }
}
