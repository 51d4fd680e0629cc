package io.silkroam.messaging.engine;

import io.silkroam.messaging.engine.Command.Accept.Terms;
import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.AcceptOutcome.Reason;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.port.MessagingSettings.Times;
import io.silkroam.messaging.port.Routing;
import io.silkroam.messaging.port.Surroundings;
import io.silkroam.messaging.store.Envelope;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.TrafficStore;
import io.silkroam.messaging.store.TrafficStore.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Makes a command of a submission on the submitter's thread: route, times, id, rows. What fails here costs no
 * write.
 */
final class Intake {
    private static final int FINAL_RECEIPTS = 3;
    private static final long MILLIS_A_DAY = Duration.ofDays(1).toMillis();

    private final Surroundings around;
    private final Times times;
    private final Ids ids;

    Intake(Surroundings around, Times times, Ids ids) {
        this.around = around;
        this.times = times;
        this.ids = ids;
    }

    /** The command; empty where the submission was answered. */
    Optional<Command.Accept> take(Submission submission, Consumer<AcceptOutcome> answer) {
        Routing.Answer route = around.routing().route(submission);
        if (route instanceof Routing.Answer.Nowhere nowhere) {
            return refuse(answer, nowhere.reason());
        }
        Routing.Answer.Via via = (Routing.Answer.Via) route;
        long now = around.clock().millis();
        long scheduledAt = via.message().schedule().map(Instant::toEpochMilli).orElse(0L);
        long validUntil = validUntil(via.message(), Math.max(now, scheduledAt));
        if (validUntil <= now || validUntil <= scheduledAt) {
            return refuse(answer, Reason.EXPIRED);
        }
        OptionalLong id = ids.take(via.message().parts().size());
        if (id.isEmpty()) {
            return refuse(answer, Reason.STORE_UNAVAILABLE);
        }
        boolean charged = around.payments().isCharged(submission);
        int flags = flags(via.message(), charged);
        Submission message = (flags & PartRow.NO_RECEIPT) != 0 ? withReceipts(via.message()) : via.message();
        Envelope envelope = new Envelope(via.parties(), message);
        List<PartRow> rows = new ArrayList<>(message.parts().size());
        for (int i = 0; i < message.parts().size(); i++) {
            PartRow.Key key = new PartRow.Key(
                    id.getAsLong() + i, id.getAsLong(), message.parts().size());
            rows.add(PartRow.fresh(key, now, validUntil, flags, envelope));
        }
        Terms terms = new Terms(scheduledAt, submission.cause(), owed(submission, now, rows.size()));
        return Optional.of(new Command.Accept(envelope, rows, terms, answer));
    }

    /** By the day and the price of this moment, however often it is tried to keep the message. */
    private Optional<Count> owed(Submission submission, long now, int parts) {
        if (submission.from().kind() != Party.Kind.ACCOUNT) {
            return Optional.empty();
        }
        TrafficStore.Key key = new TrafficStore.Key(
                submission.from().name(),
                Math.floorDiv(now, MILLIS_A_DAY),
                around.payments().price(submission));
        return Optional.of(new Count(key, 1, parts));
    }

    private static Optional<Command.Accept> refuse(Consumer<AcceptOutcome> answer, Reason reason) {
        answer.accept(new AcceptOutcome.Refused(reason));
        return Optional.empty();
    }

    /** Absolute, and never longer than we keep a message; a transaction lives as long as its submitter waits. */
    private long validUntil(Submission message, long from) {
        long longest = from + times.longestValidity().toMillis();
        long wanted = message.validUntil()
                .map(Instant::toEpochMilli)
                .orElse(from + times.standardValidity().toMillis());
        if (message.mode() == DeliveryMode.TRANSACTION) {
            longest = from + times.transaction().toMillis();
        }
        return Math.min(longest, wanted);
    }

    private static int flags(Submission message, boolean charged) {
        boolean single = message.mode() == DeliveryMode.DATAGRAM || message.mode() == DeliveryMode.TRANSACTION;
        // A payment is given back when the message fails, which only the SMSC's receipt tells.
        boolean quiet = charged
                && message.mode() != DeliveryMode.DATAGRAM
                && (message.registeredDelivery() & FINAL_RECEIPTS) == 0;
        return (single ? PartRow.SINGLE : 0)
                | (charged ? PartRow.CHARGED : 0)
                | (message.ordered() ? PartRow.ORDERED : 0)
                | (quiet ? PartRow.NO_RECEIPT : 0);
    }

    private static Submission withReceipts(Submission message) {
        return new Submission(
                message.from(),
                message.source(),
                message.destination(),
                message.serviceType(),
                message.protocolId(),
                message.priority(),
                message.esmClass(),
                message.mode(),
                message.replaceIfPresent(),
                message.schedule(),
                message.validUntil(),
                message.registeredDelivery() | 1,
                message.parts(),
                message.tlvs(),
                message.ordered(),
                message.cause());
    }
}
