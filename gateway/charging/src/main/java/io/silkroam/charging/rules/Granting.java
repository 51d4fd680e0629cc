package io.silkroam.charging.rules;

import io.silkroam.charging.account.Hold;
import io.silkroam.charging.account.Reservation;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.Grant;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceAnswer;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.sim.plan.Exhaustion;
import io.silkroam.sim.plan.Slices;
import io.silkroam.sim.plan.Stacking;
import io.silkroam.sim.plan.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Grants quota in slices. A slice is what was asked within the plan's bounds; it shrinks as the allowance runs out, so
 * that parallel sessions do not starve each other, and the last one says what happens when it is used up.
 */
final class Granting {
    /** A slice takes at most this share of what is left, as long as that is not below the floor. */
    private static final int SHARE_OF_REST = 4;

    private final ChargingSettings settings;
    private final Services services;

    Granting(ChargingSettings settings, Services services) {
        this.settings = settings;
        this.services = services;
    }

    /** Serves one service that wants quota; its earlier reservation has been given back. */
    ServiceAnswer grant(Draft draft, OpenSession session, ServiceRequest request, RequestedUnits wanted, long prepaid) {
        if (session.reservations().size() >= settings.bounds().servicesPerSession()) {
            return refused(request, ChargingResult.END_USER_SERVICE_DENIED);
        }
        ServiceContext asked = services.context(request.service(), wanted.unit(), session.network(), draft.now());
        Optional<OpenSubscription> free = services.freeBy(draft, asked);
        if (free.isPresent()) {
            return grantFree(draft, session, request, wanted, free.get());
        }
        ServiceContext service = wanted.amount() == RequestedUnits.UP_TO_US ? servable(draft, asked) : asked;
        List<OpenBucket> candidates = draft.candidates(service);
        long left = available(candidates, service);
        if (left == 0) {
            return refused(request, Refusal.reason(draft, service, candidates));
        }
        Slices slices = slices(service.unit(), candidates.get(0));
        long slice = Math.min(left, Math.max(slices.floor(), Math.min(asked(wanted, slices), left / SHARE_OF_REST)));
        List<Hold> holds = draw(draft, candidates, service, slice, slices.floor());
        long amount = amountOf(holds, draft);
        session.reserve(new Reservation(request.service(), service.unit(), false, session.network(), holds, prepaid));
        boolean last = available(draft.candidates(service), service) == 0;
        return granted(
                request,
                new Grant(
                        service.unit(),
                        amount,
                        validity(draft, holds),
                        last ? 0 : threshold(amount),
                        settings.holdingTime().toSeconds(),
                        last ? Optional.of(exhaustion(draft, holds)) : Optional.empty()));
    }

    private ServiceAnswer grantFree(
            Draft draft, OpenSession session, ServiceRequest request, RequestedUnits wanted, OpenSubscription by) {
        if (settings.realmsWithoutFreeQuota().contains(session.origin().realm())) {
            return refused(request, ChargingResult.CREDIT_CONTROL_NOT_APPLICABLE);
        }
        Activation.onFirstUse(draft, by);
        Slices slices = wanted.unit() == Unit.SECONDS
                ? settings.secondsSlices()
                : by.plan().slices();
        long amount = asked(wanted, slices);
        session.reserve(new Reservation(request.service(), wanted.unit(), true, session.network(), List.of(), 0));
        long validity = Math.min(settings.validityTime().toSeconds(), secondsUntil(draft.now(), by.expiresAt()));
        return granted(
                request,
                new Grant(
                        wanted.unit(),
                        amount,
                        validity,
                        threshold(amount),
                        settings.holdingTime().toSeconds(),
                        Optional.empty()));
    }

    /** Where the peer leaves it to us, quota comes in the unit that there is. */
    private static ServiceContext servable(Draft draft, ServiceContext asked) {
        return draft.candidates(asked).isEmpty()
                        && !draft.candidates(asked.in(Unit.SECONDS)).isEmpty()
                ? asked.in(Unit.SECONDS)
                : asked;
    }

    /**
     * Takes the slice from the buckets in order. A plan that waits in the queue is begun only where those before it
     * cannot fill the floor; plans that run in parallel all begin.
     */
    private static List<Hold> draw(
            Draft draft, List<OpenBucket> candidates, ServiceContext service, long slice, long floor) {
        List<Hold> holds = new ArrayList<>();
        long drawn = 0;
        for (OpenBucket bucket : candidates) {
            OpenSubscription subscription = bucket.subscription();
            boolean queued = !subscription.isActivated() && subscription.use() != Stacking.PARALLEL;
            int rate = bucket.rateIndex(service);
            long units = Math.min(slice - drawn, bucket.available(rate));
            if (units > 0 && !(queued && drawn >= Math.min(slice, floor))) {
                Activation.onFirstUse(draft, subscription);
                holds.add(bucket.hold(units, rate));
                drawn += units;
            } else if (!subscription.isActivated() && !queued) {
                Activation.onFirstUse(draft, subscription);
            }
        }
        return holds;
    }

    private static long available(List<OpenBucket> candidates, ServiceContext service) {
        long sum = 0;
        for (OpenBucket bucket : candidates) {
            long units = bucket.available(bucket.rateIndex(service));
            sum = units > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + units;
        }
        return sum;
    }

    private static long amountOf(List<Hold> holds, Draft draft) {
        long amount = 0;
        for (Hold hold : holds) {
            amount += hold.rate() == Hold.UNPRICED
                    ? hold.amount()
                    : draft.bucket(hold).rate(hold.rate()).affordable(hold.amount());
        }
        return amount;
    }

    private Slices slices(Unit unit, OpenBucket first) {
        return unit == Unit.SECONDS
                ? settings.secondsSlices()
                : first.subscription().plan().slices();
    }

    private static long asked(RequestedUnits wanted, Slices slices) {
        return wanted.amount() == RequestedUnits.UP_TO_US
                ? slices.usual()
                : Math.max(slices.floor(), Math.min(wanted.amount(), slices.maximum()));
    }

    private long threshold(long amount) {
        return amount / 100 * settings.thresholdPercent() + amount % 100 * settings.thresholdPercent() / 100;
    }

    private long validity(Draft draft, List<Hold> holds) {
        long seconds = settings.validityTime().toSeconds();
        for (Hold hold : holds) {
            Instant expiresAt = draft.bucket(hold).subscription().expiresAt();
            seconds = Math.min(seconds, secondsUntil(draft.now(), expiresAt));
        }
        return seconds;
    }

    /** Rounded down, so that quota never outlives its bucket; but a Validity-Time of 0 would ask again at once. */
    private static long secondsUntil(Instant now, Instant end) {
        return Math.max(1, Duration.between(now, end).toSeconds());
    }

    private static Exhaustion exhaustion(Draft draft, List<Hold> holds) {
        return draft.bucket(holds.get(holds.size() - 1)).subscription().plan().exhaustion();
    }

    private static ServiceAnswer granted(ServiceRequest request, Grant grant) {
        return new ServiceAnswer(request.service(), ChargingResult.SUCCESS, Optional.of(grant));
    }

    private static ServiceAnswer refused(ServiceRequest request, ChargingResult result) {
        return new ServiceAnswer(request.service(), result, Optional.empty());
    }
}
