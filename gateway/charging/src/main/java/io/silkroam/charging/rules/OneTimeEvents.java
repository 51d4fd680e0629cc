package io.silkroam.charging.rules;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.Answered;
import io.silkroam.charging.account.Answers;
import io.silkroam.charging.account.ClosedSession;
import io.silkroam.charging.account.Hold;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Grant;
import io.silkroam.charging.request.RequestedAction;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceAnswer;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.sim.Money;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One-time events, RFC 8506 §6: direct debit, refund, balance check, price enquiry. All services of an event are
 * served, or none.
 */
final class OneTimeEvents {
    private final ChargingSettings settings;
    private final Services services;

    OneTimeEvents(ChargingSettings settings, Services services) {
        this.settings = settings;
        this.services = services;
    }

    Decision decide(Account account, CreditControlRequest request, Instant now) {
        Draft draft = new Draft(account, Journal.of(account, request, now), now);
        RequestedAction action = request.action().orElseThrow();
        // What we owe is given back to somebody who is suspended, too.
        if (draft.status() != AccountStatus.ACTIVE && action != RequestedAction.REFUND_UNDELIVERED) {
            return Decision.look(account, CreditControlAnswer.of(ChargingResult.AUTHORIZATION_REJECTED));
        }
        List<ServiceAnswer> answers = new ArrayList<>();
        Bill bill = new Bill();
        for (ServiceRequest service : request.services()) {
            ServiceAnswer answer = serve(draft, request, service, bill);
            if (answer.result() != ChargingResult.SUCCESS) {
                return Decision.look(account, refused(answer));
            }
            answers.add(answer);
        }
        CreditControlAnswer answer =
                switch (action) {
                    case DIRECT_DEBITING, REFUND_ACCOUNT, REFUND_UNDELIVERED ->
                        new CreditControlAnswer(ChargingResult.SUCCESS, answers, bill.total(), Optional.empty());
                    case CHECK_BALANCE ->
                        new CreditControlAnswer(
                                ChargingResult.SUCCESS, List.of(), Optional.empty(), Optional.of(bill.covered));
                    case PRICE_ENQUIRY ->
                        new CreditControlAnswer(ChargingResult.SUCCESS, List.of(), bill.total(), Optional.empty());
                };
        if (action == RequestedAction.CHECK_BALANCE || action == RequestedAction.PRICE_ENQUIRY) {
            return Decision.look(account, answer);
        }
        Answered answered = new Answered(request.type(), request.number(), answer);
        Answers remembered = Answers.NONE.with(answered, 1);
        draft.remember(new ClosedSession(request.sessionId(), request.origin(), now, remembered), settings);
        Upkeep.dropFinished(draft);
        return Decision.change(draft, answer);
    }

    private ServiceAnswer serve(Draft draft, CreditControlRequest request, ServiceRequest service, Bill bill) {
        RequestedUnits wanted = service.requested().orElse(new RequestedUnits(Unit.MESSAGES, 1));
        long units = wanted.amount() == RequestedUnits.UP_TO_US ? 1 : wanted.amount();
        ServiceContext context = services.context(service.service(), wanted.unit(), request.network(), draft.now());
        List<OpenBucket> candidates = draft.candidates(context);
        return switch (request.action().orElseThrow()) {
            case DIRECT_DEBITING -> debit(draft, service, context, candidates, units, bill);
            case REFUND_ACCOUNT -> refund(draft, service, context, candidates, units, bill);
            case REFUND_UNDELIVERED -> {
                refund(draft, service, context, refunding(candidates), units, bill);
                yield served(service, wanted.unit(), units);
            }
            case CHECK_BALANCE -> {
                bill.covered &= services.isFree(draft, context) || canPay(candidates, context, units);
                yield served(service, wanted.unit(), 0);
            }
            case PRICE_ENQUIRY -> price(draft, service, context, candidates, units, bill);
        };
    }

