package io.silkroam.simulator;

import io.silkroam.simulator.gy.Location;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.Subscriber;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.profile.Habit;
import io.silkroam.simulator.visit.Outcome;
import io.silkroam.simulator.visit.Quantities;
import io.silkroam.simulator.visit.Visit;
import io.silkroam.simulator.visit.VisitPlan;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulator pgw}: a partner's packet gateway against a gateway that runs already. */
@Command(
        name = "pgw",
        description = {
            "Plays a partner's packet gateway: attaches a subscriber at a running gateway, uses octets as they are"
                    + " granted, reports them and leaves. Tells each exchange in a line."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the octets were carried and reported; with --until-cut, nothing ended the session",
            "1:refused or cut off; the last line says by which result code",
            "2:wrong usage",
            "3:the gateway is not reachable"
        })
final class PgwCommand implements Callable<Integer> {
    @Option(names = "--imsi", required = true, paramLabel = "DIGITS", description = "The subscriber's IMSI.")
    private String imsi;

    @Option(names = "--msisdn", paramLabel = "DIGITS", description = "The subscriber's number, where it is to be sent.")
    private String msisdn;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Where the gateway listens (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", defaultValue = "3868", description = "Its port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--octets",
            paramLabel = "N",
            converter = Octets.class,
            description = "How much to use: 50MB, 1GiB, 123456 (default: 50MB; nothing with --until-cut).")
    private Long octets;

    @Option(
            names = "--steps",
            defaultValue = "1",
            paramLabel = "N",
            description = "In how many parts to use it (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--rating-group",
            defaultValue = "0",
            paramLabel = "N",
            description = "What the octets belong to; 0 is the profile's first service (default: ${DEFAULT-VALUE}).")
    private long ratingGroup;

    @Option(
            names = "--mcc-mnc",
            defaultValue = "20801",
            paramLabel = "DIGITS",
            description = "The visited network (default: ${DEFAULT-VALUE}).")
    private String network;

    @Option(
            names = "--profile",
            defaultValue = "OPEN5GS",
            description = "Which packet gateway to play; 'simulator profiles' lists them (default: ${DEFAULT-VALUE}).")
    private GatewayProfile profile;

    @Option(
            names = "--until-cut",
            description = "Keeps the session open, idle, and tells what the gateway asks for, until it is ended.")
    private boolean untilCut;

    @Option(
            names = "--for",
            defaultValue = "30s",
            paramLabel = "TIME",
            converter = Time.class,
            description = "How long --until-cut waits: 500ms, 30s, 5m, 1h (default: ${DEFAULT-VALUE}).")
    private Duration time;

    @Option(
            names = "--origin-host",
            defaultValue = "pgw1.epc.mnc008.mcc204.3gppnetwork.org",
            description = "Who we are (default: ${DEFAULT-VALUE}).")
    private String originHost;

    @Option(
            names = "--origin-realm",
            defaultValue = "epc.mnc008.mcc204.3gppnetwork.org",
            description = "Our realm, which a file in conf/partners lets in (default: ${DEFAULT-VALUE}).")
    private String originRealm;

    @Option(
            names = "--gateway-host",
            defaultValue = "gw1.silkroam.example",
            description = "The name of the gateway, identity.host of its gateway.yaml (default: ${DEFAULT-VALUE}).")
    private String gatewayHost;

    @Option(
            names = "--gateway-realm",
            defaultValue = "silkroam.example",
            description = "Its realm, identity.realm (default: ${DEFAULT-VALUE}).")
    private String gatewayRealm;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Outcome outcome = Visit.play(plan(), spec.commandLine().getOut());
        return switch (outcome) {
            case CARRIED -> 0;
            case CUT_OFF -> 1;
            case NOT_REACHABLE -> 3;
        };
    }

    private VisitPlan plan() {
        try {
            return new VisitPlan(
                    new Subscriber(imsi, Optional.ofNullable(msisdn)),
                    location(),
                    new VisitPlan.Partner(new Route.Origin(originHost, originRealm), profile),
                    new PartnerSettings.Gateway(gatewayHost, gatewayRealm, new InetSocketAddress(host, port)),
                    service(),
                    new VisitPlan.Traffic(octetsToUse(), steps),
                    untilCut ? Optional.of(time) : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private long octetsToUse() {
        if (octets != null) {
            return octets;
        }
        return untilCut ? 0 : Quantities.octets("50MB");
    }

    private Location location() {
        if (!network.matches("\\d{5,6}")) {
            throw new IllegalArgumentException("'" + network + "' is not a network: MCC and MNC, 5 or 6 digits");
        }
        return Location.in(network.substring(0, 3), network.substring(3));
    }

    private ServiceKey service() {
        if (profile.has(Habit.EVENTS_ONLY)) {
            throw new IllegalArgumentException(profile + " charges messages, it has no sessions");
        }
        return profile.services().stream()
                .filter(s -> ratingGroup == 0
                        || s.ratingGroup().filter(group -> group == ratingGroup).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no rating group %d; its services are %s"
                        .formatted(profile, ratingGroup, profile.services())));
    }

    static final class Octets implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return Quantities.octets(text);
        }
    }

    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Quantities.time(text);
        }
    }
}
