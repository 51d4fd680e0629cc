package io.silkroam.messaging.rules;

import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.rules.RetrySchedule.Steps;
import java.time.Duration;
import java.util.Optional;

/** What follows from the result of an attempt to send a part. */
public final class AttemptRules {
    /** Between an attempt that did not leave and the next one: a party may be wrong about its room. */
    private static final Duration NOT_SENT = Duration.ofMillis(50);

    private final RetrySchedule schedule;

    /**
     * The part as it was tried.
     *
     * @param single one attempt only: datagram and transaction, SMPP 3.4 §2.10
     * @param toLink an SMSC was to take it; else its destination itself
     * @param receiptExpected the SMSC was asked for a receipt
     * @param failed attempts before this one that count
     * @param routesLeft routes behind the one that was tried
     */
    public record Facts(boolean single, boolean toLink, boolean receiptExpected, int failed, int routesLeft) {}

    /** What follows. */
    public sealed interface Next {}

    /** It is on its way; a receipt will say more. */
    public record Sent() implements Next {}

    /** It has its outcome. */
    public record Final(MessageState state, String error, boolean givenUp) implements Next {}

    /**
     * It is tried again.
     *
     * @param counts whether the attempt counts
     * @param route which way the route changes
     * @param mayHaveArrived the next attempt may be a repetition
     * @param pauseParty the party gets nothing for a while
     */
    public record Again(Duration in, boolean counts, Route route, boolean mayHaveArrived, boolean pauseParty)
            implements Next {}

    /** Which route the next attempt takes. */
    public enum Route {
        SAME,
        NEXT,
        FIRST
    }

    public AttemptRules(RetrySchedule schedule) {
        this.schedule = schedule;
    }

    /** @param random as {@link Steps#after} takes it */
    public Next after(CarryResult result, Facts facts, int random) {
        if (result instanceof CarryResult.Taken) {
            return taken(facts);
        }
        if (result instanceof CarryResult.NotSent) {
            return new Again(NOT_SENT, false, Route.SAME, false, false);
        }
        if (result instanceof CarryResult.Refused refused) {
            String error = "%03d".formatted(refused.status());
            return facts.single() ? givenUp(error) : refused(refused.failure(), error, facts, random);
        }
        return facts.single() ? givenUp("") : again(schedule.unanswered(), "", facts, Route.SAME, random, true);
    }

    private static Next taken(Facts facts) {
        if (!facts.toLink()) {
            return new Final(MessageState.DELIVERED, "", false);
        }
        return facts.receiptExpected() ? new Sent() : new Final(MessageState.ACCEPTED, "", false);
    }

    private Next refused(FailureClass failure, String error, Facts facts, int random) {
        return switch (failure) {
            case THROTTLED -> new Again(Duration.ZERO, false, Route.SAME, false, true);
            case TEMPORARY -> again(schedule.temporary(), error, facts, Route.SAME, random, false);
            case ROUTE ->
                facts.routesLeft() > 0
                        ? new Again(Duration.ZERO, false, Route.NEXT, false, false)
                        : again(schedule.route(), error, facts, Route.FIRST, random, false);
            case PERMANENT -> givenUp(error);
        };
    }

    private static Next again(Steps steps, String error, Facts facts, Route route, int random, boolean mayHaveArrived) {
        Optional<Duration> wait = steps.after(facts.failed() + 1, random);
        return wait.isPresent() ? new Again(wait.get(), true, route, mayHaveArrived, false) : givenUp(error);
    }

    private static Final givenUp(String error) {
        return new Final(MessageState.UNDELIVERABLE, error, true);
    }
}
