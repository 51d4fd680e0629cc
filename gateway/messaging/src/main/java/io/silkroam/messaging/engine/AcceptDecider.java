package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.AcceptOutcome.Reason;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.store.CauseStore.Cause;
import io.silkroam.messaging.store.Chain;
import io.silkroam.messaging.store.DueStore;
import io.silkroam.messaging.store.DueStore.Due;
import io.silkroam.messaging.store.DueStore.DueKey;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.OrderStore.Link;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartState;
import io.silkroam.messaging.store.PartyName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes new messages in: known cause, room in the store, and then either straight on, where its party has room and
 * nothing older waits for it, or into the queue.
 */
final class AcceptDecider {
    private static final int LOWEST_PRIORITY = DueStore.PRIORITIES - 1;

    private final Core core;
    private final Handover handover;
    private final Transactions transactions;

    AcceptDecider(Core core, Handover handover, Transactions transactions) {
        this.core = core;
        this.handover = handover;
        this.transactions = transactions;
    }

    /** Writes the rows of all that are taken in. */
    void decide(Batch batch, List<Command.Accept> accepts) {
        if (accepts.isEmpty()) {
            return;
        }
        Set<Long> written = writtenBefore(batch, accepts);
        Map<String, Long> causes = knownCauses(batch, accepts);
        List<PartRow> fresh = new ArrayList<>(accepts.size());
        List<Cause> newCauses = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (Command.Accept accept : accepts) {
            if (written.contains(accept.first().id())) {
                resume(batch, accept);
                continue;
            }
            Optional<AcceptOutcome> instead = insteadOf(accept, causes);
            if (instead.isPresent()) {
                batch.tell(() -> accept.answer(instead.get()));
                continue;
            }
            accept.cause().ifPresent(cause -> {
                causes.put(cause, accept.first().id());
                newCauses.add(new Cause(cause, accept.first().id()));
            });
            place(batch, accept, links);
            fresh.addAll(accept.rows());
            accept.tried();
        }
        if (!fresh.isEmpty()) {
            batch.insert(fresh, newCauses, links);
            holdBehindOthers(batch, links);
        }
    }

    /**
     * Those that an attempt wrote whose commit nobody heard of, also where they are finished by now. The batch knows
     * their rows as they are.
     */
    private Set<Long> writtenBefore(Batch batch, List<Command.Accept> accepts) {
        List<Command.Accept> doubtful =
                accepts.stream().filter(Command.Accept::wasTried).toList();
        batch.load(doubtful.stream()
                .flatMap(accept -> accept.rows().stream())
                .map(PartRow::id)
                .toList());
        Set<Long> there = new HashSet<>();
        List<Long> missing = new ArrayList<>();
        for (Command.Accept accept : doubtful) {
            long id = accept.first().id();
            (batch.find(id).isPresent() ? there : missing).add(id);
        }
        there.addAll(core.stores().done().finished(batch.connection(), missing));
        return there;
    }

    private boolean isFinished(Batch batch, long firstId) {
        return core.stores().done().find(batch.connection(), firstId).isPresent();
    }

    /** It is on disk since an earlier attempt, as that decided; only nobody was told. */
    private void resume(Batch batch, Command.Accept accept) {
        if (accept.first().has(PartRow.CHARGED)) {
            batch.tell(() -> charge(accept));
            return;
        }
        carryIdle(batch, accept);
        batch.tell(() -> kept(batch, accept));
    }

    /** What was to go straight on by a commit nobody heard of, and what has not gone since in another way. */
    private static void carryIdle(Batch batch, Command.Accept accept) {
        List<PartRow> parts = accept.rows().stream()
                .flatMap(row -> batch.find(row.id()).stream())
                .toList();
        for (PartRow row : batch.idle(parts)) {
            Parties.Entry party = batch.party(row.envelope().routes().get(row.route()));
            party.reserveAnyway(1);
            batch.change(row); // who decides on it at the same time meets this change
            batch.carry(row, party);
        }
    }

