package io.silkroam.leaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Live threads. A timer is one, and so are an event loop and a lane. */
final class Threads {
    private static final int FRAMES = 6;

    /** Threads of the JDK and of libraries that one process has once, or that serve a shared test database. */
    private static final Pattern SHARED = Pattern.compile("""
            Common-Cleaner|process reaper.*|ForkJoinPool\\.commonPool.*|globalEventExecutor.*|Attach Listener|\
            Java2D .*|Cleanup-SunPKCS11|Keep-Alive-.*|postgres:pid.*|PostgreSQL-JDBC-.*|Cleaner-\\d+|log:.*|junit-.*|\
            CompletableFutureDelayScheduler|surefire-.*|ping-.*|AsyncAppender-.*|JFR .*|RMI .*|\
            ProgressBar|metrics-meter-tick-thread-\\d+""");

    /** As the JDK calls the threads behind an AsynchronousFileChannel, and as anybody's thread without a name. */
    private static final Pattern UNNAMED = Pattern.compile("Thread-\\d+");

    private Threads() {}

    static Set<Long> ids() {
        return all().stream().map(Thread::getId).collect(Collectors.toSet());
    }

    /** Those that are not of this set, and what they do. */
    static List<String> besides(Set<Long> known) {
        List<String> others = new ArrayList<>();
        for (Thread thread : all()) {
            boolean shared = SHARED.matcher(thread.getName()).matches();
            if (thread.isAlive() && !shared && !known.contains(thread.getId()) && !endsByItself(thread)) {
                others.add("thread " + thread.getName() + ": "
                        + Arrays.stream(thread.getStackTrace())
                                .limit(FRAMES)
                                .map(StackTraceElement::toString)
                                .collect(Collectors.joining(" < ")));
            }
        }
        return others;
    }

    /**
     * The first test of a machine that wants a PostgreSQL unpacks it by AsynchronousFileChannel, whose idle threads end
     * after a minute.
     */
    private static boolean endsByItself(Thread thread) {
        return thread.isDaemon()
                && UNNAMED.matcher(thread.getName()).matches()
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(SynchronousQueue.class.getName())
                                && frame.getMethodName().equals("poll"));
    }

    private static List<Thread> all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] found = new Thread[root.activeCount() * 2 + 64];
        return List.of(Arrays.copyOf(found, root.enumerate(found)));
    }
}
