package io.silkroam.simulator.bench.load;

import java.util.Arrays;

/**
 * Sessions that are open at a time, each in a slot: at most one request of it is under way. Plain arrays, because one
 * thread works on them for every request that is measured. A slot's number is the Hop-by-Hop Identifier.
 */
public final class SessionSlots {
    /** A prime that does not divide the number of subscribers spreads sessions over all of them. */
    private static final long STRIDE = 1_000_003;

    private final int updates;
    private final int subscribers;
    private final long[] session;
    private final long[] subscriber;
    private final int[] number;
    private final int[] endToEnd;
    private final long[] due;
    private final long[] granted;
    private final boolean[] again;
    private final int[] ready;
    private int firstReady;
    private int readyCount;
    private long sessions;
    private int requests;

    /** As many as the load has sessions, each with an initial request to be made. */
    public SessionSlots(CreditLoad load) {
        int slots = load.sessions();
        this.updates = load.updates();
        this.subscribers = load.subscribers();
        this.session = new long[slots];
        this.subscriber = new long[slots];
        this.number = new int[slots];
        this.endToEnd = new int[slots];
        this.due = new long[slots];
        this.granted = new long[slots];
        this.again = new boolean[slots];
        this.ready = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            begin(slot);
            makeReady(slot);
        }
    }

    private void begin(int slot) {
        session[slot] = ++sessions;
        subscriber[slot] = 1 + sessions * STRIDE % subscribers;
        number[slot] = 0;
        granted[slot] = 0;
        again[slot] = false;
    }

    private void makeReady(int slot) {
        ready[(firstReady + readyCount) % ready.length] = slot;
        readyCount++;
    }

    /** Whether a session's next request can be made. */
    public boolean hasReady() {
        return readyCount > 0;
    }

    /** Takes the slot that waits longest; its request was due at this time and is under way from now on. */
    public int take(long dueNanos) {
        int slot = ready[firstReady];
        firstReady = (firstReady + 1) % ready.length;
        readyCount--;
        due[slot] = dueNanos;
        if (!again[slot]) {
            endToEnd[slot] = ++requests;
        }
        return slot;
    }

    /** The request was decided: the session's next one can be sent. */
    public void decided(int slot, long grantedOctets) {
        granted[slot] = grantedOctets;
        again[slot] = false;
        if (isLast(slot)) {
            begin(slot);
        } else {
            number[slot]++;
        }
        makeReady(slot);
    }

    /** It was not decided and is to be sent once more. */
    public void repeat(int slot) {
        again[slot] = true;
        makeReady(slot);
    }

    boolean isExpected(int slot, int answeredEndToEnd) {
        return slot >= 0 && slot < endToEnd.length && endToEnd[slot] == answeredEndToEnd;
    }

    /** Whether its request is an initial one. */
    public boolean isFirst(int slot) {
        return number[slot] == 0;
    }

    /** Whether its request is a termination. */
    public boolean isLast(int slot) {
        return number[slot] == updates + 1;
    }

    /** Whether its request was made before and not decided. */
    public boolean isAgain(int slot) {
        return again[slot];
    }

    long due(int slot) {
        return due[slot];
    }

    /** What the open sessions were granted last, over all of them. */
    long grantedAndOpen() {
        return Arrays.stream(granted).sum();
    }

    int endToEnd(int slot) {
        return endToEnd[slot];
    }

    /** CC-Request-Number. */
    public int number(int slot) {
        return number[slot];
    }

    /** The session's number, which no other has. */
    public long session(int slot) {
        return session[slot];
    }

    /** Whose session it is. */
    public long subscriber(int slot) {
        return subscriber[slot];
    }
}
