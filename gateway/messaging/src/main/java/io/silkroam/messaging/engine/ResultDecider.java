package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.port.MessagingObserver;
import io.silkroam.messaging.port.MessagingObserver.Attempt;
import io.silkroam.messaging.rules.AttemptRules;
import io.silkroam.messaging.rules.AttemptRules.Again;
import io.silkroam.messaging.rules.AttemptRules.Facts;
import io.silkroam.messaging.rules.AttemptRules.Final;
import io.silkroam.messaging.rules.AttemptRules.Next;
import io.silkroam.messaging.rules.RetrySchedule;
import io.silkroam.messaging.store.Chain;
import io.silkroam.messaging.store.DueStore.Due;
import io.silkroam.messaging.store.DueStore.DueKey;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.OrderStore.Link;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartState;
import io.silkroam.messaging.store.SmscIdStore.SmscId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What follows from the results of deliveries. Most were taken by an SMSC; those cost one row in the ledger of ids. */
final class ResultDecider {
    private static final int MILLION = 1_000_000;
    private static final Duration SOON = Duration.ofMillis(50);

    private final Core core;
    private final Handover handover;
    private final Finishing finishing;
    private final Transactions transactions;
    private final AttemptRules rules;
    private final RetrySchedule schedule;

    ResultDecider(Core core, Handover handover, Finishing finishing, Transactions transactions) {
        this.core = core;
        this.handover = handover;
        this.finishing = finishing;
        this.transactions = transactions;
        this.schedule = core.settings().retries();
        this.rules = new AttemptRules(schedule);
    }

    /** Keeps the ids that SMSCs gave; a receipt decided after this finds its message. */
    void keepIds(Batch batch, List<Command.Carried> results) {
        List<SmscId> ids = new ArrayList<>();
        for (Command.Carried carried : results) {
            for (long digest : carried.digests()) {
                String itsId = ((CarryResult.Taken) carried.result()).itsId().orElse("");
                ids.add(new SmscId(
                        carried.claim().key().id(), digest, itsId.length() <= 64 ? itsId : itsId.substring(0, 64)));
            }
        }
        if (!ids.isEmpty()) {
            batch.keepIds(ids);
        }
    }

    /** Makes known the rows that the results change; adds the ids of those to read. */
    void need(Batch batch, List<Command.Carried> results, Set<Long> ids) {
        for (Command.Carried carried : results) {
            if (changesRow(carried)) {
                Claim claim = carried.claim();
                Optional<PartRow> row = claim.key().parts() == 1 ? claim.row() : Optional.empty();
                row.ifPresentOrElse(batch::know, () -> ids.add(claim.key().id()));
            }
        }
    }

    private static boolean changesRow(Command.Carried carried) {
        return switch (carried.claim().kind()) {
            case SEND -> !isSent(carried);
            case RECEIPT -> true;
            case INTERIM, REFUND -> false;
        };
    }

    /** An SMSC took it and will send a receipt: that it has the part's id says so. */
    private static boolean isSent(Command.Carried carried) {
        return carried.result() instanceof CarryResult.Taken
                && isReceiptExpected(carried.claim())
                && !carried.digests().isEmpty();
    }

    private static boolean isReceiptExpected(Claim claim) {
        Submission message = claim.delivery().message();
        return claim.party().party().kind() == Party.Kind.LINK
                && message.mode() != DeliveryMode.DATAGRAM
                && (message.registeredDelivery() & 3) != 0;
    }

    void decide(Batch batch, Command.Carried carried) {
        switch (carried.claim().kind()) {
            case SEND -> sent(batch, carried);
            case RECEIPT -> told(batch, carried);
            case INTERIM -> interimTold(batch, carried);
            case REFUND -> throw new IllegalStateException("a refund was carried");
        }
        Claim claim = carried.claim();
        batch.tell(() -> {
            if (carried.result() instanceof CarryResult.Taken) {
                claim.party().took();
            }
            handover.settled(claim);
        });
    }

    private void sent(Batch batch, Command.Carried carried) {
        Claim claim = carried.claim();
        batch.tell(() -> core.around().observer().attempted(claim.party().party(), attemptOf(carried.result())));
        if (isSent(carried)) {
            taken(batch, claim);
            return;
        }
        Optional<PartRow> found = batch.find(claim.key().id());
        if (found.isEmpty() || batch.isRemoved(found.get()) || !isOurs(batch, claim, found.get(), PartState.SENDING)) {
            return; // it was taken over, its receipt was faster, or it is another attempt now
        }
        PartRow row = found.get();
        Next next = rules.after(carried.result(), facts(claim, row), random());
        if (next instanceof Final end) {
            if (end.givenUp()) {
                row.flag(PartRow.DEAD);
            } else {
                batch.tell(() -> transactions.partTaken(row.firstId()));
            }
            finishing.partDone(batch, row, end.state(), batch.now(), end.error());
        } else if (next instanceof Again again) {
            tryAgain(batch, row, again, claim.party());
        } else {
            // Taken, but without an id: the receipt will not be recognised, and time alone ends it.
            batch.change(row.become(PartState.SENT));
            taken(batch, claim);
        }
    }

