package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.AcceptOutcome.Reason;
import io.silkroam.messaging.request.CancelOutcome;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.messaging.request.ReplaceOutcome;
import io.silkroam.messaging.store.DueStore.Due;
import io.silkroam.messaging.store.DueStore.DueKey;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartState;
import io.silkroam.messaging.store.PartyName;
import io.silkroam.messaging.store.SmscIdStore.Answer;
import io.silkroam.messaging.store.TrafficStore.Count;
import io.silkroam.store.BatchHandler;
import io.silkroam.store.LaneSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Decides what waited together and makes it durable together: new messages are written, ids of SMSCs kept, rows read,
 * then each command is decided in the order it came, and all is written with one statement a table.
 */
final class MessageBatches implements BatchHandler<Command> {
    private static final int MILLION = 1_000_000;

    private final Core core;
    private final Handover handover;
    private final BooleanSupplier closing;
    private final Finishing finishing;
    private final AcceptDecider accepts;
    private final ResultDecider results;
    private final ReceiptDecider receipts;
    private final RequestDecider requests;
    private final LookDecider looks;

    /** @param closing nobody is left to take a command once more */
    MessageBatches(Core core, Handover handover, Transactions transactions, BooleanSupplier closing) {
        this.core = core;
        this.handover = handover;
        this.closing = closing;
        this.finishing = new Finishing(transactions);
        this.accepts = new AcceptDecider(core, handover, transactions);
        this.results = new ResultDecider(core, handover, finishing, transactions);
        this.receipts = new ReceiptDecider(core, finishing);
        this.requests = new RequestDecider(core, finishing);
        this.looks = new LookDecider(core, handover, finishing);
    }

    @Override
    public void handle(List<Command> commands, LaneSession lane) {
        Batch batch = new Batch(core, lane.connection(), lane.writer(), handover);
        try {
            decide(batch, commands);
            if (batch.write()) {
                lane.commitDurably();
            }
        } catch (RuntimeException e) {
            batch.undo();
            commands.forEach(command -> {
                if (command instanceof Command.Carried carried) {
                    carried.claim().forgetRow();
                }
            });
            throw e;
        }
        batch.committed();
    }

    private void decide(Batch batch, List<Command> commands) {
        accepts.decide(batch, of(Command.Accept.class, commands));
        List<Command.Carried> carried = of(Command.Carried.class, commands);
        results.keepIds(batch, carried);
        List<Command.Receipt> received = of(Command.Receipt.class, commands);
        Map<Integer, List<Answer>> answers = receipts.find(batch, received);
        Set<Long> ids = new TreeSet<>();
        results.need(batch, carried, ids);
        commands.forEach(command -> need(batch, command, ids));
        batch.load(ids);
        int receipt = 0;
        for (Command command : commands) {
            if (command instanceof Command.Receipt one) {
                receipts.decide(batch, one, answers.getOrDefault(receipt++, List.of()));
            } else if (command instanceof Command.Carried one) {
                results.decide(batch, one);
            } else {
                decide(batch, command);
            }
        }
    }

    private static <T extends Command> List<T> of(Class<T> kind, List<Command> commands) {
        List<T> found = new ArrayList<>(commands.size());
        for (Command command : commands) {
            if (kind.isInstance(command)) {
                found.add(kind.cast(command));
            }
        }
        return found;
    }

    private void need(Batch batch, Command command, Set<Long> ids) {
        if (command instanceof Command.Accept accept) {
            if (accept.envelope().message().replaceIfPresent()) {
                ids.addAll(requests.waitingFor(batch, accept.laneKey()));
            }
        } else if (command instanceof Command.Charged charged) {
            ids.add(charged.accept().first().id());
        } else if (command instanceof Command.Abandon abandon) {
            ids.add(abandon.key().firstId());
        } else if (command instanceof Command.Cancel cancel) {
            requests.need(batch, cancel, ids);
        } else if (command instanceof Command.Replace replace) {
            ids.add(replace.id());
        } else if (command instanceof Command.Look look) {
            looks.need(look, ids);
        } else if (command instanceof Command.Refunded refunded) {
            ids.add(refunded.firstId());
        }
    }

