package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.session.SmppObserver.Stray;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Our requests without a response, by sequence_number (SMPP 3.4 §3.2), which runs from 1 to 0x7FFFFFFF and begins
 * again. Event loop only. Bounded by the window; the memory of what timed out by a bound of its own.
 */
final class SentRequests {
    private static final int LAST_SEQUENCE = 0x7FFFFFFF;
    private static final int REMEMBERED = 1_000;

    /** One of them; its time is over at the deadline. */
    record Sent(Command command, long sentAt, long deadline, boolean inWindow, Consumer<SendResult> result) {}

    private final Map<Integer, Sent> pending = new LinkedHashMap<>(4);
    private final Map<Integer, Command> expired = new LinkedHashMap<>(4) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Command> eldest) {
            return size() > REMEMBERED;
        }
    };
    private int last;
    private int windowed;

    /** The sequence_number it goes out with. */
    int add(Sent sent) {
        do {
            last = last == LAST_SEQUENCE ? 1 : last + 1;
        } while (pending.containsKey(last));
        expired.remove(last);
        pending.put(last, sent);
        windowed += sent.inWindow ? 1 : 0;
        return last;
    }

    /** The request that waits under this sequence_number, and goes on waiting; null if none does. */
    Sent find(int sequence) {
        return pending.get(sequence);
    }

    /** It waits no longer. */
    void remove(int sequence) {
        Sent sent = pending.remove(sequence);
        windowed -= sent != null && sent.inWindow ? 1 : 0;
    }

    /** What to call a response for which no request waits. */
    Stray stray(Command response, int sequence) {
        if (expired.remove(sequence) != null) {
            return Stray.LATE;
        }
        return response == Command.GENERIC_NACK ? Stray.NACK : Stray.UNSOLICITED;
    }

    /** Takes out those whose time is over, eldest first; all but binds and unbinds wait equally long. */
    List<Sent> expire(long now) {
        List<Sent> over = List.of();
        Iterator<Map.Entry<Integer, Sent>> each = pending.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Integer, Sent> entry = each.next();
            Sent sent = entry.getValue();
            if (sent.command.isBind() || sent.command == Command.UNBIND) {
                continue; // the state has a timer of its own
            }
            if (now - sent.deadline < 0) {
                break;
            }
            if (over.isEmpty()) {
                over = new ArrayList<>();
            }
            over.add(sent);
            each.remove();
            windowed -= sent.inWindow ? 1 : 0;
            expired.put(entry.getKey(), sent.command);
        }
        return over;
    }

    /** Takes out all. */
    List<Sent> drain() {
        List<Sent> all = List.copyOf(pending.values());
        pending.clear();
        windowed = 0;
        return all;
    }

    /** How many of them an owner waits for. */
    int windowed() {
        return windowed;
    }

    /** For a test of what comes after the last number. */
    void startAfter(int sequence) {
        last = sequence;
    }
}
