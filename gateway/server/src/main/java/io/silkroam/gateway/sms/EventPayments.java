package io.silkroam.gateway.sms;

import io.silkroam.billing.Bearer;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.RequestedAction;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.charging.request.UsedUnits;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.Partners;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.port.Payments;
import io.silkroam.messaging.port.Routing;
import io.silkroam.messaging.route.Router;
import io.silkroam.messaging.route.SegmentPrice;
import io.silkroam.sim.plan.Unit;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Charges what our subscribers write, as one-time events (RFC 8506 §6). The event's Session-Id is made of the message's
 * id, so a repeated charge or refund finds its stored answer and takes nothing twice. What comes from accounts is owed
 * by their partners, at the account's price, and is not charged here; what subscribers write to our own services
 * is free.
 */
final class EventPayments implements Payments {
    private final ChargingEngine charging;
    private final Router router;
    private final Supplier<Partners> partners;
    private final Origin origin;
    private final long ratingGroup;
    private final Clock clock;

    /** @param ratingGroup serves events, which name none */
    EventPayments(
            ChargingEngine charging,
            Router router,
            Supplier<Partners> partners,
            Origin origin,
            long ratingGroup,
            Clock clock) {
        this.charging = charging;
        this.router = router;
        this.partners = partners;
        this.origin = origin;
        this.ratingGroup = ratingGroup;
        this.clock = clock;
    }

    @Override
    public boolean isCharged(Submission submission) {
        return submission.from().kind() == Party.Kind.LINK
                && router.table().ownNumbers().holds(submission.source().value())
                && !isForUs(submission);
    }

    private boolean isForUs(Submission submission) {
        return router.ask(submission) instanceof Routing.Answer.Via via
                && via.parties().stream().allMatch(p -> p.kind() == Party.Kind.SERVICE);
    }

    @Override
    public String price(Submission submission) {
        Party from = submission.from();
        return from.kind() == Party.Kind.ACCOUNT
                ? partners.get()
                        .account(from.name())
                        .flatMap(EsmeAccount::price)
                        .map(SegmentPrice::text)
                        .orElse("")
                : "";
    }

    @Override
    public CompletionStage<Boolean> charge(MessageId id, Submission submission) {
        return event("sms;" + id, RequestedAction.DIRECT_DEBITING, submission)
                .thenApply(answer -> answer.result() == ChargingResult.SUCCESS);
    }

    @Override
    public CompletionStage<Void> refund(MessageId id, Submission submission) {
        return event("sms;" + id + ";refund", RequestedAction.REFUND_UNDELIVERED, submission)
                .thenApply(answer -> null);
    }

    private CompletionStage<CreditControlAnswer> event(String session, RequestedAction action, Submission submission) {
        CreditControlRequest request = new CreditControlRequest(
                session,
                RequestType.EVENT,
                0,
                origin,
                Identity.e164(submission.source().value()),
                Optional.empty(),
                Optional.of(clock.instant()),
                Optional.of(action),
                List.of(new ServiceRequest(
                        new ServiceKey(ratingGroup, ServiceKey.NONE, false),
                        Optional.of(new RequestedUnits(
                                Unit.MESSAGES, submission.parts().size())),
                        UsedUnits.NONE)),
                Bearer.UNKNOWN);
        CompletableFuture<CreditControlAnswer> decided = new CompletableFuture<>();
        charging.charge(request, answer -> {
            if (answer.result() == ChargingResult.TOO_BUSY || answer.result() == ChargingResult.UNABLE_TO_COMPLY) {
                decided.completeExceptionally(
                        new IllegalStateException("charging did not decide " + session + ": " + answer.result()));
            } else {
                decided.complete(answer);
            }
        });
        return decided;
    }
}