    private Map<String, Long> knownCauses(Batch batch, List<Command.Accept> accepts) {
        List<String> asked =
                accepts.stream().flatMap(accept -> accept.cause().stream()).toList();
        return asked.isEmpty() ? new HashMap<>() : core.stores().causes().find(batch.connection(), asked);
    }

    private Optional<AcceptOutcome> insteadOf(Command.Accept accept, Map<String, Long> causes) {
        Optional<Long> before = accept.cause().map(causes::get);
        if (before.isPresent()) {
            return Optional.of(new AcceptOutcome.AlreadyAccepted(new MessageId(before.get())));
        }
        boolean full = core.backlog().queued() >= core.settings().bounds().queued()
                || (isTransaction(accept) && transactions.isFull());
        return full ? Optional.of(new AcceptOutcome.Refused(Reason.QUEUE_FULL)) : Optional.empty();
    }

    private static boolean isTransaction(Command.Accept accept) {
        return accept.envelope().message().mode() == DeliveryMode.TRANSACTION;
    }

    private void place(Batch batch, Command.Accept accept, List<Link> links) {
        PartRow first = accept.first();
        if (first.has(PartRow.ORDERED)) {
            long chain = Chain.of(accept.envelope().message().destination());
            accept.rows().forEach(row -> links.add(new Link(chain, row.id())));
        }
        if (first.has(PartRow.CHARGED)) {
            accept.rows().forEach(row -> row.become(PartState.RECEIVED).ownedBy(batch.run()));
            batch.tell(() -> charge(accept));
            return;
        }
        sendOrQueue(batch, accept, accept.rows());
        batch.tell(() -> kept(batch, accept));
    }

    /** It is accepted: straight on, or into the queue; and its account owes for it. */
    private void sendOrQueue(Batch batch, Command.Accept accept, List<PartRow> rows) {
        accept.owed().ifPresent(batch::owe);
        Parties.Entry party = batch.party(accept.envelope().routes().get(0));
        boolean straightOn = accept.scheduledAt() <= batch.now()
                && !accept.first().has(PartRow.ORDERED)
                && !party.hasBacklog()
                && core.lease().isHeld()
                && party.reserve(rows.size());
        if (!straightOn && accept.scheduledAt() <= batch.now()) {
            party.full();
        }
        for (PartRow row : rows) {
            row.become(straightOn ? PartState.SENDING : PartState.QUEUED).ownedBy(batch.run());
            if (straightOn) {
                batch.carry(row, party);
            } else {
                batch.due(due(row, Math.max(batch.now(), accept.scheduledAt())));
            }
        }
    }

    /** A part that waits to be sent on the route it is at. */
    static Due due(PartRow row, long dueAt) {
        Submission message = row.envelope().message();
        return new Due(
                new DueKey(row.id(), Kind.SEND),
                PartyName.of(row.envelope().routes().get(row.route())),
                LOWEST_PRIORITY - Math.max(0, Math.min(message.priority(), LOWEST_PRIORITY)),
                dueAt,
                row.validUntil(),
                Chain.of(message.destination()),
                0);
    }

    /** Of what is to keep its order only the first of each chain may go; the others are held until it went. */
    private void holdBehindOthers(Batch batch, List<Link> links) {
        if (links.isEmpty()) {
            return;
        }
        Set<Long> chains = new HashSet<>();
        links.forEach(link -> chains.add(link.chain()));
        Set<Link> heads = new HashSet<>(core.stores().order().heads(batch.connection(), chains));
        links.stream().filter(link -> !heads.contains(link)).forEach(link -> batch.hold(link.id()));
    }

