package io.silkroam.messaging.engine;

import io.silkroam.messaging.rules.SilentRuns;
import io.silkroam.messaging.store.Chain;
import io.silkroam.messaging.store.DueStore.Due;
import io.silkroam.messaging.store.DueStore.DueKey;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.OrderStore.Link;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartState;
import io.silkroam.messaging.store.PartyName;
import io.silkroam.messaging.store.RunStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Frees what a run held when it ended. What it was sending may have arrived, and is marked; what has an SMSC's id was
 * sent; what was never acknowledged goes, and its payment is given back.
 */
final class Takeover {
    private static final int AT_ONCE = 1_000;

    private final Core core;
    private final Handover handover;
    private final Finishing finishing;
    private final SilentRuns silent;

    Takeover(Core core, Handover handover, Finishing finishing) {
        this.core = core;
        this.handover = handover;
        this.finishing = finishing;
        this.silent = new SilentRuns(core.settings().times().lease());
    }

    /** Ends every run that was silent for a lease, and takes over from all that are ended. */
    void takeOverAll() {
        long asked = core.driver().nanos();
        RunStore runs = core.stores().runs();
        Map<Long, Long> beats = core.database().read("look at runs", runs::beats);
        boolean anyEnded = beats.containsValue(RunStore.ENDED_BEATS);
        for (long run : silent.look(beats, asked, core.driver().nanos())) {
            anyEnded |= core.database().transact("end a silent run", c -> runs.end(c, run, beats.get(run)));
        }
        while (anyEnded) {
            anyEnded = takeOverOne();
        }
    }

    /** False where there is none that nobody else is taking over from. */
    private boolean takeOverOne() {
        long after = 0;
        while (true) {
            long from = after;
            Batch[] written = new Batch[1];
            Optional<Long> last = core.database().transact("take messages over", connection -> {
                Optional<Long> run = core.stores().runs().lockEnded(connection);
                if (run.isEmpty()) {
                    return Optional.empty();
                }
                Batch batch = new Batch(core, connection, Batch.NO_WRITER, handover);
                written[0] = batch;
                List<PartRow> held = core.stores().messages().heldBy(connection, run.get(), from, AT_ONCE);
                takeOver(batch, held);
                if (held.size() < AT_ONCE) {
                    core.stores().runs().forget(connection, run.get());
                }
                batch.write();
                return Optional.of(
                        held.size() < AT_ONCE ? -1 : held.get(held.size() - 1).id());
            });
            if (written[0] != null) {
                written[0].committed();
            }
            if (last.isEmpty() || last.get() < 0) {
                return last.isPresent();
            }
            after = last.get();
        }
    }

    private void takeOver(Batch batch, List<PartRow> held) {
        if (held.isEmpty()) {
            return;
        }
        Set<Long> sent = new HashSet<>(core.stores()
                .ids()
                .sent(batch.connection(), held.stream().map(PartRow::id).toList()));
        int repeated = 0;
        for (PartRow row : held) {
            boolean wasSent = sent.contains(row.id());
            takeOver(batch, row, wasSent, finishing);
            repeated += row.state() == PartState.QUEUED ? 1 : 0;
        }
        int count = repeated;
        batch.tell(() -> core.around().observer().tookOver(held.size(), count));
    }

    static void takeOver(Batch batch, PartRow row, boolean wasSent, Finishing finishing) {
        switch (row.state()) {
            case RECEIVED -> neverAcknowledged(batch, row, finishing);
            case SENDING -> {
                if (wasSent) {
                    batch.change(row.become(PartState.SENT));
                } else {
                    sendAgain(batch, row);
                }
            }
            case TELLING -> finishing.owe(batch, row.flag(PartRow.RECEIPT_REPEATED), batch.now());
            case QUEUED, SENT, DONE, REFUND, OWED -> {}
        }
    }

    private static void neverAcknowledged(Batch batch, PartRow row, Finishing finishing) {
        batch.change(row.flag(PartRow.GONE).become(PartState.DONE));
        if (row.has(PartRow.ORDERED)) {
            batch.leaveChain(new Link(Chain.of(row.envelope().message().destination()), row.id()));
        }
        if (row.id() == row.firstId()) {
            batch.core().stores().causes().delete(batch.connection(), row.id());
            finishing.refund(batch, row);
        }
    }

    /** What may be tried only once is not sent again: it is due for its end at once. */
    private static void sendAgain(Batch batch, PartRow row) {
        batch.change(row.become(PartState.QUEUED).flag(PartRow.REPEATED).attempts(row.attempt() + 1));
        Due due = AcceptDecider.due(row, batch.now());
        if (row.has(PartRow.SINGLE)) {
            due = new Due(
                    new DueKey(row.id(), Kind.SEND),
                    PartyName.of(row.envelope().routes().get(row.route())),
                    due.priority(),
                    due.dueAt(),
                    0,
                    due.chain(),
                    0);
        }
        batch.due(due);
    }
}
