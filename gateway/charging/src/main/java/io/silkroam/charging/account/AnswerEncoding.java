package io.silkroam.charging.account;

import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.Grant;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.ServiceAnswer;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.sim.Money;
import io.silkroam.sim.plan.Exhaustion;
import io.silkroam.sim.plan.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A remembered answer as octets: a repeat gets exactly what was answered, final units and all. */
final class AnswerEncoding {
    private static final RequestType[] TYPES = RequestType.values();
    private static final ChargingResult[] RESULTS = ChargingResult.values();
    private static final Unit[] UNITS = Unit.values();
    private static final int USUAL_OCTETS = 48;
    private static final int NOT_FINAL = 0;
    private static final int TERMINATE = 1;
    private static final int REDIRECT = 2;
    private static final int RESTRICT = 3;
    private static final int UNKNOWN = 0;
    private static final int NO = 1;
    private static final int YES = 2;

    private AnswerEncoding() {}

    static Packer packed(Answered answered) {
        CreditControlAnswer answer = answered.answer();
        Packer out = new Packer(USUAL_OCTETS);
        out.constant(answered.type()).number(answered.number());
        out.constant(answer.result()).number(answer.services().size());
        for (ServiceAnswer s : answer.services()) {
            service(out, s.service());
            out.constant(s.result()).flag(s.grant().isPresent());
            s.grant().ifPresent(g -> grant(out, g));
        }
        out.text(answer.cost().map(m -> m.currency().getCurrencyCode()).orElse(""));
        answer.cost().ifPresent(m -> out.number(m.minor()));
        return out.number(
                answer.enoughBalance().map(enough -> enough ? YES : NO).orElse(UNKNOWN));
    }

    static Answered answered(Unpacker in) {
        return new Answered(type(in), in.number(), answer(in));
    }

    /** What an answered request begins with; behind it are its number and its {@link #answer}. */
    static RequestType type(Unpacker in) {
        return in.constant(TYPES);
    }

    static CreditControlAnswer answer(Unpacker in) {
        ChargingResult result = in.constant(RESULTS);
        List<ServiceAnswer> services = new ArrayList<>();
        for (int n = in.count(); n > 0; n--) {
            ServiceKey service = service(in);
            ChargingResult serviceResult = in.constant(RESULTS);
            services.add(
                    new ServiceAnswer(service, serviceResult, in.flag() ? Optional.of(grant(in)) : Optional.empty()));
        }
        String currency = in.text();
        Optional<Money> cost = currency.isEmpty() ? Optional.empty() : Optional.of(Money.of(in.number(), currency));
        int enough = in.small();
        return new CreditControlAnswer(
                result, services, cost, enough == UNKNOWN ? Optional.empty() : Optional.of(enough == YES));
    }

    static void service(Packer out, ServiceKey service) {
        out.number(service.ratingGroup())
                .number(service.serviceIdentifier() + 1)
                .flag(service.named());
    }

    static ServiceKey service(Unpacker in) {
        return new ServiceKey(in.number(), in.number() - 1, in.flag());
    }

    private static void grant(Packer out, Grant grant) {
        out.constant(grant.unit())
                .number(grant.amount())
                .number(grant.validitySeconds())
                .number(grant.threshold())
                .number(grant.holdingSeconds());
        if (grant.finalUnits().isEmpty()) {
            out.number(NOT_FINAL);
        } else if (grant.finalUnits().get() instanceof Exhaustion.Redirect redirect) {
            out.number(REDIRECT).text(redirect.url());
        } else if (grant.finalUnits().get() instanceof Exhaustion.Restrict restrict) {
            out.number(RESTRICT).number(restrict.filters().size());
            restrict.filters().forEach(out::text);
        } else {
            out.number(TERMINATE);
        }
    }

    private static Grant grant(Unpacker in) {
        Unit unit = in.constant(UNITS);
        long amount = in.number();
        long validity = in.number();
        long threshold = in.number();
        long holding = in.number();
        return new Grant(unit, amount, validity, threshold, holding, exhaustion(in));
    }

    private static Optional<Exhaustion> exhaustion(Unpacker in) {
        int kind = in.small();
        return switch (kind) {
            case NOT_FINAL -> Optional.empty();
            case TERMINATE -> Optional.of(new Exhaustion.Terminate());
            case REDIRECT -> Optional.of(new Exhaustion.Redirect(in.text()));
            case RESTRICT -> {
                List<String> filters = new ArrayList<>();
                for (int n = in.count(); n > 0; n--) {
                    filters.add(in.text());
                }
                yield Optional.of(new Exhaustion.Restrict(filters));
            }
            default -> throw Unpacker.damaged("final units of kind " + kind);
        };
    }
}