    private void kept(Batch batch, Command.Accept accept) {
        if (isTransaction(accept)) {
            if (accept.isAnswered()) {
                abandon(accept);
            } else {
                transactions.begin(accept);
            }
        } else if (!accept.answer(new AcceptOutcome.Accepted(accept.id()))) {
            abandon(accept);
            return;
        }
        batch.core()
                .around()
                .observer()
                .accepted(accept.envelope().message().from(), accept.rows().size());
    }

    /** Its sender was told that it is not kept. */
    private void abandon(Command.Accept accept) {
        handover.submit(Command.Abandon.of(accept));
    }

    /**
     * Only while nobody else may take the message over: who does gives its payment back, and that must not come before
     * it is taken.
     */
    private void charge(Command.Accept accept) {
        if (!core.lease().isHeld()) {
            handover.submit(new Command.Charged(accept, Optional.empty()));
            return;
        }
        core.around()
                .payments()
                .charge(accept.id(), accept.envelope().message())
                .whenComplete((paid, failure) -> handover.submit(
                        new Command.Charged(accept, Optional.ofNullable(failure == null ? paid : null))));
    }

    /** Its payment was decided; the batch knows its rows. */
    void decide(Batch batch, Command.Charged charged, Finishing finishing) {
        Command.Accept accept = charged.accept();
        Optional<PartRow> first = batch.find(accept.first().id());
        if (first.isEmpty() || first.get().state() != PartState.RECEIVED) {
            resumeCharged(batch, charged, first);
            return;
        }
        List<PartRow> parts = batch.whole(first.get());
        boolean paid = charged.paid().orElse(false);
        if (paid && !accept.isAnswered()) {
            sendCharged(batch, accept, parts);
            batch.tell(() -> kept(batch, accept));
            return;
        }
        boolean open = charged.paid().isEmpty() || paid;
        undo(batch, parts, open, finishing);
        batch.tell(() -> accept.answer(
                new AcceptOutcome.Refused(charged.paid().isEmpty() ? Reason.STORE_UNAVAILABLE : Reason.NOT_PAID)));
    }

    /** An attempt before this one was committed, and nobody was told; or somebody took the message over. */
    private void resumeCharged(Batch batch, Command.Charged charged, Optional<PartRow> first) {
        Command.Accept accept = charged.accept();
        boolean isThere = first.isPresent()
                ? !first.get().has(PartRow.GONE)
                : isFinished(batch, accept.first().id());
        if (!isThere || !charged.paid().orElse(false)) {
            batch.tell(() -> accept.answer(
                    new AcceptOutcome.Refused(charged.paid().isEmpty() ? Reason.STORE_UNAVAILABLE : Reason.NOT_PAID)));
            return;
        }
        carryIdle(batch, accept);
        batch.tell(() -> kept(batch, accept));
    }

    private void sendCharged(Batch batch, Command.Accept accept, List<PartRow> parts) {
        sendOrQueue(batch, accept, parts);
        parts.forEach(batch::change);
        if (accept.first().has(PartRow.ORDERED)) {
            long chain = Chain.of(accept.envelope().message().destination());
            holdBehindOthers(
                    batch, parts.stream().map(row -> new Link(chain, row.id())).toList());
        }
    }

    /** Nothing of it may remain, except what is needed to give a payment back. */
    static void undo(Batch batch, List<PartRow> parts, boolean mayBePaid, Finishing finishing) {
        PartRow first = parts.get(0);
        for (PartRow row : parts) {
            if (row.state() == PartState.QUEUED) {
                batch.notDue(new DueKey(row.id(), Kind.SEND));
            }
            if (row.has(PartRow.ORDERED)) {
                batch.leaveChain(new Link(Chain.of(row.envelope().message().destination()), row.id()));
            }
        }
        batch.core().stores().causes().delete(batch.connection(), first.id());
        if (mayBePaid && first.has(PartRow.CHARGED)) {
            for (PartRow row : parts) {
                batch.change(row.flag(PartRow.GONE).become(PartState.DONE));
            }
            finishing.refund(batch, first);
        } else {
            batch.remove(parts);
        }
    }
}