    private ServiceAnswer debit(
            Draft draft,
            ServiceRequest service,
            ServiceContext context,
            List<OpenBucket> candidates,
            long units,
            Bill bill) {
        if (services.isFree(draft, context)) {
            draft.journal().free(context, service.service(), units);
            return served(service, context.unit(), units);
        }
        if (!canPay(candidates, context, units)) {
            return refused(service, Refusal.reason(draft, context, candidates));
        }
        long unpaid = units;
        for (OpenBucket bucket : candidates) {
            int rate = bucket.rateIndex(context);
            long taken = Math.min(unpaid, bucket.available(rate));
            if (taken > 0) {
                long amount = rate == Hold.UNPRICED ? taken : bucket.rate(rate).cost(taken);
                bucket.use(amount);
                unpaid -= taken;
                Activation.onFirstUse(draft, bucket.subscription());
                draft.journal().debit(context, service.service(), bucket, taken, amount);
                UsageNotices.afterUse(draft, bucket);
                bill.add(bucket, rate, amount);
            }
        }
        return served(service, context.unit(), units);
    }

    /** Gives back to the buckets that would be used last, never more than was bought: all of it or nothing. */
    private static ServiceAnswer refund(
            Draft draft,
            ServiceRequest service,
            ServiceContext context,
            List<OpenBucket> candidates,
            long units,
            Bill bill) {
        long owed = units;
        for (int i = candidates.size() - 1; i >= 0 && owed > 0; i--) {
            OpenBucket bucket = candidates.get(i);
            int rate = bucket.rateIndex(context);
            long room = bucket.bought() - bucket.remaining();
            long returned = Math.min(
                    owed, rate == Hold.UNPRICED ? room : bucket.rate(rate).affordable(room));
            if (returned > 0) {
                long amount =
                        rate == Hold.UNPRICED ? returned : bucket.rate(rate).cost(returned);
                bucket.giveBack(amount);
                owed -= returned;
                draft.journal().refund(context, service.service(), bucket, returned, amount);
                bill.add(bucket, rate, amount);
            }
        }
        return owed == 0
                ? served(service, context.unit(), units)
                : refused(service, ChargingResult.END_USER_SERVICE_DENIED);
    }

    private static List<OpenBucket> refunding(List<OpenBucket> candidates) {
        return candidates.stream()
                .filter(b -> b.subscription().plan().undelivered() == Plan.Undelivered.REFUND)
                .toList();
    }

    private ServiceAnswer price(
            Draft draft,
            ServiceRequest service,
            ServiceContext context,
            List<OpenBucket> candidates,
            long units,
            Bill bill) {
        if (services.isFree(draft, context)) {
            return served(service, context.unit(), units);
        }
        if (candidates.isEmpty()) {
            return refused(service, ChargingResult.RATING_FAILED);
        }
        OpenBucket first = candidates.get(0);
        int rate = first.rateIndex(context);
        bill.add(first, rate, rate == Hold.UNPRICED ? 0 : first.rate(rate).cost(units));
        return served(service, context.unit(), units);
    }

    private static boolean canPay(List<OpenBucket> candidates, ServiceContext context, long units) {
        long unpaid = units;
        for (OpenBucket bucket : candidates) {
            unpaid -= Math.min(unpaid, bucket.available(bucket.rateIndex(context)));
        }
        return unpaid == 0;
    }

    private static ServiceAnswer served(ServiceRequest service, Unit unit, long units) {
        return new ServiceAnswer(
                service.service(),
                ChargingResult.SUCCESS,
                Optional.of(new Grant(unit, units, 0, 0, 0, Optional.empty())));
    }

    private static ServiceAnswer refused(ServiceRequest service, ChargingResult result) {
        return new ServiceAnswer(service.service(), result, Optional.empty());
    }

    /** An event stands or falls as a whole, so its own result is that of the service that failed. */
    private static CreditControlAnswer refused(ServiceAnswer answer) {
        return new CreditControlAnswer(answer.result(), List.of(answer), Optional.empty(), Optional.empty());
    }

    /** What the event costs in money, and whether the balance covers it. */
    private static final class Bill {
        private Optional<Money> sum = Optional.empty();
        private boolean covered = true;

        void add(OpenBucket bucket, int rate, long amount) {
            if (rate != Hold.UNPRICED) {
                Money money = new Money(
                        amount, bucket.subscription().plan().price().amount().currency());
                sum = Optional.of(sum.map(s -> s.plus(money)).orElse(money));
            }
        }

        Optional<Money> total() {
            return sum;
        }
    }
}
