package io.silkroam.diameter.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The way out of one connection. Any thread hands items in; the event loop drains them once a wake-up with one flush.
 * More than the bound unsent means a peer that does not read. The queue itself is bounded by what may be handed in:
 * answers to requests in flight and pending requests.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
public final class Wire {
    private final Channel channel;
    private final EventLoop loop;
    private final int bound;
    private final Runnable whenOverfull;
    private final Queue<WireItem> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Runnable drain = this::drain;
    private boolean batching;

    /** A way out over this channel; called back on the event loop when more than the bound is unsent. */
    public Wire(Channel channel, int bound, Runnable whenOverfull) {
        this.channel = channel;
        this.loop = channel.eventLoop();
        this.bound = bound;
        this.whenOverfull = whenOverfull;
    }

    /** Sends an item, or drops it if the connection is gone. */
    public void send(WireItem item) {
        if (batching && loop.inEventLoop()) {
            write(item);
            return;
        }
        queue.add(item);
        if (!scheduled.getAndSet(true)) {
            try {
                loop.execute(drain);
            } catch (RejectedExecutionException stopped) {
                dropAll();
            }
        }
    }

    /** Between these two, on the event loop, items are written at once and flushed together at the end. */
    public void beginBatch() {
        batching = true;
    }

    /** Flushes what the batch wrote. */
    public void endBatch() {
        if (batching) {
            batching = false;
            channel.flush();
            checkBound();
        }
    }

    private void drain() {
        scheduled.set(false);
        boolean wrote = false;
        for (WireItem item = queue.poll(); item != null; item = queue.poll()) {
            write(item);
            wrote = true;
        }
        if (wrote && !batching) {
            channel.flush();
            checkBound();
        }
    }

    private void write(WireItem item) {
        if (channel.isActive()) {
            channel.write(item.toWire(), channel.voidPromise());
        } else {
            item.dropped();
        }
    }

    private void checkBound() {
        if (channel.isActive() && channel.bytesBeforeWritable() > bound) {
            whenOverfull.run();
        }
    }

    private void dropAll() {
        for (WireItem item = queue.poll(); item != null; item = queue.poll()) {
            item.dropped();
        }
    }
}
