package io.silkroam.messaging;

import io.silkroam.messaging.engine.Engine;
import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.port.MessagingSettings;
import io.silkroam.messaging.port.Surroundings;
import io.silkroam.messaging.request.AccountTraffic;
import io.silkroam.messaging.request.CancelCommand;
import io.silkroam.messaging.request.CancelOutcome;
import io.silkroam.messaging.request.DeadLetter;
import io.silkroam.messaging.request.QueryOutcome;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.messaging.request.ReplaceCommand;
import io.silkroam.messaging.request.ReplaceOutcome;
import io.silkroam.messaging.request.UnmatchedReceipt;
import io.silkroam.time.Driver;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Store and forward. What goes in is answered once it is on disk; any number of engines may serve the same database.
 */
public final class MessagingEngine implements AutoCloseable {

    private final Engine engine;

    private MessagingEngine(Engine engine) {
        this.engine = engine;
    }

    /** Takes over what an earlier run of this gateway left, and serves from now on. */
    public static MessagingEngine start(MessagingSettings settings, Surroundings around) {
        return start(settings, around, Driver.MACHINE);
    }

    /** The same on another driver, such as a simulation's; only {@link #query} needs threads. */
    public static MessagingEngine start(MessagingSettings settings, Surroundings around, Driver driver) {
        return new MessagingEngine(Engine.start(settings, around, driver));
    }

    /**
     * Keeps a message. The answer comes once it is on disk, on a thread of the engine, or at once where it is not
     * kept.
     */
    public void accept(Submission submission, Consumer<AcceptOutcome> answer) {
        engine.accept(submission, answer);
    }

    /** A receipt came from an SMSC. The answer comes once it is on disk. */
    public void receipt(SmscReceipt receipt, Consumer<ReceiptOutcome> answer) {
        engine.receipt(receipt, answer);
    }

    /** query_sm, SMPP 3.4 §4.8. */
    public CompletionStage<QueryOutcome> query(Party from, String messageId, SmsAddress source) {
        return engine.query(from, messageId, source);
    }

    /** cancel_sm, SMPP 3.4 §4.9. */
    public CompletionStage<CancelOutcome> cancel(Party from, CancelCommand command) {
        return engine.cancel(from, command);
    }

    /** replace_sm, SMPP 3.4 §4.10. */
    public CompletionStage<ReplaceOutcome> replace(Party from, ReplaceCommand command) {
        return engine.replace(from, command);
    }

    /** This party can be handed something again: a bind came, or its window has room. Cheap, from any thread. */
    public void roomAt(Party party) {
        engine.roomAt(party);
    }

    /** What was given up, by id. {@code after} is the last id of the page before. */
    public List<DeadLetter> deadLetters(Optional<Party> from, Optional<MessageId> after, int limit) {
        return engine.desk().deadLetters(from, after, limit);
    }

    /** Sends a dead letter once more, under its id. False if there is none with this id. */
    public boolean retry(MessageId id) {
        return engine.desk().retry(id);
    }

    /** Receipts that wait for their message, the oldest first. {@code after} is the last number of the page before. */
    public List<UnmatchedReceipt> unmatchedReceipts(long after, int limit) {
        return engine.desk().unmatchedReceipts(after, limit);
    }

    /** How many receipts wait for their message. */
    public long unmatchedReceipts() {
        return engine.desk().unmatchedReceipts();
    }

    /**
     * What an account owes for what was accepted from it on these days (UTC), the last one excluded: by day, then by
     * price. All lanes and gateways together. An account that nothing was accepted from, or that is not known, owes
     * nothing.
     */
    public List<AccountTraffic> traffic(String account, LocalDate fromDay, LocalDate untilDay) {
        return engine.desk().traffic(account, fromDay, untilDay);
    }

    /** How much waits in the store for each party, receipts included. Counts rows: not for every second. */
    public Map<Party, Long> queueDepths() {
        return engine.desk().queueDepths();
    }

    /** What waits to be decided. */
    public int waiting() {
        return engine.waiting();
    }

    /** Deliveries whose results are not on disk yet. */
    public int inFlight() {
        return engine.inFlight();
    }

    /** Takes no more, and finishes what is queued and what is in flight. False when that took longer than the grace. */
    public boolean close(Duration grace) {
        return engine.close(grace);
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(10));
    }
}
