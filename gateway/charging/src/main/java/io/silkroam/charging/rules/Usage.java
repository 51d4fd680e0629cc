package io.silkroam.charging.rules;

import io.silkroam.charging.account.Hold;
import io.silkroam.charging.account.Reservation;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.charging.request.UsedUnits;
import io.silkroam.sim.plan.Rate;
import io.silkroam.sim.plan.Unit;
import java.util.Optional;

/**
 * Charges what was used: against its own reservation first, then against what is left, and what nothing covers is
 * journalled as overuse. Usage belongs to the place where it was granted.
 */
final class Usage {
    private final Services services;

    Usage(Services services) {
        this.services = services;
    }

    /**
     * Charges one service of a report and gives its reservation back.
     *
     * @return units that the last rounding up of a price has paid for beyond what was used
     */
    long charge(Draft draft, OpenSession session, ServiceRequest report) {
        Optional<Reservation> reservation = session.reservation(report.service());
        reservation.ifPresent(r -> {
            draft.release(r);
            session.forget(r);
        });
        Unit unit = reservation.map(Reservation::unit).orElseGet(() -> unitOf(report));
        ServiceContext service = services.context(
                report.service(), unit, reservation.map(Reservation::network).orElse(session.network()), draft.now());
        draft.journal().report(report.used());
        long used = report.used().in(unit);
        if (used == 0) {
            return reservation.map(Reservation::prepaid).orElse(0L);
        }
        if (reservation.map(Reservation::free).orElseGet(() -> services.isFree(draft, service))) {
            draft.journal().free(service, report.service(), used);
            return 0;
        }
        Tab tab = new Tab(draft, service, report, used);
        reservation.ifPresent(tab::payFrom);
        tab.payFromWhatIsLeft();
        return tab.prepaid;
    }

    private static Unit unitOf(ServiceRequest report) {
        UsedUnits used = report.used();
        if (used.octets() == 0 && used.seconds() > 0) {
            return Unit.SECONDS;
        }
        return used.octets() == 0 && used.events() > 0 ? Unit.MESSAGES : Unit.OCTETS;
    }

    /** What one report still owes. */
    private static final class Tab {
        private final Draft draft;
        private final ServiceContext service;
        private final ServiceRequest report;
        private long unpaid;
        private long prepaid;

        Tab(Draft draft, ServiceContext service, ServiceRequest report, long used) {
            this.draft = draft;
            this.service = service;
            this.report = report;
            this.unpaid = used;
        }

        void payFrom(Reservation reservation) {
            prepaid = reservation.prepaid();
            for (Hold hold : reservation.holds()) {
                pay(draft.bucket(hold), hold.rate(), hold.amount());
            }
        }

        void payFromWhatIsLeft() {
            for (OpenBucket bucket : draft.candidates(service)) {
                pay(bucket, bucket.rateIndex(service), bucket.unreserved());
            }
            if (unpaid > 0) {
                draft.journal().overuse(service, report.service(), unpaid);
            }
        }

        /** Takes what is owed from a bucket, at most {@code most} of the bucket's own unit. */
        private void pay(OpenBucket bucket, int rateIndex, long most) {
            if (unpaid == 0 || (most == 0 && prepaid == 0)) {
                return;
            }
            long units;
            long amount;
            if (rateIndex == Hold.UNPRICED) {
                units = Math.min(unpaid, most);
                amount = units;
            } else {
                Rate rate = bucket.rate(rateIndex);
                long fromPrepaid = Math.min(unpaid, prepaid);
                prepaid -= fromPrepaid;
                long owed = unpaid - fromPrepaid;
                amount = Math.min(rate.cost(owed), most);
                long covered = Math.min(owed, rate.affordable(amount));
                prepaid += rate.affordable(amount) - covered;
                units = fromPrepaid + covered;
            }
            if (units == 0) {
                return;
            }
            bucket.use(amount);
            unpaid -= units;
            Activation.onFirstUse(draft, bucket.subscription());
            draft.journal().usage(service, report.service(), bucket, units, amount);
            UsageNotices.afterUse(draft, bucket);
        }
    }
}
