package io.silkroam.simulator.simulation.world;

import java.time.Duration;
import java.util.PriorityQueue;

/**
 * What is going to happen, in the order of simulated time, on the thread of whoever lets it happen. An event may let
 * others happen in its middle ({@link #interleave}), which is how two gateways meet at one row.
 */
public final class Timeline {
    private static final int DEEPEST = 2;

    private record Event(long atNanos, long order, String name, Runnable work) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Event> waiting = new PriorityQueue<>();
    private final Trace trace;
    private long nanos;
    private long orders;
    private long done;
    private int depth;

    public Timeline(Trace trace) {
        this.trace = trace;
    }

    public long nanos() {
        return nanos;
    }

    /** Whether nothing is in the middle of something: no transaction is open but those of the event itself. */
    public boolean isSettled() {
        return depth <= 1;
    }

    /** How many events have happened. */
    public long done() {
        return done;
    }

    public void note(String what) {
        trace.note(nanos, what);
    }

    public void after(Duration pause, String name, Runnable work) {
        waiting.add(new Event(nanos + pause.toNanos(), orders++, name, work));
    }

    /** Time passes while something is going on; what is due meanwhile comes late. */
    public void pass(Duration time) {
        nanos += time.toNanos();
    }

    /** Lets the next event happen in the middle of the one that is happening, where there is one within that time. */
    public void interleave(Duration within) {
        if (depth <= DEEPEST && !waiting.isEmpty() && waiting.peek().atNanos() - nanos <= within.toNanos()) {
            step();
        }
    }

    /** The next event; false where there is none before {@code untilNanos}. */
    public boolean stepUntil(long untilNanos) {
        if (waiting.isEmpty() || waiting.peek().atNanos() > untilNanos) {
            nanos = Math.max(nanos, untilNanos);
            return false;
        }
        step();
        return true;
    }

    private void step() {
        Event event = waiting.remove();
        nanos = Math.max(nanos, event.atNanos());
        done++;
        trace.note(nanos, event.name());
        depth++;
        try {
            event.work().run();
        } catch (Crash e) {
            trace.note(nanos, e.getMessage());
        } finally {
            depth--;
        }
    }
}
