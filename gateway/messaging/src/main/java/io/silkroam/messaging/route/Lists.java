package io.silkroam.messaging.route;

import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.number.NumberList;
import io.silkroam.messaging.number.SenderList;

/**
 * Black and white lists, looked at before any route.
 *
 * @param deniedDestinations never written to
 * @param allowedDestinations where not empty, accounts write to nobody else
 * @param deniedSenders never written from, look-alikes included
 * @param allowedSenders where not empty, accounts write from nobody else
 */
public record Lists(
        NumberList deniedDestinations,
        NumberList allowedDestinations,
        SenderList deniedSenders,
        SenderList allowedSenders) {
    public static Lists none() {
        return new Lists(NumberList.none(), NumberList.none(), SenderList.none(), SenderList.none());
    }

    boolean forbid(Submission message) {
        String destination = message.destination().value();
        if (deniedDestinations.holds(destination) || denies(message)) {
            return true;
        }
        return message.from().kind() == Party.Kind.ACCOUNT
                && ((!allowedDestinations.isEmpty() && !allowedDestinations.holds(destination))
                        || (!allowedSenders.isEmpty()
                                && allowedSenders.find(message.source()).isEmpty()));
    }

    private boolean denies(Submission message) {
        return !deniedSenders.isEmpty() && deniedSenders.find(message.source()).isPresent();
    }
}
