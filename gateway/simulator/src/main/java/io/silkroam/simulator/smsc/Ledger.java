package io.silkroam.simulator.smsc;

import io.silkroam.simulator.sms.Joiner;
import io.silkroam.simulator.smsc.Received.State;
import io.silkroam.smpp.pdu.ShortMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an SMSC was given: the newest messages, and how many there were. */
public final class Ledger {
    /** Older messages are forgotten; a query for one of them is answered that it is not known. */
    public static final int MOST = 100_000;

    private static final long FIRST_ID = 0xAC100000L;

    private final Map<Long, Received> messages = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Received> eldest) {
            return size() > MOST;
        }
    };
    private final Joiner joiner = new Joiner();
    private final List<String> texts = new ArrayList<>();
    private long count;

    /** Writes a message down; what becomes of it is decided by {@code habits}. */
    public synchronized Received enter(String systemId, ShortMessage message, Habits habits, Instant now) {
        count++;
        Received received =
                new Received(count, FIRST_ID + count, systemId, message, habits.fate(count), now, State.ENROUTE);
        messages.put(received.id(), received);
        if (received.isAccepted()) {
            joiner.add(message).ifPresent(this::keep);
        }
        return received;
    }

    private void keep(String text) {
        if (texts.size() == MOST) {
            texts.remove(0);
        }
        texts.add(text);
    }

    /** The final state of an accepted message: delivered, unless it is one of those that are lost, or deleted. */
    public synchronized State finish(Received received, Habits habits) {
        State state = Share.place(received.number()) >= 100 - habits.receipts().undelivered()
                ? State.UNDELIVERABLE
                : State.DELIVERED;
        Received last = messages.getOrDefault(received.id(), received);
        if (last.state() == State.DELETED) {
            return State.DELETED;
        }
        messages.put(received.id(), last.now(state));
        return state;
    }

    /** The message of this id, as it stands in the response. */
    public synchronized Optional<Received> find(String id, IdForm form) {
        return messages.values().stream()
                .filter(Received::isAccepted)
                .filter(r -> form.inResponse(r.id()).equals(id))
                .findFirst();
    }

    /** Takes a message back; false if it is not there or is on its way no longer. */
    public synchronized boolean cancel(String id, IdForm form) {
        Optional<Received> found = find(id, form).filter(r -> r.state() == State.ENROUTE);
        found.ifPresent(r -> messages.put(r.id(), r.now(State.DELETED)));
        return found.isPresent();
    }

    /** Puts another text in the place of a message's; false as with {@link #cancel}. */
    public synchronized boolean replace(String id, IdForm form, byte[] octets) {
        Optional<Received> found = find(id, form).filter(r -> r.state() == State.ENROUTE);
        found.ifPresent(r -> messages.put(r.id(), r.replacedBy(r.message().withOctets(octets))));
        return found.isPresent();
    }

    /** All messages, oldest first. */
    public synchronized List<Received> all() {
        return List.copyOf(messages.values());
    }

    /** Texts of accepted messages, joined from their parts, in the order in which they became whole. */
    public synchronized List<String> texts() {
        return List.copyOf(texts);
    }

    /** How many messages there were. */
    public synchronized long count() {
        return count;
    }
}
