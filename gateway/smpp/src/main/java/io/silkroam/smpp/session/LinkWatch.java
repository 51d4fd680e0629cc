package io.silkroam.smpp.session;

import io.silkroam.smpp.codec.Composed;
import io.silkroam.smpp.codec.FrameDecoder;
import io.silkroam.smpp.codec.PduWriter;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Request;
import java.time.Duration;

/**
 * Looks at one connection now and then: the timers of SMPP 3.4 §7.2, a PDU that does not come to its end, a peer that
 * does not read. One scheduled task per connection, no thread. Event loop only.
 */
final class LinkWatch {
    private static final Composed ENQUIRE_LINK = PduWriter.request(new Request.EnquireLink(), true);
    private static final long SLOWEST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long FASTEST_NANOS = Duration.ofMillis(5).toNanos();

    private final SmppConnection connection;
    private final FrameDecoder frames;
    private final SmppTimers timers;
    private long lastReceived;
    private long lastTransaction;
    private long unwritableSince;
    private boolean unwritable;
    private boolean enquiring;
    private long enquiredAt;

    LinkWatch(SmppConnection connection, FrameDecoder frames, long now) {
        this.connection = connection;
        this.frames = frames;
        this.timers = connection.context().timers();
        this.lastReceived = now;
        this.lastTransaction = now;
    }

    /** How long until the next look: a quarter of the shortest timer, between 5 ms and 1 s. */
    static long interval(SmppTimers timers) {
        long shortest = Long.MAX_VALUE;
        for (Duration each : new Duration[] {
            timers.bind(),
            timers.response(),
            timers.enquireLink(),
            timers.inactivity(),
            timers.unbind(),
            timers.completion(),
            timers.stall()
        }) {
            shortest = each.isZero() ? shortest : Math.min(shortest, each.toNanos());
        }
        return Math.max(FASTEST_NANOS, Math.min(SLOWEST_NANOS, shortest / 4));
    }

    void received(long now) {
        lastReceived = now;
    }

    void transaction(long now) {
        lastTransaction = now;
    }

    void writability(boolean writable, long now) {
        if (!writable && !unwritable) {
            unwritableSince = now;
        }
        unwritable = !writable;
    }

    void poll(long now) {
        if (unwritable && now - unwritableSince >= timers.stall().toNanos()) {
            connection.end(EndReason.SLOW_READER);
        } else if (frames.isPartial()
                && now - frames.partialSince() >= timers.completion().toNanos()) {
            connection.end(EndReason.PDU_INCOMPLETE);
        } else if (connection.isUsable()) {
            enquire(now);
            long inactivity = timers.inactivity().toNanos();
            if (inactivity > 0 && now - lastTransaction >= inactivity && connection.isQuiet()) {
                connection.unbind(EndReason.INACTIVE);
            }
        }
    }

    private void enquire(long now) {
        if (!enquiring && now - lastReceived >= timers.enquireLink().toNanos()) {
            enquiring = true;
            enquiredAt = now;
            connection.sendRequest(Command.ENQUIRE_LINK, ENQUIRE_LINK, false, this::enquired);
        }
    }

    /** A peer that sends something else instead of its response is alive. */
    private void enquired(SendResult result) {
        enquiring = false;
        if (result instanceof SendResult.Unanswered unanswered
                && unanswered.doubt() == SendResult.Unanswered.Doubt.TIMEOUT
                && lastReceived - enquiredAt <= 0) {
            connection.end(EndReason.LINK_DEAD);
        }
    }
}
