package io.silkroam.simulator.simulation.world;

import io.silkroam.time.Driver;
import io.silkroam.time.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One run of a gateway's process, from its start to its crash: it drives the engines inside. Nothing of it happens any
 * more once it is over. Its wall clock may be wrong and may jump; its nanoseconds are the world's.
 */
public final class Life implements Driver {
    /** No timer of a simulated process is finer: what comes every 20 ms costs the simulation more than it finds. */
    private static final Duration FINEST = Duration.ofMillis(200);

    private static final Duration WAKING = Duration.ofMillis(2);

    private final String name;
    private final Timeline timeline;
    private final Chance chance;
    private final Supplier<Instant> rightTime;
    private final Predicate<String> runs;
    private Duration clockError = Duration.ZERO;
    private boolean over;

    /**
     * @param rightTime what a wall clock shows that is not wrong
     * @param runs which rounds are done at all, by their name; all of them, unless a fault is planted
     */
    public Life(String name, Timeline timeline, Chance chance, Supplier<Instant> rightTime, Predicate<String> runs) {
        this.name = name;
        this.timeline = timeline;
        this.chance = chance;
        this.rightTime = rightTime;
        this.runs = runs;
    }

    public String name() {
        return name;
    }

    public boolean isOver() {
        return over;
    }

    /** The process is gone. */
    public void end() {
        over = true;
    }

    /** Ends what is going on if the process was killed in the middle of it. */
    public void check() {
        if (over) {
            throw new Crash(name + " is dead");
        }
    }

    /** From now on the wall clock is wrong by so much. */
    public void setClockError(Duration error) {
        clockError = error;
    }

    /** The wall clock of this process. */
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return rightTime.get().plus(clockError);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("the simulated clock shows UTC");
            }
        };
    }

    @Override
    public long nanos() {
        return timeline.nanos();
    }

    @Override
    public int random(int bound) {
        return chance.below(bound);
    }

    @Override
    public boolean hasThreads() {
        return false;
    }

    @Override
    public Rounds rounds(String what, Runnable round) {
        return new LifeRounds(name + " " + what, runs.test(what) ? round : () -> {});
    }

    /** As a thread of its own would do them: one at a time, and a wake that comes before the round counts for it. */
    private final class LifeRounds implements Rounds {
        private final String title;
        private final Runnable round;
        private boolean closed;
        private boolean running;
        private boolean woken;

        LifeRounds(String title, Runnable round) {
            this.title = title;
            this.round = round;
        }

        @Override
        public void start(Duration pause) {
            Duration least = pause.compareTo(FINEST) < 0 ? FINEST : pause;
            later(chance.between(least, least.plus(least.dividedBy(4))), () -> {
                round.run();
                start(pause);
            });
        }

        @Override
        public void wake() {
            wakeAfter(Duration.ZERO);
        }

        @Override
        public void wakeAfter(Duration pause) {
            if (!woken) {
                woken = true;
                later(pause.plusMillis(chance.between(0, WAKING.toMillis())), () -> {
                    woken = false;
                    round.run();
                });
            }
        }

        @Override
        public void execute(Runnable task) {
            later(Duration.ofMillis(chance.between(0, WAKING.toMillis())), task);
        }

        private void later(Duration pause, Runnable task) {
            timeline.after(pause, title, () -> run(task));
        }

        private void run(Runnable task) {
            if (over || closed) {
                return;
            }
            if (running) { // its thread is in the middle of something
                later(WAKING, task);
                return;
            }
            running = true;
            try {
                task.run();
            } catch (RuntimeException e) {
                throw new Violation(title + " failed", e);
            } finally {
                running = false;
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
            return !running;
        }
    }
}
