package io.silkroam.messaging.store;

import io.silkroam.messaging.message.MessageState;

/**
 * A part of a message as a batch works on it. What is changed here is on disk only once it was written; a row of a
 * batch that failed is thrown away.
 */
public final class PartRow {
    /** An earlier attempt may have arrived. */
    public static final int REPEATED = 1;
    /** Its sender paid for it, or was asked to. */
    public static final int CHARGED = 2;
    /** In the order of its destination. */
    public static final int ORDERED = 4;
    /** Its receipt may have been handed over before. */
    public static final int RECEIPT_REPEATED = 8;
    /** We gave it up. */
    public static final int DEAD = 16;
    /** One attempt only: datagram and transaction, SMPP 3.4 §2.10. */
    public static final int SINGLE = 32;
    /** It was never acknowledged: nothing of it may remain. */
    public static final int GONE = 64;
    /** Its sender is told nothing, whatever its registered_delivery says. */
    public static final int NO_RECEIPT = 128;

    static final int NO_OUTCOME = -1;

    private final Key key;
    private final long acceptedAt;
    private final byte[] body;
    private long validUntil;
    private long version;
    private long owner;
    private long doneAt;
    private PartState state;
    private int attempt;
    private int flags;
    private int route;
    private int outcome;
    private String error;
    private Envelope envelope;

    /** What never changes; the first part's id is the message's. */
    public record Key(long id, long firstId, int parts) {
        public int number() {
            return (int) (id - firstId) + 1;
        }
    }

    /** As it was read. */
    record Progress(PartState state, int attempt, int flags, int route, int outcome, long doneAt, String error) {}

    /** Who has it, at which version. */
    record Hold(long version, long owner) {}

    PartRow(Key key, long acceptedAt, long validUntil, Hold hold, Progress progress, byte[] body) {
        this.key = key;
        this.acceptedAt = acceptedAt;
        this.validUntil = validUntil;
        this.version = hold.version();
        this.owner = hold.owner();
        this.state = progress.state();
        this.attempt = progress.attempt();
        this.flags = progress.flags();
        this.route = progress.route();
        this.outcome = progress.outcome();
        this.doneAt = progress.doneAt();
        this.error = progress.error();
        this.body = body;
    }

    /** One that is not on disk yet. */
    public static PartRow fresh(Key key, long acceptedAt, long validUntil, int flags, Envelope envelope) {
        Progress progress = new Progress(PartState.RECEIVED, 0, flags, 0, NO_OUTCOME, 0, "");
        byte[] body = EnvelopeEncoding.encode(envelope, key.number());
        PartRow row = new PartRow(key, acceptedAt, validUntil, new Hold(1, 0), progress, body);
        row.envelope = envelope;
        return row;
    }

    public Key key() {
        return key;
    }

    public long id() {
        return key.id();
    }

    public long firstId() {
        return key.firstId();
    }

    public int parts() {
        return key.parts();
    }

    public long acceptedAt() {
        return acceptedAt;
    }

    public long validUntil() {
        return validUntil;
    }

    long version() {
        return version;
    }

    void written() {
        version++;
    }

    public long owner() {
        return owner;
    }

    public PartState state() {
        return state;
    }

    /** Attempts that failed and count; once all parts are done, those of the receipt. */
    public int attempt() {
        return attempt;
    }

    public int flags() {
        return flags;
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Whether it may be tried once and was: it waits for its end alone, and is sent to nobody any more. */
    public boolean hadItsOnlyAttempt() {
        return has(SINGLE) && has(REPEATED);
    }

    /** Which of the envelope's routes is tried. */
    public int route() {
        return route;
    }

    /** What became of it; {@link MessageState#ENROUTE} while it is not done. */
    public MessageState outcome() {
        return outcome == NO_OUTCOME ? MessageState.ENROUTE : MessageState.of(outcome);
    }

    int outcomeCode() {
        return outcome;
    }

    public long doneAt() {
        return doneAt;
    }

    public String error() {
        return error;
    }

    byte[] body() {
        return body;
    }

    /** Who and what it is; of the other parts' texts it may know nothing. */
    public Envelope envelope() {
        if (envelope == null) {
            envelope = EnvelopeEncoding.decode(body, key, validUntil);
        }
        return envelope;
    }

    public PartRow become(PartState next) {
        state = next;
        return this;
    }

    public PartRow ownedBy(long run) {
        owner = run;
        return this;
    }

    public PartRow flag(int flag) {
        flags |= flag;
        return this;
    }

    public PartRow unflag(int flag) {
        flags &= ~flag;
        return this;
    }

    public PartRow attempts(int failed) {
        attempt = failed;
        return this;
    }

    public PartRow route(int index) {
        route = index;
        return this;
    }

    public PartRow validUntil(long millis) {
        validUntil = millis;
        return this;
    }

    /** It has its outcome. */
    public PartRow done(MessageState result, long atMillis, String why) {
        state = PartState.DONE;
        outcome = result.code();
        doneAt = atMillis;
        error = why.length() <= 32 ? why : why.substring(0, 32);
        return this;
    }
}
