package io.silkroam.simulator.bench.peers.hostile;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A bad peer at work, on a thread of its own, until it is told to end. */
public final class Acts implements AutoCloseable {
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long BRIEF = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int SLOW_LINKS = 4;
    private static final int SLOW_RATE = 500;
    private static final int SILENT_LINKS = 100;
    private static final int HALF_OPEN_KEPT = 64;

    private final Dialect dialect;
    private final Target target;
    private final Rates rates;
    private final Fate fate;
    private final Thread thread;
    private volatile boolean over;

    private Acts(Target target, Behaviour behaviour, Rates rates, Fate fate) {
        this.dialect = target.dialect();
        this.target = target;
        this.rates = rates;
        this.fate = fate;
        this.thread = new Thread(() -> play(behaviour), "hostile");
    }

    /** Begins; what comes of it is counted. */
    public static Acts begin(Target target, Behaviour behaviour, Rates rates, Fate fate) {
        Acts acts = new Acts(target, behaviour, rates, fate);
        acts.thread.start();
        return acts;
    }

    private void play(Behaviour behaviour) {
        while (!over) {
            try {
                behaviour.play(this);
            } catch (SocketException cut) {
                fate.got("cut off");
            } catch (IOException broken) {
                fate.got(broken.getMessage());
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    /** Does something so often a second until it is over. */
    private void often(int rate, Step step) throws IOException {
        long begin = System.nanoTime();
        for (long done = 0; !over; ) {
            long due = (System.nanoTime() - begin) * rate / SECOND;
            // After a long step it does not hurry: that would be another behaviour.
            done = Math.max(done, due - rate / 20 - 1);
            for (; done < due && !over; done++) {
                step.take((int) done);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private interface Step {
        void take(int number) throws IOException;
    }

    private RawLink open(int peer, boolean narrow) throws IOException {
        RawLink link = RawLink.to(target, narrow);
        String answer = link.ask(dialect, dialect.hello(peer), PATIENCE);
        fate.got("hello: " + answer);
        return link;
    }

    void readSlowly() throws IOException {
        List<RawLink> links = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_LINKS; i++) {
                links.add(open(i, true));
            }
            long[] tasted = {System.nanoTime()};
            often(SLOW_RATE * SLOW_LINKS, number -> {
                int peer = number % SLOW_LINKS;
                boolean taken = links.get(peer).write(dialect.request(peer, number));
                fate.got(taken ? "request taken" : "request held back");
                if (System.nanoTime() - tasted[0] >= SECOND) {
                    tasted[0] = System.nanoTime();
                    for (RawLink link : links) {
                        link.taste(1);
                    }
                }
            });
        } finally {
            for (RawLink link : links) {
                link.close();
            }
        }
    }

    void staySilent() throws IOException {
        Deque<RawLink> links = new ArrayDeque<>();
        try {
            often(SILENT_LINKS * 2, number -> {
                if (links.size() < SILENT_LINKS) {
                    links.add(RawLink.to(target, false));
                    fate.got("connected");
                }
                RawLink oldest = links.remove();
                if (oldest.taste(1)) {
                    links.add(oldest);
                } else {
                    fate.got("closed");
                    oldest.close();
                }
            });
        } finally {
            for (RawLink link : links) {
                link.close();
            }
        }
    }

    void flood() throws IOException {
        try (RawLink link = open(0, false)) {
            often(rates.flood(), number -> {
                link.write(dialect.request(0, number));
                boolean open = number % 16 != 0 || link.read(dialect, answer -> fate.got(dialect.describe(answer)));
                if (!open) {
                    throw new SocketException("closed");
                }
            });
        }
    }

    void lie() throws IOException {
        try (RawLink link = open(1, false)) {
            often(rates.lies(), number -> {
                List<byte[]> lies = dialect.lies(1);
                List<byte[]> hellos = dialect.falseHellos();
                if (number % 4 == 0) {
                    try (RawLink other = RawLink.to(target, false)) {
                        fate.got("false hello: " + other.ask(dialect, hellos.get(number / 4 % hellos.size()), BRIEF));
                    }
                }
                link.write(lies.get(number % lies.size()));
                if (!link.read(dialect, answer -> fate.got(dialect.describe(answer)))) {
                    throw new SocketException("closed");
                }
            });
        }
    }

    void closeHalf() throws IOException {
        Deque<RawLink> links = new ArrayDeque<>();
        try {
            often(rates.halfClosed(), number -> {
                RawLink link = open(number % 32, false);
                links.add(link);
                link.write(dialect.request(number % 32, number));
                link.closeHalf();
                if (links.size() > HALF_OPEN_KEPT) {
                    try (RawLink oldest = links.remove()) {
                        fate.got("then " + oldest.next(dialect, STEP_NANOS));
                    }
                }
            });
        } finally {
            for (RawLink link : links) {
                link.close();
            }
        }
    }

    void storm() throws IOException {
        often(rates.storm(), number -> {
            RawLink link = RawLink.to(target, false);
            byte[] hello = dialect.hello(number % 32);
            if (number % 3 == 1) {
                link.write(hello);
            } else if (number % 3 == 2) {
                link.write(Arrays.copyOf(hello, hello.length / 2));
            }
            if (number % 2 == 0) {
                link.reset();
            } else {
                link.close();
            }
            fate.got("connected");
        });
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
