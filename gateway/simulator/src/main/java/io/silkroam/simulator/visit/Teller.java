package io.silkroam.simulator.visit;

import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.ReportingReason;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.ServiceAnswer;
import io.silkroam.simulator.gy.ServiceAnswer.FinalUnit;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.ServiceReport;
import io.silkroam.simulator.jdiameter.GatewayListener;
import io.silkroam.simulator.jdiameter.GatewayRequest;
import io.silkroam.simulator.pgw.ExchangeListener;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what goes over the wire, one line for each exchange, and remembers the last refusal. */
final class Teller implements ExchangeListener {
    private final PrintWriter out;
    private final Map<ServiceKey, Long> refusedServices = new HashMap<>();
    private Optional<Long> refused = Optional.empty();

    Teller(PrintWriter out) {
        this.out = out;
    }

    synchronized void say(String text) {
        out.println(text);
        out.flush();
    }

    /** The newest Result-Code with which a request was refused, or else the service in the newest that named it. */
    synchronized Optional<Long> refusal(ServiceKey service) {
        return refused.or(() -> Optional.ofNullable(refusedServices.get(service)));
    }

    @Override
    public synchronized void answered(GyRequest request, GyAnswer answer) {
        if (!answer.isSuccess()) {
            refused = Optional.of(answer.resultCode());
        }
        for (ServiceReport report : request.services()) {
            answer.about(report.service()).ifPresent(said -> {
                if (!said.isSuccess()) {
                    refusedServices.put(report.service(), said.resultCode());
                } else if (said.granted().isPresent()) {
                    refusedServices.remove(report.service());
                }
            });
        }
        say(asked(request) + " -> " + told(answer));
    }

    @Override
    public void lost(GyRequest request) {
        say(asked(request) + " -> no answer");
    }

    /** Hands on what the gateway asks for, and tells it together with what is answered. */
    GatewayListener listening(GatewayListener listener) {
        return new GatewayListener() {
            @Override
            public int onReAuth(GatewayRequest request) {
                return told("RAR  there is something new to ask for", listener.onReAuth(request));
            }

            @Override
            public int onAbort(GatewayRequest request) {
                return told("ASR  the session is to end", listener.onAbort(request));
            }
        };
    }

    private int told(String what, int resultCode) {
        say(what + " <- " + ResultNames.of(resultCode));
        return resultCode;
    }

    private static String asked(GyRequest request) {
        List<String> parts = new ArrayList<>();
        for (ServiceReport report : request.services()) {
            List<String> said = new ArrayList<>();
            report.used()
                    .ifPresent(used -> said.add("reports %s octets (%s)"
                            .formatted(
                                    number(used.totalOctets()),
                                    report.reason().map(Teller::words).orElse("unasked"))));
            if (report.wantsQuota() && request.type() != RequestType.TERMINATION) {
                said.add("asks for quota");
            }
            parts.add(named(report.service(), String.join(", ", said)));
        }
        return "CCR  %-11s %d  %s"
                .formatted(request.type().name().toLowerCase(Locale.ROOT), request.number(), String.join("; ", parts));
    }

    private static String told(GyAnswer answer) {
        String services = answer.services().stream().map(Teller::told).collect(Collectors.joining("; "));
        String text = ResultNames.of(answer.resultCode()) + (services.isEmpty() ? "" : "  " + services);
        return answer.errorMessage().map(message -> text + " (" + message + ")").orElse(text);
    }

    private static String told(ServiceAnswer service) {
        if (!service.isSuccess()) {
            return named(service.service(), ResultNames.of(service.resultCode()));
        }
        List<String> said = new ArrayList<>();
        service.grantedOctets().ifPresent(octets -> said.add("granted " + number(octets) + " octets"));
        service.granted().flatMap(ServiceAnswer.Granted::seconds).ifPresent(s -> said.add("granted " + s + " s"));
        service.validity().ifPresent(time -> said.add("valid for " + time.toSeconds() + " s"));
        service.volumeThreshold().ifPresent(left -> said.add("to report at " + number(left) + " left"));
        service.finalUnit().ifPresent(last -> said.add("the last: then " + words(last)));
        return named(service.service(), said.isEmpty() ? "noted" : String.join(", ", said));
    }

    private static String words(ReportingReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String words(FinalUnit last) {
        return switch (last.action()) {
            case TERMINATE -> "the end";
            case REDIRECT -> "redirected to " + last.redirectAddress().orElse("nowhere");
            case RESTRICT_ACCESS -> "only what filters allow";
        };
    }

    private static String named(ServiceKey service, String what) {
        return service.equals(ServiceKey.UNNAMED) ? what : "[" + service + "] " + what;
    }

    /** Figures in groups of three, the same everywhere in the world. */
    static String number(long octets) {
        return String.format(Locale.ROOT, "%,d", octets);
    }
}