    private void taken(Batch batch, Claim claim) {
        if (claim.has(PartRow.ORDERED)) {
            batch.leaveChain(new Link(
                    Chain.of(claim.delivery().message().destination()),
                    claim.key().id()));
        }
        if (claim.delivery().message().mode() == DeliveryMode.TRANSACTION) {
            batch.tell(() -> transactions.partTaken(claim.key().firstId()));
        }
    }

    private boolean isOurs(Batch batch, Claim claim, PartRow row, PartState state) {
        return row.state() == state && row.owner() == batch.run() && handover.holds(claim);
    }

    private static Facts facts(Claim claim, PartRow row) {
        return new Facts(
                row.has(PartRow.SINGLE),
                claim.party().party().kind() == Party.Kind.LINK,
                isReceiptExpected(claim),
                row.attempt(),
                row.envelope().routes().size() - 1 - row.route());
    }

    private int random() {
        return core.driver().random(MILLION);
    }

    private void tryAgain(Batch batch, PartRow row, Again again, Parties.Entry party) {
        if (again.pauseParty()) {
            pause(batch, party);
        }
        if (again.counts()) {
            row.attempts(row.attempt() + 1);
        }
        if (again.mayHaveArrived()) {
            row.flag(PartRow.REPEATED);
        }
        switch (again.route()) {
            case SAME -> {}
            case NEXT -> row.route(row.route() + 1);
            case FIRST -> row.route(0);
        }
        batch.change(row.become(PartState.QUEUED));
        batch.due(AcceptDecider.due(row, batch.now() + again.in().toMillis()));
    }

    /** At once, and whether or not this batch comes to disk. */
    private void pause(Batch batch, Parties.Entry party) {
        Duration pause = party.throttled();
        if (!pause.isZero()) {
            batch.tell(() -> core.around().observer().paused(party.party(), pause));
        }
    }

    /** A final receipt was handed over, or not. */
    private void told(Batch batch, Command.Carried carried) {
        Claim claim = carried.claim();
        Optional<PartRow> found = batch.find(claim.key().id());
        if (found.isEmpty() || batch.isRemoved(found.get()) || !isOurs(batch, claim, found.get(), PartState.TELLING)) {
            return;
        }
        PartRow first = found.get();
        Optional<Duration> again = receiptAgain(batch, carried.result(), first, claim.party());
        boolean tooOld = batch.now() - first.acceptedAt()
                > core.settings().times().retention().toMillis();
        if (again.isPresent() && !tooOld) {
            finishing.owe(batch, first, batch.now() + again.get().toMillis());
            return;
        }
        finishing.forget(batch, first.parts() == 1 ? List.of(first) : batch.whole(first));
        boolean taken = carried.result() instanceof CarryResult.Taken;
        MessagingObserver observer = core.around().observer();
        batch.tell(() -> observer.receiptDelivered(claim.party().party(), taken));
    }

    /** When the receipt is tried again; empty where it was taken or never will be. */
    private Optional<Duration> receiptAgain(Batch batch, CarryResult result, PartRow first, Parties.Entry account) {
        if (result instanceof CarryResult.Taken) {
            return Optional.empty();
        }
        if (result instanceof CarryResult.NotSent) {
            return Optional.of(SOON);
        }
        if (result instanceof CarryResult.Unanswered) {
            first.flag(PartRow.RECEIPT_REPEATED).attempts(first.attempt() + 1);
            return Optional.of(schedule.unanswered().pause(first.attempt(), random()));
        }
        FailureClass failure = ((CarryResult.Refused) result).failure();
        return switch (failure) {
            case THROTTLED -> {
                pause(batch, account);
                yield Optional.of(SOON);
            }
            case TEMPORARY -> {
                first.attempts(first.attempt() + 1);
                yield Optional.of(schedule.temporary().pause(first.attempt(), random()));
            }
            case ROUTE, PERMANENT -> Optional.empty();
        };
    }

    /** A notice that a message is under way is worth one retry after another, but never outlives the message. */
    private void interimTold(Batch batch, Command.Carried carried) {
        CarryResult result = carried.result();
        boolean dropped = result instanceof CarryResult.Taken
                || (result instanceof CarryResult.Refused refused
                        && (refused.failure() == FailureClass.PERMANENT || refused.failure() == FailureClass.ROUTE));
        if (dropped) {
            return;
        }
        Claim claim = carried.claim();
        if (result instanceof CarryResult.Refused refused && refused.failure() == FailureClass.THROTTLED) {
            pause(batch, claim.party());
        }
        long code = claim.delivery().receipt().orElseThrow().state().code();
        long in = result instanceof CarryResult.NotSent
                ? SOON.toMillis()
                : schedule.temporary().first().toMillis();
        batch.due(new Due(
                new DueKey(claim.key().id(), Kind.INTERIM),
                claim.party().name(),
                1,
                batch.now() + in,
                Long.MAX_VALUE,
                0,
                code));
    }

    private static Attempt attemptOf(CarryResult result) {
        if (result instanceof CarryResult.Refused refused) {
            return switch (refused.failure()) {
                case THROTTLED -> Attempt.THROTTLED;
                case TEMPORARY -> Attempt.TEMPORARY;
                case ROUTE -> Attempt.ROUTE;
                case PERMANENT -> Attempt.PERMANENT;
            };
        }
        if (result instanceof CarryResult.Taken) {
            return Attempt.TAKEN;
        }
        return result instanceof CarryResult.NotSent ? Attempt.NOT_SENT : Attempt.UNANSWERED;
    }
}
