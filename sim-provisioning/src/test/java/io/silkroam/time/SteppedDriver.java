package io.silkroam.time;

import java.time.Duration;
import java.util.PriorityQueue;

/** A driver without threads: rounds are done when a test lets time pass, in the order in which they are due. */
public final class SteppedDriver implements Driver {

    private record Due(long atNanos, long order, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Due> waiting = new PriorityQueue<>();
    private long nanos;
    private long orders;

    /** Does all that is due by then. */
    public void pass(Duration time) {
        long until = nanos + time.toNanos();
        while (!waiting.isEmpty() && waiting.peek().atNanos() <= until) {
            Due next = waiting.poll();
            nanos = next.atNanos();
            next.task().run();
        }
        nanos = until;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public int random(int bound) {
        return 0;
    }

    @Override
    public boolean hasThreads() {
        return false;
    }

    @Override
    public Rounds rounds(String name, Runnable round) {
        return new Steps(round);
    }

    private final class Steps implements Rounds {
        private final Runnable round;
        private boolean closed;

        Steps(Runnable round) {
            this.round = round;
        }

        @Override
        public void start(Duration pause) {
            later(pause, () -> {
                round.run();
                start(pause);
            });
        }

        @Override
        public void wake() {
            later(Duration.ZERO, round);
        }

        @Override
        public void wakeAfter(Duration pause) {
            later(pause, round);
        }

        @Override
        public void execute(Runnable task) {
            later(Duration.ZERO, task);
        }

        private void later(Duration pause, Runnable task) {
            if (!closed) {
                waiting.add(new Due(nanos + pause.toNanos(), orders++, () -> {
                    if (!closed) {
                        task.run();
                    }
                }));
            }
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public boolean awaitEnd(Duration grace) {
            return true;
        }
    }
}
