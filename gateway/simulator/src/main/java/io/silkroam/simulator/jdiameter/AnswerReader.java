package io.silkroam.simulator.jdiameter;

import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.ServiceAnswer;
import io.silkroam.simulator.gy.ServiceAnswer.FinalUnit;
import io.silkroam.simulator.gy.ServiceAnswer.FinalUnitAction;
import io.silkroam.simulator.gy.ServiceAnswer.Granted;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.wire.AvpName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpDataException;
import org.jdiameter.api.AvpSet;
import org.jdiameter.api.Message;

/** Reads a Credit-Control-Answer out of jDiameter's message; all decoding is jDiameter's. */
final class AnswerReader {
    private static final int REDIRECT_SERVER_ADDRESS = 435;
    private static final int VOLUME_QUOTA_THRESHOLD = 869;
    private static final int QUOTA_HOLDING_TIME = 871;

    private AnswerReader() {}

    static GyAnswer read(Message answer) throws AvpDataException {
        AvpSet avps = answer.getAvps();
        List<ServiceAnswer> services = new ArrayList<>();
        for (Avp service : avps.getAvps(Avp.MULTIPLE_SERVICES_CREDIT_CONTROL)) {
            services.add(service(service.getGrouped()));
        }
        return new GyAnswer(
                resultCode(avps).orElseThrow(() -> new AvpDataException("Answer without a Result-Code")),
                text(avps, Avp.ORIGIN_HOST).orElseThrow(() -> new AvpDataException("Answer without an Origin-Host")),
                services,
                text(avps, Avp.ERROR_MESSAGE));
    }

    private static ServiceAnswer service(AvpSet avps) throws AvpDataException {
        Optional<Avp> granted = find(avps, Avp.GRANTED_SERVICE_UNIT);
        Optional<Avp> finalUnit = find(avps, Avp.FINAL_UNIT_INDICATION);
        return new ServiceAnswer(
                new ServiceKey(unsigned32(avps, Avp.RATING_GROUP), unsigned32(avps, Avp.SERVICE_IDENTIFIER_CCA)),
                // RFC 8506 §8.16: a service without a Result-Code of its own shares that of the command
                resultCode(avps).orElse(GyAnswer.SUCCESS),
                granted.isPresent() ? Optional.of(granted(granted.get().getGrouped())) : Optional.empty(),
                unsigned32(avps, Avp.VALIDITY_TIME).map(Duration::ofSeconds),
                unsigned32(avps, VOLUME_QUOTA_THRESHOLD, AvpName.TGPP),
                unsigned32(avps, QUOTA_HOLDING_TIME, AvpName.TGPP).map(Duration::ofSeconds),
                finalUnit.isPresent() ? Optional.of(finalUnit(finalUnit.get().getGrouped())) : Optional.empty());
    }

    private static Granted granted(AvpSet avps) throws AvpDataException {
        Optional<Long> input = unsigned64(avps, Avp.CC_INPUT_OCTETS);
        Optional<Long> output = unsigned64(avps, Avp.CC_OUTPUT_OCTETS);
        Optional<Long> directed = input.isEmpty() && output.isEmpty()
                ? Optional.empty()
                : Optional.of(Math.addExact(input.orElse(0L), output.orElse(0L)));
        return new Granted(
                unsigned64(avps, Avp.CC_TOTAL_OCTETS),
                directed,
                unsigned32(avps, Avp.CC_TIME),
                unsigned64(avps, Avp.CC_SERVICE_SPECIFIC_UNITS));
    }

    private static FinalUnit finalUnit(AvpSet avps) throws AvpDataException {
        int code = find(avps, Avp.FINAL_UNIT_ACTION)
                .orElseThrow(() -> new AvpDataException("Final-Unit-Indication without an action"))
                .getInteger32();
        FinalUnitAction action =
                FinalUnitAction.find(code).orElseThrow(() -> new AvpDataException("Unknown Final-Unit-Action " + code));
        Optional<Avp> server = find(avps, Avp.REDIRECT_SERVER);
        return new FinalUnit(
                action,
                server.isPresent() ? text(server.get().getGrouped(), REDIRECT_SERVER_ADDRESS) : Optional.empty());
    }

    private static Optional<Long> resultCode(AvpSet avps) throws AvpDataException {
        return unsigned32(avps, Avp.RESULT_CODE);
    }

    private static Optional<String> text(AvpSet avps, int code) throws AvpDataException {
        Avp avp = avps.getAvp(code);
        return avp == null ? Optional.empty() : Optional.of(avp.getUTF8String());
    }

    static Optional<Long> unsigned32(AvpSet avps, int code) throws AvpDataException {
        return unsigned32(avps, code, 0);
    }

    private static Optional<Long> unsigned32(AvpSet avps, int code, long vendor) throws AvpDataException {
        Avp avp = avps.getAvp(code, vendor);
        return avp == null ? Optional.empty() : Optional.of(avp.getUnsigned32());
    }

    private static Optional<Long> unsigned64(AvpSet avps, int code) throws AvpDataException {
        Avp avp = avps.getAvp(code);
        return avp == null ? Optional.empty() : Optional.of(avp.getUnsigned64());
    }

    private static Optional<Avp> find(AvpSet avps, int code) {
        return Optional.ofNullable(avps.getAvp(code));
    }
}
