package io.silkroam.charging.rules;

import io.silkroam.billing.Bearer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Directions;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.RequestedAction;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.charging.request.UsedUnits;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds credit-control requests for tests: {@code Ccr.initial("s1").in("20801").wants(1)}. */
public final class Ccr {
    public static final Origin KPN =
            new Origin("smf1.epc.mnc008.mcc204.3gppnetwork.org", "epc.mnc008.mcc204.3gppnetwork.org");
    public static final Origin OTHER = new Origin("pgw.other.example", "other.example");

    private final String session;
    private final RequestType type;
    private final long number;
    private Origin origin = KPN;
    private Identity subscriber = Identity.imsi("204080000000001");
    private Optional<Plmn> network = Optional.of(new Plmn("20801"));
    private Optional<RequestedAction> action = Optional.empty();
    private final List<ServiceRequest> services = new ArrayList<>();
    private Bearer bearer = Bearer.UNKNOWN;

    private Ccr(String session, RequestType type, long number) {
        this.session = session;
        this.type = type;
        this.number = number;
    }

    public static Ccr initial(String session) {
        return new Ccr(session, RequestType.INITIAL, 0);
    }

    public static Ccr update(String session, long number) {
        return new Ccr(session, RequestType.UPDATE, number);
    }

    public static Ccr termination(String session, long number) {
        return new Ccr(session, RequestType.TERMINATION, number);
    }

    public static Ccr event(String session, RequestedAction action) {
        Ccr event = new Ccr(session, RequestType.EVENT, 0);
        event.action = Optional.of(action);
        return event;
    }

    public Ccr in(String plmn) {
        network = Optional.of(new Plmn(plmn));
        return this;
    }

    public Ccr nowhere() {
        network = Optional.empty();
        return this;
    }

    public Ccr on(Bearer other) {
        bearer = other;
        return this;
    }

    public Ccr from(Origin other) {
        origin = other;
        return this;
    }

    public Ccr about(Identity other) {
        subscriber = other;
        return this;
    }

    /** Asks for quota of the server's choice. */
    public Ccr wants(long ratingGroup) {
        return service(ratingGroup, Optional.of(new RequestedUnits(Unit.OCTETS, RequestedUnits.UP_TO_US)), 0);
    }

    public Ccr wants(long ratingGroup, Unit unit, long amount) {
        return service(ratingGroup, Optional.of(new RequestedUnits(unit, amount)), 0);
    }

    /** Reports octets and asks for more. */
    public Ccr used(long ratingGroup, long octets) {
        return service(ratingGroup, Optional.of(new RequestedUnits(Unit.OCTETS, RequestedUnits.UP_TO_US)), octets);
    }

    /** Reports octets and wants no more. */
    public Ccr reports(long ratingGroup, long octets) {
        return service(ratingGroup, Optional.empty(), octets);
    }

    /** Reports octets from and to the subscriber and wants no more. */
    public Ccr reportsUpAndDown(long ratingGroup, long up, long down) {
        UsedUnits used = new UsedUnits(up + down, 0, 0, Optional.of(new Directions(up, down)));
        services.add(new ServiceRequest(ServiceKey.of(ratingGroup), Optional.empty(), used));
        return this;
    }

    public Ccr reportsSeconds(long ratingGroup, long seconds) {
        services.add(new ServiceRequest(ServiceKey.of(ratingGroup), Optional.empty(), new UsedUnits(0, seconds, 0)));
        return this;
    }

    private Ccr service(long ratingGroup, Optional<RequestedUnits> requested, long octets) {
        services.add(new ServiceRequest(ServiceKey.of(ratingGroup), requested, new UsedUnits(octets, 0, 0)));
        return this;
    }

    public CreditControlRequest build() {
        return new CreditControlRequest(
                session, type, number, origin, subscriber, network, Optional.empty(), action, services, bearer);
    }
}
