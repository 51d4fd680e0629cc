package io.silkroam.smpp.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.silkroam.smpp.codec.Composed;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The way out of one connection. Any thread hands items in; the event loop drains them once a wake-up. PDUs are
 * gathered in one buffer, which is written and flushed at the end of what was read or drained, so a session that is
 * idle owns none. The queue is bounded by what may be handed in: answers to requests in flight, and a window.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
final class Wire {
    private static final int FIRST_OCTETS = 512;
    private static final int GATHERED_AT_MOST = 32_768;

    /** Something on its way out. */
    interface Item {
        /** On the event loop: writes itself by {@link Wire#write}. */
        void write();

        /** The event loop is gone. */
        void dropped();
    }

    private final Channel channel;
    private final EventLoop loop;
    private final int mostUnsent;
    private final Runnable whenOverfull;
    private final Queue<Item> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Runnable drain = this::drain;
    private ByteBuf gathered;
    private boolean batching;
    private boolean ended;

    /** Calls back on the event loop when more than that is unsent. */
    Wire(Channel channel, int mostUnsent, Runnable whenOverfull) {
        this.channel = channel;
        this.loop = channel.eventLoop();
        this.mostUnsent = mostUnsent;
        this.whenOverfull = whenOverfull;
    }

    /** Hands in an item; those of one thread keep their order. */
    void submit(Item item) {
        if (batching && loop.inEventLoop() && queue.isEmpty()) {
            item.write();
            return;
        }
        queue.add(item);
        schedule();
    }

    private void schedule() {
        if (!scheduled.getAndSet(true)) {
            try {
                loop.execute(drain);
            } catch (RejectedExecutionException stopped) {
                for (Item item = queue.poll(); item != null; item = queue.poll()) {
                    item.dropped();
                }
            }
        }
    }

    /** On the event loop: adds a PDU to what goes out next. */
    void write(Composed pdu, int sequence) {
        if (ended || !channel.isActive()) {
            return;
        }
        if (gathered == null) {
            gathered = channel.alloc().buffer(Math.max(FIRST_OCTETS, pdu.length()));
        }
        pdu.writeTo(gathered, sequence);
        if (gathered.readableBytes() >= GATHERED_AT_MOST) {
            passOn();
        }
        if (!batching) {
            schedule();
        }
    }

    /** Between these two, on the event loop, nothing is flushed. */
    void beginBatch() {
        batching = true;
    }

    void endBatch() {
        batching = false;
        flush();
    }

    private void drain() {
        scheduled.set(false);
        boolean outer = batching;
        batching = true;
        for (Item item = queue.poll(); item != null; item = queue.poll()) {
            item.write();
        }
        batching = outer;
        if (!outer) {
            flush();
        }
    }

    /** On the event loop: everything out. */
    void flush() {
        if (gathered != null) {
            passOn();
            channel.flush();
        }
        if (channel.isActive() && channel.bytesBeforeWritable() > mostUnsent) {
            whenOverfull.run();
        }
    }

    /** On the event loop: everything out, and nothing after it. */
    void end() {
        flush();
        ended = true;
    }

    private void passOn() {
        ByteBuf whole = gathered;
        gathered = null;
        channel.write(whole);
    }

    /** The connection is over. */
    void release() {
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }
}
