package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.request.CancelCommand;
import io.silkroam.messaging.request.CancelOutcome;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.messaging.request.ReplaceCommand;
import io.silkroam.messaging.request.ReplaceOutcome;
import io.silkroam.messaging.store.Chain;
import io.silkroam.messaging.store.Envelope;
import io.silkroam.messaging.store.PartRow;
import io.silkroam.messaging.store.TrafficStore.Count;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Something to decide about messages. Commands of one lane key are decided in the order they came. */
sealed interface Command {

    /** Those that must not overtake each other have the same. */
    long laneKey();

    /** Whether it is given to the lane again where it was refused: nobody else would repeat it. */
    default boolean isOurs() {
        return true;
    }

    /** A new message. */
    final class Accept implements Command {
        private final Envelope envelope;
        private final List<PartRow> rows;
        private final Terms terms;
        private final Consumer<AcceptOutcome> answer;
        private final AtomicReference<AcceptOutcome> answered = new AtomicReference<>();
        /** Its rows may be on disk, by an attempt whose commit nobody heard of. */
        private volatile boolean tried;

        /**
         * When, why and at what price.
         *
         * @param scheduledAt not sent before, milliseconds since 1970; 0 at once
         * @param owed what its account owes once it is accepted; empty where it is not an account's
         */
        record Terms(long scheduledAt, Optional<String> cause, Optional<Count> owed) {}

        Accept(Envelope envelope, List<PartRow> rows, Terms terms, Consumer<AcceptOutcome> answer) {
            this.envelope = envelope;
            this.rows = List.copyOf(rows);
            this.terms = terms;
            this.answer = answer;
        }

        Envelope envelope() {
            return envelope;
        }

        List<PartRow> rows() {
            return rows;
        }

        PartRow first() {
            return rows.get(0);
        }

        MessageId id() {
            return new MessageId(first().id());
        }

        long scheduledAt() {
            return terms.scheduledAt();
        }

        Optional<String> cause() {
            return terms.cause();
        }

        Optional<Count> owed() {
            return terms.owed();
        }

        boolean wasTried() {
            return tried;
        }

        void tried() {
            tried = true;
        }

        /** False where it was answered before. */
        boolean answer(AcceptOutcome outcome) {
            if (!answered.compareAndSet(null, outcome)) {
                return false;
            }
            answer.accept(outcome);
            return true;
        }

        boolean isAnswered() {
            return answered.get() != null;
        }

        boolean isRefused() {
            return answered.get() instanceof AcceptOutcome.Refused;
        }

        @Override
        public long laneKey() {
            return Chain.of(envelope.message().destination());
        }

        @Override
        public boolean isOurs() {
            return false;
        }
    }

    /** Its payment was decided: by true, by false, or by an empty one, not at all. */
    record Charged(Accept accept, Optional<Boolean> paid) implements Command {
        @Override
        public long laneKey() {
            return accept.laneKey();
        }
    }

    /**
     * Nobody was told that it is kept; nothing of it may remain.
     *
     * @param owed what was counted when it was accepted, and is to be taken back with it
     */
    record Abandon(PartRow.Key key, long laneKey, Optional<Count> owed) implements Command {
        static Abandon of(Accept accept) {
            return new Abandon(accept.first().key(), accept.laneKey(), accept.owed());
        }
    }

    /** An attempt has its result. */
    record Carried(Claim claim, CarryResult result, long laneKey, List<Long> digests) implements Command {}

    /**
     * A receipt of an SMSC.
     *
     * @param digests of its ids, the best first
     * @param parked the number under which it waited; 0 where it just came
     */
    record Receipt(SmscReceipt receipt, List<Long> digests, long parked, Consumer<ReceiptOutcome> answer)
            implements Command {
        @Override
        public long laneKey() {
            return digests.get(0);
        }

        @Override
        public boolean isOurs() {
            return false;
        }
    }

    /** cancel_sm. */
    record Cancel(Party from, CancelCommand command, CompletableFuture<CancelOutcome> result) implements Command {
        @Override
        public long laneKey() {
            return Chain.of(command.destination());
        }

        @Override
        public boolean isOurs() {
            return false;
        }
    }

    /** replace_sm. */
    record Replace(Party from, long id, ReplaceCommand command, CompletableFuture<ReplaceOutcome> result)
            implements Command {
        @Override
        public long laneKey() {
            return id;
        }

        @Override
        public boolean isOurs() {
            return false;
        }
    }

    /**
     * What time, or the end of a gateway, may have brought for a part. Decided on what is found then.
     *
     * @param goneRun a run that is gone and had the part; 0 where its owner is not known to be gone
     */
    record Look(long id, long firstId, long goneRun) implements Command {
        @Override
        public long laneKey() {
            return firstId;
        }

        @Override
        public boolean isOurs() {
            return false; // a sweep looks again
        }
    }

    /** A payment was given back, or was not. */
    record Refunded(long firstId, boolean done) implements Command {
        @Override
        public long laneKey() {
            return firstId;
        }
    }

    /** Whose numbers a command may be about. */
    static boolean matches(SmsAddress stored, SmsAddress given) {
        return stored.value().equals(given.value());
    }
}
