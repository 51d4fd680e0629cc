package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.messaging.rules.ReceiptMatch;
import io.silkroam.messaging.rules.ReceiptMatch.Candidate;
import io.silkroam.messaging.store.DueStore.Due;
import io.silkroam.messaging.store.DueStore.DueKey;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.ParkedStore.Parked;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartyName;
import io.silkroam.messaging.store.SmscIdStore.Answer;
import io.silkroam.messaging.store.SmscIdStore.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What receipts of SMSCs say about our messages. */
final class ReceiptDecider {
    /** Keys of one receipt; more are not looked at. */
    private static final int MOST_KEYS = 64;

    private final Core core;
    private final Finishing finishing;

    ReceiptDecider(Core core, Finishing finishing) {
        this.core = core;
        this.finishing = finishing;
    }

    /** The parts known under each receipt's ids, by its place in the list; what waits of them is known to the batch. */
    Map<Integer, List<Answer>> find(Batch batch, List<Command.Receipt> receipts) {
        List<Question> questions = new ArrayList<>(receipts.size());
        for (int i = 0; i < receipts.size(); i++) {
            List<Long> digests = receipts.get(i).digests();
            for (int rank = 0; rank < Math.min(MOST_KEYS, digests.size()); rank++) {
                questions.add(new Question((long) i * MOST_KEYS + rank, digests.get(rank)));
            }
        }
        Map<Integer, List<Answer>> found = new HashMap<>();
        if (!questions.isEmpty()) {
            for (Answer answer : core.stores().ids().find(batch.connection(), questions)) {
                answer.part().ifPresent(batch::know);
                found.computeIfAbsent((int) (answer.question() / MOST_KEYS), i -> new ArrayList<>(1))
                        .add(answer);
            }
        }
        return found;
    }

    void decide(Batch batch, Command.Receipt command, List<Answer> answers) {
        List<Candidate> candidates = new ArrayList<>(answers.size());
        answers.forEach(answer -> candidates.add(candidate(batch, answer)));
        ReceiptMatch.Answer match =
                ReceiptMatch.find(candidates, command.receipt().destination().value());
        ReceiptOutcome outcome =
                switch (match.kind()) {
                    case FOUND -> apply(batch, command.receipt(), match.parts());
                    case REPEATED -> ReceiptOutcome.REPEATED;
                    case UNKNOWN -> park(batch, command);
                };
        if (command.parked() != 0 && outcome != ReceiptOutcome.PARKED) {
            batch.unpark(command.parked());
            core.backlog().parked(-1);
        }
        batch.tell(() -> {
            core.around().observer().receipt(command.receipt().link(), outcome);
            command.answer().accept(outcome);
        });
    }

    private static Candidate candidate(Batch batch, Answer answer) {
        // As it stands in this batch: two receipts may be about one part.
        Optional<PartRow> row = answer.part().flatMap(part -> batch.find(part.id()));
        return new Candidate(
                (int) (answer.question() % MOST_KEYS),
                answer.partId(),
                row.map(PartRow::firstId).orElse(answer.partId()),
                row.map(part -> part.envelope().message().destination().value()),
                row.isPresent() && !row.get().state().isDone());
    }

    private ReceiptOutcome apply(Batch batch, SmscReceipt receipt, List<Long> parts) {
        for (long id : parts) {
            PartRow part = batch.find(id).orElseThrow();
            if (receipt.state().isFinal()) {
                long doneAt = receipt.doneAt().map(Instant::toEpochMilli).orElse(batch.now());
                finishing.partDone(batch, part, receipt.state(), doneAt, receipt.error());
            } else {
                notice(batch, part, receipt.state());
            }
        }
        return ReceiptOutcome.MATCHED;
    }

    /** It is under way, SMPP 3.4 §5.2.17: told where that was asked for. The latest replaces one that still waits. */
    private static void notice(Batch batch, PartRow part, MessageState state) {
        Party from = part.envelope().message().from();
        if (from.kind() != Party.Kind.ACCOUNT
                || part.has(PartRow.NO_RECEIPT)
                || !part.envelope().message().asksFor(state)) {
            return;
        }
        batch.due(new Due(
                new DueKey(part.id(), Kind.INTERIM),
                PartyName.of(from),
                1,
                batch.now(),
                Long.MAX_VALUE,
                0,
                state.code()));
    }

    private ReceiptOutcome park(Batch batch, Command.Receipt command) {
        if (command.parked() != 0) {
            return ReceiptOutcome.PARKED; // it waits on
        }
        if (core.backlog().parked() >= core.settings().bounds().parkedReceipts()) {
            return ReceiptOutcome.UNAVAILABLE;
        }
        batch.park(new Parked(0, batch.now(), command.receipt()));
        core.backlog().parked(1);
        return ReceiptOutcome.PARKED;
    }
}
