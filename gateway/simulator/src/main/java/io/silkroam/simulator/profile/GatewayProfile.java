package io.silkroam.simulator.profile;

import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.Location;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.wire.GyAvp;
import io.silkroam.simulator.wire.GyMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The gateways we can play: what each asks for, its habits, and how it puts a request into AVPs. */
public enum GatewayProfile {
    OPEN5GS(
            "Open5GS SMF",
            "one unnamed service, usage without a total, deaf to re-authorisation",
            new Open5gs(),
            new Traits(List.of(ServiceKey.UNNAMED))
                    .habits(
                            Habit.IGNORES_REAUTHORISATION,
                            Habit.RELEASES_ON_REFUSED_SERVICE,
                            Habit.RELEASES_AFTER_FINAL_UNIT)),
    STAROS(
            "Cisco StarOS",
            "three services, usage split over several AVPs, an AVP nobody knows",
            new StarOs(),
            new Traits(List.of(ServiceKey.of(10, 1), ServiceKey.of(12, 2), ServiceKey.of(14, 4)))),
    MAGMA(
            "Magma FeG",
            "MSISDN before IMSI, first request for 10000 octets, then empty ones, two retries",
            new Magma(),
            new Traits(List.of(ServiceKey.of(200, 200), ServiceKey.ratingGroup(201))).retries(2)),
    SIGSCALE(
            "SigScale's script",
            "empty requests, usage as totals up to 1000000, last request number repeated",
            new SigScale(),
            new Traits(List.of(ServiceKey.of(16, 1), ServiceKey.of(32, 5)))
                    .habits(Habit.REPEATS_LAST_NUMBER_ON_TERMINATION)
                    .reportsAtMost(1_000_000)
                    .at(Location.in("001", "001"))),
    ERICSSON(
            "Ericsson SAEGW through a relay",
            "very long session ids, route records, one update at a time",
            new Ericsson(),
            new Traits(List.of(ServiceKey.ratingGroup(1))).habits(Habit.ONE_UPDATE_AT_A_TIME)),
    TWO_GROUP(
            "two-group sample",
            "two rating groups of service 65000 in one request",
            new TwoGroup(),
            new Traits(List.of(ServiceKey.of(1, 65_000), ServiceKey.of(2, 65_000)))),
    SMS_EVENT(
            "SMS event",
            "one short message, charged at once",
            new SmsEvent(),
            new Traits(List.of(ServiceKey.UNNAMED)).habits(Habit.EVENTS_ONLY));

    private final String title;
    private final String particulars;

    @SuppressWarnings("ImmutableEnumChecker") // shapes hold no state
    private final RequestShape shape;

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable collections
    private final Traits traits;

    GatewayProfile(String title, String particulars, RequestShape shape, Traits traits) {
        this.title = title;
        this.particulars = particulars;
        this.shape = shape;
        this.traits = traits;
    }

    public String title() {
        return title;
    }

    public String particulars() {
        return particulars;
    }

    /** The request as this gateway sends it, with a fresh End-to-End Identifier. */
    public GyMessage message(GyRequest request, long endToEndId) {
        return new GyMessage(endToEndId, false, shape.avps(request));
    }

    /** The AVPs of the request in wire order. */
    public List<GyAvp> avps(GyRequest request) {
        return shape.avps(request);
    }

    public String sessionId(String originHost, long sequence) {
        return shape.sessionId(originHost, sequence);
    }

    /** The services a session of this gateway asks for when it starts. */
    public List<ServiceKey> services() {
        return traits.services();
    }

    public boolean has(Habit habit) {
        return traits.habits().contains(habit);
    }

    /** How often an unanswered request is repeated with the T flag. */
    public int retries() {
        return traits.retries();
    }

    /** The most octets one report carries, if this gateway has such a bound. */
    public OptionalLong reportsAtMost() {
        return traits.reportsAtMost();
    }

    /** Where the subscribers of this gateway are unless somebody says otherwise: at home, KPN. */
    public Location usualLocation() {
        return traits.location().orElseGet(() -> Location.in("204", "08"));
    }

    record Traits(
            List<ServiceKey> services,
            Set<Habit> habits,
            int retries,
            OptionalLong reportsAtMost,
            Optional<Location> location) {
        private static final int USUAL_RETRIES = 1;

        Traits(List<ServiceKey> services) {
            this(services, Set.of(), USUAL_RETRIES, OptionalLong.empty(), Optional.empty());
        }

        Traits habits(Habit... more) {
            return new Traits(services, Set.copyOf(Arrays.asList(more)), retries, reportsAtMost, location);
        }

        Traits retries(int times) {
            return new Traits(services, habits, times, reportsAtMost, location);
        }

        Traits reportsAtMost(long octets) {
            return new Traits(services, habits, retries, OptionalLong.of(octets), location);
        }

        Traits at(Location place) {
            return new Traits(services, habits, retries, reportsAtMost, Optional.of(place));
        }
    }
}
