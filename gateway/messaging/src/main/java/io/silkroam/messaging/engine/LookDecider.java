package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.store.DueStore.DueKey;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.PartState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What time or the end of a gateway brings for a message: its validity is over, its owner is gone. */
final class LookDecider {
    private final Core core;
    private final Handover handover;
    private final Finishing finishing;

    LookDecider(Core core, Handover handover, Finishing finishing) {
        this.core = core;
        this.handover = handover;
        this.finishing = finishing;
    }

    void decide(Batch batch, Command.Look look) {
        Optional<PartRow> found = batch.find(look.id());
        if (found.isEmpty() || batch.isRemoved(found.get())) {
            batch.notDue(new DueKey(look.id(), Kind.SEND));
            return;
        }
        PartRow row = found.get();
        if (row.state() != PartState.QUEUED) {
            // Whatever says that it waits is wrong, unless another has made it wait meanwhile: then our change
            // conflicts.
            batch.notDue(new DueKey(look.id(), Kind.SEND));
            batch.change(row);
        }
        switch (row.state()) {
            case QUEUED -> expireIfOver(batch, row);
            case SENDING -> sending(batch, row, look.goneRun());
            case SENT -> giveUpWaiting(batch, row);
            case RECEIVED, TELLING -> orphaned(batch, row, isInHand(batch, row), look.goneRun());
            case DONE, REFUND, OWED -> {}
        }
    }

    private void expireIfOver(Batch batch, PartRow row) {
        if (row.hadItsOnlyAttempt()) {
            finishing.partDone(batch, row.flag(PartRow.DEAD), MessageState.UNDELIVERABLE, batch.now(), "");
        } else if (row.validUntil() <= batch.now()) {
            finishing.partDone(batch, row.flag(PartRow.DEAD), MessageState.EXPIRED, batch.now(), "");
        }
    }

    /**
     * First whether it is in our hands, then whether it was sent: what has left our hands meanwhile is on disk as sent,
     * and the other way round it would seem neither.
     */
    private void sending(Batch batch, PartRow row, long goneRun) {
        boolean inHand = isInHand(batch, row);
        boolean sent =
                core.stores().ids().sent(batch.connection(), List.of(row.id())).contains(row.id());
        if (sent) {
            giveUpWaiting(batch, row);
        } else {
            orphaned(batch, row, inHand, goneRun);
        }
    }

    /** The SMSC took it, and its receipt is overdue. It may have arrived: nobody sends it again. */
    private void giveUpWaiting(Batch batch, PartRow row) {
        long until = row.validUntil() + core.settings().times().lastReceipt().toMillis();
        if (until <= batch.now()) {
            finishing.partDone(batch, row, MessageState.EXPIRED, batch.now(), "");
        }
    }

    private boolean isInHand(Batch batch, PartRow row) {
        Kind kind = row.state() == PartState.TELLING ? Kind.RECEIPT : Kind.SEND;
        return row.owner() == batch.run() && (row.state() == PartState.RECEIVED || handover.has(row.id(), kind));
    }

    /** Nobody has it in hand though it says so. */
    private void orphaned(Batch batch, PartRow row, boolean inHand, long goneRun) {
        if (!inHand && (row.owner() == batch.run() || row.owner() == goneRun)) {
            Takeover.takeOver(batch, row, false, finishing);
        }
    }

    void need(Command.Look look, Set<Long> ids) {
        ids.add(look.id());
    }
}
