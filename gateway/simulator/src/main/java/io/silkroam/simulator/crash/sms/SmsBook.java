package io.silkroam.simulator.crash.sms;

import io.silkroam.simulator.crash.sms.SmsAudit.Arrival;
import io.silkroam.simulator.crash.sms.SmsAudit.Kill;
import io.silkroam.simulator.crash.sms.SmsAudit.Sight;
import io.silkroam.simulator.crash.store.StoreLook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Notes, outside of the process that is killed, what ESME and SMSC are told of numbered messages. Any thread. */
public final class SmsBook {
    private final Map<Integer, Notes> notes = new TreeMap<>();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Map<Integer, Look> looks = new TreeMap<>();
    private int run = 1;
    private int acknowledged;
    private int unanswered;

    private static final class Notes {
        private OptionalInt acknowledged = OptionalInt.empty();
        private final List<Entry> entries = new ArrayList<>();
        private final List<String> receipts = new ArrayList<>();
    }

    /** A submit_sm that the SMSC got. */
    public static final class Entry {
        private final int run;
        private OptionalLong answered = OptionalLong.empty();

        private Entry(int run) {
            this.run = run;
        }
    }

    private record Look(long nanos, StoreLook store) {}

    public synchronized void acknowledged(int number, long id) {
        of(number).acknowledged = OptionalInt.of(run);
        numbers.put(id, number);
        acknowledged++;
    }

    /** The ESME will never hear what became of it. */
    public synchronized void unanswered() {
        unanswered++;
    }

    public synchronized Entry arrived(int number) {
        Entry entry = new Entry(run);
        of(number).entries.add(entry);
        return entry;
    }

    /** Before its response leaves. */
    public synchronized void answered(Entry entry) {
        entry.answered = OptionalLong.of(System.nanoTime());
    }

    public synchronized void receipt(int number, long id, String state) {
        numbers.put(id, number);
        of(number).receipts.add(state);
    }

    private Notes of(int number) {
        return notes.computeIfAbsent(number, n -> new Notes());
    }

    /** A run is over: nothing of it can arrive any more. */
    public synchronized void killed(long nanos, StoreLook store) {
        looks.put(run, new Look(nanos, store));
        run++;
    }

    public synchronized int acknowledged() {
        return acknowledged;
    }

    /** Submissions of the ESME that nobody answered. */
    public synchronized int unansweredByUs() {
        return unanswered;
    }

    /** What the SMSC had got of this run and not answered at this moment. */
    public synchronized long unansweredBySmsc(long nanos) {
        return notes.values().stream()
                .flatMap(n -> n.entries.stream())
                .filter(entry -> entry.run == run)
                .filter(entry -> entry.answered.isEmpty() || entry.answered.getAsLong() - nanos > 0)
                .count();
    }

    /** Whether it came to the SMSC before. */
    public synchronized boolean isRepeated(int number) {
        return of(number).entries.size() > 1;
    }

    /** Messages that the gateway has and whose receipt is not back. */
    public synchronized Set<Integer> open() {
        Set<Integer> open = new HashSet<>();
        notes.forEach((number, n) -> {
            if ((n.acknowledged.isPresent() || !n.entries.isEmpty()) && n.receipts.isEmpty()) {
                open.add(number);
            }
        });
        return open;
    }

    /** Each message that was sent more than once after this run, by how long its response had left before the kill. */
    public synchronized List<Long> repeatsAfter(int killed) {
        Kill kill = kills().get(killed);
        List<Long> ages = new ArrayList<>();
        for (Sight sight : sights().values()) {
            for (int i = 1; i < sight.arrivals().size(); i++) {
                Arrival before = sight.arrivals().get(i - 1);
                if (before.run() == killed) {
                    ages.add(SmsAudit.answeredBefore(kill, before));
                }
            }
        }
        return ages;
    }

    public synchronized Map<Integer, Kill> kills() {
        Map<Integer, Kill> kills = new TreeMap<>();
        looks.forEach((number, look) -> kills.put(number, kill(look.nanos(), look.store())));
        return kills;
    }

    /** The same without writing it down. */
    public synchronized Kill kill(long nanos, StoreLook store) {
        return new Kill(nanos, numbersOf(store.marked()), numbersOf(store.known()), numbersOf(store.kept()));
    }

    /** By which the ESME knows a message that was acknowledged, or whose receipt came. */
    public synchronized long idOf(int number) {
        return numbers.entrySet().stream()
                .filter(id -> id.getValue() == number)
                .mapToLong(Map.Entry::getKey)
                .findAny()
                .orElseThrow();
    }

    /** Ids that nobody heard of have no number. */
    private Set<Integer> numbersOf(Set<Long> ids) {
        Set<Integer> found = new HashSet<>();
        for (long id : ids) {
            Integer number = numbers.get(id);
            if (number != null) {
                found.add(number);
            }
        }
        return found;
    }

    public synchronized Map<Integer, Sight> sights() {
        Map<Integer, Sight> sights = new TreeMap<>();
        notes.forEach((number, n) -> sights.put(
                number,
                new Sight(
                        n.acknowledged,
                        n.entries.stream()
                                .map(entry -> new Arrival(entry.run, entry.answered))
                                .toList(),
                        List.copyOf(n.receipts))));
        return sights;
    }
}