    private void decide(Batch batch, Command command) {
        if (command instanceof Command.Accept accept) {
            if (accept.envelope().message().replaceIfPresent()) {
                requests.replaceBy(batch, accept);
            }
        } else if (command instanceof Command.Charged charged) {
            accepts.decide(batch, charged, finishing);
        } else if (command instanceof Command.Abandon abandon) {
            abandon(batch, abandon);
        } else if (command instanceof Command.Cancel cancel) {
            requests.decide(batch, cancel);
        } else if (command instanceof Command.Replace replace) {
            requests.decide(batch, replace);
        } else if (command instanceof Command.Look look) {
            looks.decide(batch, look);
        } else if (command instanceof Command.Refunded refunded) {
            refunded(batch, refunded);
        }
    }

    /** Its sender was told that it is not kept. If it was carried already, it was. */
    private void abandon(Batch batch, Command.Abandon abandon) {
        Optional<PartRow> first = batch.find(abandon.key().firstId());
        if (first.isEmpty() || batch.isRemoved(first.get())) {
            return;
        }
        List<PartRow> parts = batch.whole(first.get());
        List<PartRow> idle = batch.idle(parts);
        boolean untouched = parts.stream()
                .allMatch(part ->
                        part.state() == PartState.RECEIVED || part.state() == PartState.QUEUED || idle.contains(part));
        if (untouched) {
            if (parts.get(0).state() != PartState.RECEIVED) {
                abandon.owed().map(Count::negated).ifPresent(batch::owe);
            }
            AcceptDecider.undo(batch, parts, true, finishing);
        }
    }

    /** A refund is owed until it is given: it fails only while nobody can decide it, however old it is. */
    private void refunded(Batch batch, Command.Refunded refunded) {
        Optional<PartRow> found = batch.find(refunded.firstId());
        if (found.isEmpty() || batch.isRemoved(found.get()) || found.get().state() != PartState.REFUND) {
            return;
        }
        PartRow first = found.get();
        DueKey key = new DueKey(first.id(), Kind.REFUND);
        if (refunded.done()) {
            batch.notDue(key);
            afterRefund(batch, first);
            return;
        }
        first.attempts(first.attempt() + 1);
        batch.change(first);
        long pause = core.settings()
                .retries()
                .temporary()
                .pause(first.attempt(), core.driver().random(MILLION))
                .toMillis();
        batch.due(new Due(key, PartyName.PAYMENTS, 0, batch.now() + pause, Long.MAX_VALUE, 0, 0));
        batch.tell(core.around().observer()::refundFailed);
    }

    private void afterRefund(Batch batch, PartRow first) {
        List<PartRow> parts = batch.whole(first);
        if (first.has(PartRow.GONE)) {
            batch.remove(parts);
        } else {
            batch.change(first.become(PartState.DONE));
            finishing.tellSender(batch, parts);
        }
    }

    @Override
    public void refuse(Command command, Refusal why) {
        if (command.isOurs()) {
            if (!closing.getAsBoolean()) {
                handover.keep(command);
            }
            return;
        }
        if (command instanceof Command.Accept accept) {
            refuse(accept);
        } else if (command instanceof Command.Receipt receipt) {
            receipt.answer().accept(ReceiptOutcome.UNAVAILABLE);
        } else if (command instanceof Command.Cancel cancel) {
            cancel.result().complete(CancelOutcome.UNAVAILABLE);
        } else if (command instanceof Command.Replace replace) {
            replace.result().complete(ReplaceOutcome.UNAVAILABLE);
        }
    }

    /**
     * Answered at once, if it was not while the store stood still; what an unknown commit may have left is removed when
     * the store is back.
     */
    private void refuse(Command.Accept accept) {
        accept.answer(new AcceptOutcome.Refused(Reason.STORE_UNAVAILABLE));
        if (accept.wasTried() && accept.isRefused()) {
            handover.keep(Command.Abandon.of(accept));
        }
    }

    @Override
    public void stalled(List<Command> commands) {
        for (Command command : commands) {
            if (command instanceof Command.Accept accept) {
                accept.answer(new AcceptOutcome.Refused(Reason.STORE_UNAVAILABLE));
            } else if (!command.isOurs()) {
                refuse(command, Refusal.EXPIRED);
            }
        }
    }
}
