package io.silkroam.gateway.gy;

import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.Grant;
import io.silkroam.charging.request.ServiceAnswer;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.sim.Money;
import io.silkroam.sim.plan.Exhaustion;

/**
 * Writes what a Credit-Control-Answer holds beyond its Session-Id, Result-Code and origin: RFC 8506 §3.2, TS 32.299.
 */
final class GyAnswerWriter {
    private static final int TERMINATE = 0;
    private static final int REDIRECT = 1;
    private static final int RESTRICT_ACCESS = 2;
    private static final int URL = 2;
    private static final int SIP_URI = 3;
    private static final int ENOUGH_CREDIT = 0;
    private static final int NO_CREDIT = 1;
    private static final int FAILOVER_SUPPORTED = 1;

    private GyAnswerWriter() {}

    /** The Result-Code of each outcome: the one place where charging's words become numbers. */
    static int resultCode(ChargingResult result) {
        return switch (result) {
            case SUCCESS -> ResultCodes.DIAMETER_SUCCESS;
            case CREDIT_LIMIT_REACHED -> ResultCodes.DIAMETER_CREDIT_LIMIT_REACHED;
            case END_USER_SERVICE_DENIED -> ResultCodes.DIAMETER_END_USER_SERVICE_DENIED;
            case CREDIT_CONTROL_NOT_APPLICABLE -> ResultCodes.DIAMETER_CREDIT_CONTROL_NOT_APPLICABLE;
            case RATING_FAILED -> ResultCodes.DIAMETER_RATING_FAILED;
            case USER_UNKNOWN -> ResultCodes.DIAMETER_USER_UNKNOWN;
            case AUTHORIZATION_REJECTED -> ResultCodes.DIAMETER_AUTHORIZATION_REJECTED;
            case UNKNOWN_SESSION_ID -> ResultCodes.DIAMETER_UNKNOWN_SESSION_ID;
            case UNABLE_TO_COMPLY -> ResultCodes.DIAMETER_UNABLE_TO_COMPLY;
            case TOO_BUSY -> ResultCodes.DIAMETER_TOO_BUSY;
        };
    }

    static void write(MessageWriter out, GyRequest asked, CreditControlAnswer answer) {
        writeRequestKey(out, asked.type(), asked.request().number());
        out.add(Avps.CC_SESSION_FAILOVER, FAILOVER_SUPPORTED);
        answer.cost().ifPresent(cost -> writeCost(out, cost));
        answer.enoughBalance()
                .ifPresent(enough -> out.add(Avps.CHECK_BALANCE_RESULT, enough ? ENOUGH_CREDIT : NO_CREDIT));
        for (ServiceAnswer service : answer.services()) {
            if (asked.commandLevel()) {
                service.grant().ifPresent(grant -> writeGrant(out, grant));
            } else {
                writeService(out, service);
            }
        }
    }

    /** What every Credit-Control-Answer repeats of its request, even one that refuses it. */
    static void writeRequestKey(MessageWriter out, int type, long number) {
        out.add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL);
        out.add(Avps.CC_REQUEST_TYPE, type);
        out.add(Avps.CC_REQUEST_NUMBER, number);
    }

    private static void writeService(MessageWriter out, ServiceAnswer service) {
        out.begin(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL);
        ServiceKey key = service.service();
        if (key.serviceIdentifier() != ServiceKey.NONE) {
            out.add(Avps.SERVICE_IDENTIFIER, key.serviceIdentifier());
        }
        if (key.named()) {
            out.add(Avps.RATING_GROUP, key.ratingGroup());
        }
        service.grant().ifPresent(grant -> writeGrant(out, grant));
        out.add(Avps.RESULT_CODE, resultCode(service.result()));
        service.grant().ifPresent(grant -> writeQuotaRules(out, grant));
        out.end();
    }

    private static void writeGrant(MessageWriter out, Grant grant) {
        if (grant.amount() > 0) {
            out.begin(Avps.GRANTED_SERVICE_UNIT);
            switch (grant.unit()) {
                case OCTETS -> out.add(Avps.CC_TOTAL_OCTETS, grant.amount());
                case SECONDS -> out.add(Avps.CC_TIME, grant.amount());
                case MESSAGES -> out.add(Avps.CC_SERVICE_SPECIFIC_UNITS, grant.amount());
                case MONEY -> throw new IllegalStateException("money is not granted to a packet gateway");
            }
            out.end();
        }
        if (grant.validitySeconds() > 0) {
            out.add(Avps.VALIDITY_TIME, grant.validitySeconds());
        }
        grant.finalUnits().ifPresent(exhaustion -> writeFinalUnits(out, exhaustion));
    }

    private static void writeQuotaRules(MessageWriter out, Grant grant) {
        if (grant.threshold() > 0) {
            switch (grant.unit()) {
                case OCTETS -> out.add(Avps.VOLUME_QUOTA_THRESHOLD, Math.min(grant.threshold(), 0xFFFF_FFFFL));
                case SECONDS -> out.add(Avps.TIME_QUOTA_THRESHOLD, grant.threshold());
                case MESSAGES -> out.add(Avps.UNIT_QUOTA_THRESHOLD, Math.min(grant.threshold(), 0xFFFF_FFFFL));
                case MONEY -> throw new IllegalStateException("money is not granted to a packet gateway");
            }
        }
        if (grant.holdingSeconds() > 0) {
            out.add(Avps.QUOTA_HOLDING_TIME, grant.holdingSeconds());
        }
    }

    private static void writeFinalUnits(MessageWriter out, Exhaustion exhaustion) {
        out.begin(Avps.FINAL_UNIT_INDICATION);
        if (exhaustion instanceof Exhaustion.Redirect redirect) {
            out.add(Avps.FINAL_UNIT_ACTION, REDIRECT);
            out.begin(Avps.REDIRECT_SERVER);
            out.add(Avps.REDIRECT_ADDRESS_TYPE, redirect.url().startsWith("sip:") ? SIP_URI : URL);
            out.add(Avps.REDIRECT_SERVER_ADDRESS, redirect.url());
            out.end();
        } else if (exhaustion instanceof Exhaustion.Restrict restrict) {
            out.add(Avps.FINAL_UNIT_ACTION, RESTRICT_ACCESS);
            restrict.filters().forEach(filter -> out.add(Avps.FILTER_ID, filter));
        } else {
            out.add(Avps.FINAL_UNIT_ACTION, TERMINATE);
        }
        out.end();
    }

    private static void writeCost(MessageWriter out, Money cost) {
        out.begin(Avps.COST_INFORMATION);
        out.begin(Avps.UNIT_VALUE);
        out.add(Avps.VALUE_DIGITS, cost.minor());
        out.add(Avps.EXPONENT, -cost.currency().getDefaultFractionDigits());
        out.end();
        out.add(Avps.CURRENCY_CODE, cost.currency().getNumericCode());
        out.end();
    }
}
