package io.silkroam.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/** The bounded waiting room of one lane, in order of arrival. */
final class LaneQueue<C> {

    /** A command and when it came. */
    record Waiting<C>(C command, long sinceNanos) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Waiting<C>> waiting = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    LaneQueue(int capacity) {
        this.capacity = capacity;
    }

    boolean offer(C command, long nowNanos) {
        lock.lock();
        try {
            if (closed || waiting.size() >= capacity) {
                return false;
            }
            waiting.add(new Waiting<>(command, nowNanos));
            if (waiting.size() == 1) {
                changed.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Everything that waits, up to {@code max}; blocks only while nothing does. Empty once closed and drained. */
    List<Waiting<C>> take(int max) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            return takeNow(max);
        } finally {
            lock.unlock();
        }
    }

    /** The same for a lane that must not wait: empty while nothing does. */
    List<Waiting<C>> takeNow(int max) {
        lock.lock();
        try {
            int size = Math.min(max, waiting.size());
            List<Waiting<C>> batch = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                batch.add(waiting.poll());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Puts back in front what could not be served now. These were admitted once, so the capacity does not apply. */
    void putBack(List<Waiting<C>> batch) {
        lock.lock();
        try {
            for (int i = batch.size() - 1; i >= 0; i--) {
                waiting.addFirst(batch.get(i));
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Removes from the front those that waited longer than they may. */
    List<C> expire(long nowNanos, ToLongFunction<Waiting<C>> patienceNanos) {
        List<C> expired = new ArrayList<>();
        lock.lock();
        try {
            for (Waiting<C> first = waiting.peek();
                    first != null && nowNanos - first.sinceNanos() > patienceNanos.applyAsLong(first);
                    first = waiting.peek()) {
                expired.add(waiting.poll().command());
            }
        } finally {
            lock.unlock();
        }
        return expired;
    }

    /** Takes no more; what waits can still be taken out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until closed, at most this long. */
    boolean awaitClosed(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
