package io.silkroam.charging;

import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.charging.rules.ChangeOutcome;
import io.silkroam.charging.rules.Decision;
import io.silkroam.store.BatchHandler.Refusal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Something to decide about one account, and whom to tell once it is on disk. */
sealed interface Command {
    /** Whose account it is about; commands about the same subject are decided in the order they came. */
    Subject subject();

    /** The decision is on disk. */
    void done(Decision decision);

    /** There is no such subscriber. */
    void unknown();

    /** It was not decided. */
    void refused(Refusal why);

    /** A partner's credit-control request. It is answered once: what is given up may be decided all the same. */
    record Charge(CreditControlRequest request, Consumer<CreditControlAnswer> answer) implements Command {
        public Charge {
            Consumer<CreditControlAnswer> partner = answer;
            AtomicBoolean answered = new AtomicBoolean();
            answer = a -> {
                if (answered.compareAndSet(false, true)) {
                    partner.accept(a);
                }
            };
        }

        @Override
        public Subject subject() {
            return new Subject.Named(request.subscriber());
        }

        @Override
        public void done(Decision decision) {
            answer.accept(decision.answer());
        }

        @Override
        public void unknown() {
            answer.accept(CreditControlAnswer.of(ChargingResult.USER_UNKNOWN));
        }

        @Override
        public void refused(Refusal why) {
            answer.accept(CreditControlAnswer.of(
                    why == Refusal.FAILED ? ChargingResult.UNABLE_TO_COMPLY : ChargingResult.TOO_BUSY));
        }
    }

    /** A change from our side; the future tells what became of it. */
    record Change(Subject subject, AccountChange change, CompletableFuture<ChangeOutcome> result) implements Command {
        @Override
        public void done(Decision decision) {
            result.complete(decision.outcome());
        }

        @Override
        public void unknown() {
            result.completeExceptionally(new UnknownSubscriberException(subject));
        }

        @Override
        public void refused(Refusal why) {
            result.completeExceptionally(new NotDecidedException(why));
        }
    }
}
