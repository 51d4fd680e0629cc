package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.request.AccountTraffic;
import io.silkroam.messaging.request.DeadLetter;
import io.silkroam.messaging.request.QueryOutcome;
import io.silkroam.messaging.request.UnmatchedReceipt;
import io.silkroam.messaging.route.SegmentPrice;
import io.silkroam.messaging.rules.RollUp.Outcome;
import io.silkroam.messaging.store.ByKey;
import io.silkroam.messaging.store.DoneStore.Done;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartState;
import io.silkroam.messaging.store.PartyName;
import io.silkroam.messaging.store.TrafficStore.Count;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers questions about messages from the store, and lets an operator send a dead letter once more. */
public final class Desk {
    private final Core core;
    private final ByKey database;

    Desk(Core core) {
        this.core = core;
        this.database = core.database();
    }

    public QueryOutcome query(Party from, String messageId, SmsAddress source) {
        OptionalLong id = RequestDecider.number(messageId);
        if (id.isEmpty()) {
            return new QueryOutcome.NotFound();
        }
        return database.read("query a message", connection -> {
            // What is not among the unfinished by now is among the finished; the other way round it could be missed.
            List<PartRow> parts = parts(connection, id.getAsLong());
            if (!parts.isEmpty()) {
                return underWay(parts, from, source);
            }
            return core.stores()
                    .done()
                    .find(connection, id.getAsLong())
                    .map(done -> finished(done, from, source))
                    .orElseGet(QueryOutcome.NotFound::new);
        });
    }

    /** All parts of a message that is not finished. */
    private List<PartRow> parts(Connection connection, long firstId) {
        List<PartRow> first = core.stores().messages().load(connection, List.of(firstId));
        if (first.isEmpty() || first.get(0).parts() == 1) {
            return first;
        }
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < first.get(0).parts(); i++) {
            ids.add(firstId + i);
        }
        List<PartRow> parts = core.stores().messages().load(connection, ids);
        parts.sort(Comparator.comparingLong(PartRow::id));
        return parts;
    }

    private static QueryOutcome finished(Done done, Party from, SmsAddress source) {
        boolean asked =
                done.sender().equals(PartyName.of(from)) && done.source().equals(source.value());
        return asked
                ? new QueryOutcome.Found(done.state(), Optional.of(Instant.ofEpochMilli(done.doneAt())), done.error())
                : new QueryOutcome.NotFound();
    }

    private QueryOutcome underWay(List<PartRow> parts, Party from, SmsAddress source) {
        PartRow first = parts.get(0);
        boolean asked = first.id() == first.firstId()
                && !first.has(PartRow.GONE)
                && first.envelope().message().from().equals(from)
                && Command.matches(first.envelope().message().source(), source);
        if (!asked) {
            return new QueryOutcome.NotFound();
        }
        if (parts.stream().allMatch(part -> part.state().isDone())) {
            Outcome outcome = Finishing.outcomeOf(parts);
            return new QueryOutcome.Found(
                    outcome.state(), Optional.of(Instant.ofEpochMilli(outcome.doneAt())), outcome.error());
        }
        Optional<Instant> schedule = first.envelope().message().schedule();
        boolean scheduled = first.state() == PartState.QUEUED
                && first.attempt() == 0
                && schedule.isPresent()
                && schedule.get().toEpochMilli() > core.now();
        return new QueryOutcome.Found(scheduled ? MessageState.SCHEDULED : MessageState.ENROUTE, Optional.empty(), "");
    }

    public List<DeadLetter> deadLetters(Optional<Party> from, Optional<MessageId> after, int limit) {
        String sender = from.map(PartyName::of).orElse("");
        long past = after.map(MessageId::value).orElse(0L);
        return database.read("list dead letters", c -> core.stores().dead().list(c, sender, past, limit)).stream()
                .map(Desk::deadLetter)
                .toList();
    }

    private static DeadLetter deadLetter(PartRow row) {
        Submission message = row.envelope().message();
        return new DeadLetter(
                new MessageId(row.id()),
                message.from(),
                row.envelope().routes().get(row.route()),
                message.source(),
                message.destination(),
                row.parts(),
                row.attempt(),
                row.outcome(),
                row.error(),
                Instant.ofEpochMilli(row.doneAt()));
    }

    /** The parts that were not delivered are sent once more; the sender was told already, and is told nothing new. */
    public boolean retry(MessageId id) {
        boolean sent = database.transact("send a dead letter", connection -> retry(connection, id.value()));
        if (sent) {
            core.parties().all().forEach(Parties.Entry::queued);
        }
        return sent;
    }

    private boolean retry(Connection connection, long id) {
        List<Long> unfinished = core.stores().messages().load(connection, List.of(id)).stream()
                .map(PartRow::id)
                .toList();
        if (!unfinished.isEmpty()) {
            return false; // its sender is still owed something
        }
        List<PartRow> parts = core.stores().dead().take(connection, id);
        if (parts.isEmpty()) {
            return false;
        }
        long validUntil =
                core.now() + core.settings().times().standardValidity().toMillis();
        List<PartRow> rows = new ArrayList<>();
        for (PartRow part : parts) {
            rows.add(again(part, validUntil));
        }
        core.stores().done().delete(connection, id);
        core.stores().messages().insert(connection, rows);
        core.stores()
                .dues()
                .insert(
                        connection,
                        rows.stream()
                                .map(row -> AcceptDecider.due(row, core.now()))
                                .toList());
        return true;
    }

    private static PartRow again(PartRow part, long validUntil) {
        boolean single = part.envelope().message().mode() == DeliveryMode.DATAGRAM;
        int flags = PartRow.NO_RECEIPT | (single ? PartRow.SINGLE : 0);
        return PartRow.fresh(part.key(), part.acceptedAt(), validUntil, flags, part.envelope())
                .become(PartState.QUEUED);
    }

    public List<UnmatchedReceipt> unmatchedReceipts(long after, int limit) {
        return database.read("list parked receipts", c -> core.stores().parked().list(c, after, limit)).stream()
                .map(parked -> new UnmatchedReceipt(
                        parked.number(), Instant.ofEpochMilli(parked.arrivedAt()), parked.receipt()))
                .toList();
    }

    public long unmatchedReceipts() {
        return database.read("count parked receipts", core.stores().parked()::count);
    }

    public List<AccountTraffic> traffic(String account, LocalDate fromDay, LocalDate untilDay) {
        return database
                .read(
                        "sum up what an account owes",
                        c -> core.stores().traffic().sums(c, account, fromDay.toEpochDay(), untilDay.toEpochDay()))
                .stream()
                .map(Desk::traffic)
                .toList();
    }

    private static AccountTraffic traffic(Count sum) {
        String price = sum.key().price();
        return new AccountTraffic(
                LocalDate.ofEpochDay(sum.key().epochDay()),
                price,
                sum.messages(),
                sum.parts(),
                Optional.of(price).filter(text -> !text.isEmpty()).map(text -> SegmentPrice.parse(text)
                        .of(sum.parts())));
    }

    public Map<Party, Long> queueDepths() {
        Map<Party, Long> depths = new LinkedHashMap<>();
        database.read("count what waits", core.stores().dues()::depths).forEach((name, count) -> {
            if (!name.equals(PartyName.PAYMENTS)) {
                depths.put(PartyName.parse(name), count);
            }
        });
        return depths;
    }
}
