package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.request.CancelCommand;
import io.silkroam.messaging.request.CancelOutcome;
import io.silkroam.messaging.request.ReplaceCommand;
import io.silkroam.messaging.request.ReplaceOutcome;
import io.silkroam.messaging.store.Chain;
import io.silkroam.messaging.store.DueStore.DueKey;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.Envelope;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What senders ask for after the fact: cancel and replace, and the replacement that a new message asks for. */
final class RequestDecider {
    /** Messages to one destination that one request looks at. */
    private static final int MOST = 1_000;

    private final Core core;
    private final Finishing finishing;

    RequestDecider(Core core, Finishing finishing) {
        this.core = core;
        this.finishing = finishing;
    }

    /** Which parts a request may be about. */
    void need(Batch batch, Command.Cancel cancel, Set<Long> ids) {
        Optional<String> id = cancel.command().messageId();
        if (id.isPresent()) {
            number(id.get()).ifPresent(ids::add);
        } else {
            ids.addAll(waitingFor(batch, Chain.of(cancel.command().destination())));
        }
    }

    /** Parts that wait to be sent to a destination. */
    List<Long> waitingFor(Batch batch, long chain) {
        return core.stores().dues().ofChain(batch.connection(), chain, MOST).stream()
                .map(due -> due.key().id())
                .toList();
    }

    /** The number of one of our ids; empty for other text. */
    static OptionalLong number(String id) {
        return id.matches("[1-9][0-9]{0,17}") ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
    }

    void decide(Batch batch, Command.Cancel cancel) {
        CancelOutcome outcome = cancel.command().messageId().isPresent()
                ? cancelOne(batch, cancel)
                : cancelAll(batch, cancel.from(), cancel.command());
        batch.tell(() -> cancel.result().complete(outcome));
    }

    private CancelOutcome cancelOne(Batch batch, Command.Cancel cancel) {
        OptionalLong id = number(cancel.command().messageId().orElseThrow());
        Optional<PartRow> first = id.isPresent() ? batch.find(id.getAsLong()) : Optional.empty();
        if (first.isEmpty() || !isOf(batch, first.get(), cancel.from(), cancel.command())) {
            return CancelOutcome.NOT_FOUND;
        }
        return cancel(batch, first.get());
    }

    private static boolean isOf(Batch batch, PartRow row, Party from, CancelCommand command) {
        Submission message = row.envelope().message();
        return !batch.isRemoved(row)
                && row.id() == row.firstId()
                && !row.has(PartRow.GONE)
                && message.from().equals(from)
                && Command.matches(message.source(), command.source());
    }

    private CancelOutcome cancel(Batch batch, PartRow first) {
        List<PartRow> parts = batch.whole(first);
        if (parts.stream().anyMatch(part -> part.state() != PartState.QUEUED)) {
            return parts.stream().allMatch(part -> part.state().isDone())
                    ? CancelOutcome.NOT_FOUND
                    : CancelOutcome.TOO_LATE;
        }
        parts.forEach(part -> finishing.partDone(batch, part, MessageState.DELETED, batch.now(), ""));
        return CancelOutcome.CANCELLED;
    }

    private CancelOutcome cancelAll(Batch batch, Party from, CancelCommand command) {
        CancelOutcome outcome = CancelOutcome.NOT_FOUND;
        List<Long> ids = waitingFor(batch, Chain.of(command.destination()));
        for (long id : ids) {
            Optional<PartRow> row = batch.find(id);
            if (row.isPresent()
                    && isOf(batch, row.get(), from, command)
                    && isTo(row.get(), command)
                    && cancel(batch, row.get()) == CancelOutcome.CANCELLED) {
                outcome = CancelOutcome.CANCELLED;
            }
        }
        return outcome;
    }

    private static boolean isTo(PartRow row, CancelCommand command) {
        Submission message = row.envelope().message();
        return Command.matches(message.destination(), command.destination())
                && (command.serviceType().isEmpty() || message.serviceType().equals(command.serviceType()));
    }

    /** A new message replaces what waits from the same sender to the same destination, SMPP 3.4 §5.2.18. */
    void replaceBy(Batch batch, Command.Accept accept) {
        Submission fresh = accept.envelope().message();
        CancelCommand same =
                new CancelCommand(Optional.empty(), fresh.source(), fresh.destination(), fresh.serviceType());
        for (long id : waitingFor(batch, Chain.of(fresh.destination()))) {
            Optional<PartRow> row = batch.find(id);
            boolean older =
                    row.isPresent() && row.get().firstId() < accept.first().id();
            if (older && isOf(batch, row.get(), fresh.from(), same) && isTo(row.get(), same)) {
                cancel(batch, row.get());
            }
        }
    }

    void decide(Batch batch, Command.Replace replace) {
        ReplaceOutcome outcome = replace(batch, replace);
        batch.tell(() -> replace.result().complete(outcome));
    }

    private ReplaceOutcome replace(Batch batch, Command.Replace replace) {
        ReplaceCommand command = replace.command();
        CancelCommand same =
                new CancelCommand(Optional.of(command.messageId()), command.source(), command.source(), "");
        Optional<PartRow> first = batch.find(replace.id());
        if (first.isEmpty() || !isOf(batch, first.get(), replace.from(), same)) {
            return ReplaceOutcome.NOT_FOUND;
        }
        List<PartRow> parts = batch.whole(first.get());
        if (parts.stream().anyMatch(part -> part.state() != PartState.QUEUED || part.hadItsOnlyAttempt())) {
            return parts.stream().allMatch(part -> part.state().isDone())
                    ? ReplaceOutcome.NOT_FOUND
                    : ReplaceOutcome.TOO_LATE;
        }
        // As many as before: the SMSC was promised that many, and the number of parts is in every row.
        if (command.parts().size() != parts.size()) {
            return ReplaceOutcome.OTHER_LENGTH;
        }
        rewrite(batch, parts, command);
        return ReplaceOutcome.REPLACED;
    }

    private void rewrite(Batch batch, List<PartRow> parts, ReplaceCommand command) {
        for (PartRow part : parts) {
            Envelope envelope = new Envelope(part.envelope().routes(), rewritten(part, command));
            long validUntil = command.validUntil().map(Instant::toEpochMilli).orElse(part.validUntil());
            part.validUntil(validUntil);
            core.stores().messages().replace(batch.connection(), part, envelope, validUntil);
            if (part.has(PartRow.ORDERED)) { // its place in the chain says when it is due
                DueKey key = new DueKey(part.id(), Kind.SEND);
                core.stores().dues().validUntil(batch.connection(), key, validUntil);
            } else {
                long dueAt = command.schedule().map(Instant::toEpochMilli).orElse(batch.now());
                batch.due(AcceptDecider.due(part, Math.max(batch.now(), dueAt)));
            }
        }
        // Whoever claims it at this moment meets the new version of the row.
        batch.wrote();
    }

    private static Submission rewritten(PartRow part, ReplaceCommand command) {
        Submission old = part.envelope().message();
        return new Submission(
                old.from(),
                old.source(),
                old.destination(),
                old.serviceType(),
                old.protocolId(),
                old.priority(),
                old.esmClass(),
                old.mode(),
                old.replaceIfPresent(),
                command.schedule().or(old::schedule),
                command.validUntil().or(old::validUntil),
                command.registeredDelivery(),
                command.parts(),
                old.tlvs(),
                old.ordered(),
                Optional.empty());
    }
}
