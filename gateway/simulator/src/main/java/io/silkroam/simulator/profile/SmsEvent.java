package io.silkroam.simulator.profile;

import static io.silkroam.simulator.wire.GyAvp.group;
import static io.silkroam.simulator.wire.GyAvp.number;
import static io.silkroam.simulator.wire.GyAvp.text;
import static io.silkroam.simulator.wire.GyAvp.time;

import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.ShortMessage;
import io.silkroam.simulator.wire.AvpName;
import io.silkroam.simulator.wire.GyAvp;
import java.util.List;

/** A message centre that charges each short message as one event (3GPP TS 32.274): direct debit of one unit. */
final class SmsEvent implements RequestShape {
    private static final String MESSAGE_CHARGING = "32274@3gpp.org";
    private static final long DIRECT_DEBITING = 0;
    /** Address-Type MSISDN of 3GPP TS 32.299. */
    private static final long MSISDN = 1;

    @Override
    public List<GyAvp> avps(GyRequest request) {
        ShortMessage message = message(request);
        List<GyAvp> avps = Parts.opening(request, MESSAGE_CHARGING);
        avps.addAll(Parts.destinationHost(request));
        avps.add(time(AvpName.EVENT_TIMESTAMP, request.at()));
        avps.addAll(Parts.msisdn(request));
        avps.add(Parts.imsi(request));
        avps.add(number(AvpName.REQUESTED_ACTION, DIRECT_DEBITING));
        avps.add(group(
                AvpName.MULTIPLE_SERVICES_CREDIT_CONTROL,
                group(AvpName.REQUESTED_SERVICE_UNIT, number(AvpName.CC_SERVICE_SPECIFIC_UNITS, 1))));
        avps.add(group(
                AvpName.SERVICE_INFORMATION,
                group(
                        AvpName.SMS_INFORMATION,
                        address(AvpName.ORIGINATOR_ADDRESS, message.originator()),
                        group(AvpName.RECIPIENT_INFO, address(AvpName.RECIPIENT_ADDRESS, message.recipient())))));
        return avps;
    }

    private static GyAvp address(AvpName name, String number) {
        return group(name, number(AvpName.ADDRESS_TYPE, MSISDN), text(AvpName.ADDRESS_DATA, number));
    }

    private static ShortMessage message(GyRequest request) {
        if (request.session().carried() instanceof ShortMessage message) {
            return message;
        }
        throw new IllegalArgumentException("Not a short message: " + request.session());
    }
}
