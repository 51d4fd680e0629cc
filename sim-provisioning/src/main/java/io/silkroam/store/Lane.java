package io.silkroam.store;

import io.silkroam.store.BatchHandler.Refusal;
import io.silkroam.store.LaneQueue.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, and either a thread ({@link #run}) or somebody who comes round ({@link #step}): takes what waits, has
 * it handled and committed together, never waits for company. What a failure means for the batch is decided in
 * {@link #serve} and nowhere else.
 */
final class Lane<C> implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final int index;
    private final Lanes.Context<C> context;
    private final LaneSettings settings;
    private final BatchHandler<C> handler;
    private final LaneQueue<C> queue;

    private volatile LaneSession session;
    private volatile long connectedAtNanos;
    private volatile List<Waiting<C>> inFlight = List.of();
    private long nextPauseNanos = FIRST_PAUSE_NANOS;
    /** Seen and written by the watching thread only. */
    private List<Waiting<C>> reportedAsStalled = List.of();

    Lane(int index, Lanes.Context<C> context, LaneSession session) {
        this.index = index;
        this.context = context;
        this.settings = context.settings();
        this.handler = context.handler();
        this.queue = new LaneQueue<>(settings.queueCapacity());
        connected(session);
    }

    boolean offer(C command) {
        return queue.offer(command, nanos());
    }

    int depth() {
        return queue.size();
    }

    @Override
    public void run() {
        try {
            while (!context.database().isBroken() && (session != null || reconnect())) {
                List<Waiting<C>> taken = queue.take(settings.maxBatch());
                if (taken.isEmpty() || context.database().isBroken()) {
                    break; // not even a stored answer leaves once a sync has failed
                }
                serveFresh(taken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /**
     * The same without a thread, one round at a time: a connection where there is none, then one batch. Returns after
     * what pause to come again; empty where there is no need to before something is offered.
     */
    Optional<Duration> step() {
        if (context.database().isBroken()) {
            return Optional.empty();
        }
        if (session == null && !connect()) {
            return Optional.of(Duration.ofNanos(pauseNanos()));
        }
        List<Waiting<C>> taken = queue.takeNow(settings.maxBatch());
        if (!taken.isEmpty()) {
            serveFresh(taken);
        }
        return session == null || depth() > 0 ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    private void serveFresh(List<Waiting<C>> taken) {
        List<Waiting<C>> batch = withoutExpired(taken);
        inFlight = batch;
        int finished = serve(batch);
        inFlight = List.of();
        queue.putBack(batch.subList(finished, batch.size()));
    }

    private List<Waiting<C>> withoutExpired(List<Waiting<C>> taken) {
        long now = nanos();
        List<Waiting<C>> fresh = new ArrayList<>(taken.size());
        for (Waiting<C> waiting : taken) {
            if (now - waiting.sinceNanos() > patienceNanos(waiting)) {
                refuse(waiting.command(), Refusal.EXPIRED);
            } else {
                fresh.add(waiting);
            }
        }
        return fresh;
    }

    /** What came while there was no connection may wait longer than what comes in good times. */
    private long patienceNanos(Waiting<C> waiting) {
        boolean waitsOutAnOutage = session == null || waiting.sinceNanos() - connectedAtNanos < 0;
        return waitsOutAnOutage ? outageNanos() : settings.maxWait().toNanos();
    }

    /** The answer has to be there at the bound; to find out that it is due and to send it take their time as well. */
    private long outageNanos() {
        return settings.outageWait().toNanos() / 10 * 9;
    }

    /** Returns how many commands from the front are done with; the others wait for the next connection. */
    private int serve(List<Waiting<C>> batch) {
        for (int attempt = 1; !batch.isEmpty(); attempt++) {
            try {
                handle(batch);
                return batch.size();
            } catch (StoreException e) {
                switch (e.kind()) {
                    case FATAL -> {
                        context.database().fail(e);
                        return batch.size();
                    }
                    case CONNECTION_LOST -> {
                        boolean half = session.committed();
                        disconnect(e);
                        return half ? giveUp(batch, Refusal.DISCONNECTED, e) : 0;
                    }
                    case CONFLICT -> {
                        context.observer().conflict(index);
                        boolean again = attempt < settings.attempts() && !session.committed();
                        if (!undo()) {
                            return again ? 0 : giveUp(batch, Refusal.DISCONNECTED, e);
                        }
                        if (!again) {
                            return giveUp(batch, Refusal.CONTENDED, e);
                        }
                    }
                    case REJECTED -> {
                        return afterFault(batch, e);
                    }
                }
            } catch (RuntimeException e) {
                return afterFault(batch, e);
            }
        }
        return 0;
    }

    private void handle(List<Waiting<C>> batch) {
        long waited = nanos() - batch.get(0).sinceNanos();
        context.observer().batch(index, batch.size(), queue.size(), waited);
        session.begin();
        handler.handle(commandsOf(batch), session);
        if (session.committed()) {
            context.observer().committed(index, session.commitNanos());
        }
        // Ends the transaction of a batch that had nothing to write, or nothing more. Everybody has been answered:
        // where
        // this fails the connection is given up, and never what was done on it.
        undo();
    }

    /** One faulty command must not take the batch with it: each is tried alone, in order. */
    private int afterFault(List<Waiting<C>> batch, RuntimeException fault) {
        boolean half = session.committed();
        boolean connected = undo();
        if (half || batch.size() == 1) {
            LOG.error("lane {}: {} command(s) failed", index, batch.size(), fault);
            return giveUp(batch, Refusal.FAILED, fault);
        }
        LOG.warn("lane {}: a batch of {} failed, trying each alone: {}", index, batch.size(), fault.toString());
        int done = 0;
        while (connected && done < batch.size() && serve(batch.subList(done, done + 1)) == 1) {
            done++;
            connected = session != null && !context.database().isBroken();
        }
        return context.database().isBroken() ? batch.size() : done;
    }

    private int giveUp(List<Waiting<C>> batch, Refusal why, RuntimeException because) {
        LOG.warn("lane {}: {} command(s) refused as {}: {}", index, batch.size(), why, because.toString());
        batch.forEach(waiting -> refuse(waiting.command(), why));
        return batch.size();
    }

    private boolean undo() {
        try {
            session.rollback();
            return true;
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.FATAL) {
                context.database().fail(e);
            }
            disconnect(e);
            return false;
        }
    }

    private void disconnect(StoreException because) {
        LOG.warn("lane {}: connection lost: {}", index, because.getMessage());
        LaneSession lost = session;
        session = null;
        lost.close();
        context.observer().connected(index, false);
    }

    /** Tries until there is a connection (true) or the lane is closed or broken (false). */
    private boolean reconnect() throws InterruptedException {
        while (!connect()) {
            if (context.database().isBroken() || queue.awaitClosed(pauseNanos())) {
                return false;
            }
        }
        return true;
    }

    private boolean connect() {
        try {
            connected(LaneSession.open(context.database(), context.gateway(), settings));
            return true;
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.FATAL) {
                context.database().fail(e);
            } else {
                LOG.warn("lane {}: no connection yet: {}", index, e.getMessage());
            }
            return false;
        }
    }

    /** Jittered, so that the lanes of many gateways do not come back to a fresh server in step. */
    private long pauseNanos() {
        long pause = nextPauseNanos;
        nextPauseNanos = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        return pause / 2 + context.driver().random((int) (pause / 2));
    }

    private void connected(LaneSession fresh) {
        connectedAtNanos = nanos();
        nextPauseNanos = FIRST_PAUSE_NANOS;
        session = fresh;
        context.observer().connected(index, true);
    }

    /** Called by the watching thread: the lane's own may be blocked in the store. */
    void watch(long nowNanos) {
        if (context.database().isBroken()) {
            return;
        }
        Refusal why = session == null ? Refusal.DISCONNECTED : Refusal.EXPIRED;
        queue.expire(nowNanos, this::patienceNanos).forEach(command -> refuse(command, why));
        List<Waiting<C>> batch = inFlight;
        boolean stalled = !batch.isEmpty() && nowNanos - batch.get(0).sinceNanos() > outageNanos();
        if (stalled && batch != reportedAsStalled) {
            reportedAsStalled = batch;
            handler.stalled(commandsOf(batch));
        }
    }

    private void refuse(C command, Refusal why) {
        context.observer().refused(index, why);
        try {
            handler.refuse(command, why);
        } catch (RuntimeException e) {
            LOG.error("lane {}: a refusal ({}) could not be given", index, why, e);
        }
    }

    private List<C> commandsOf(List<Waiting<C>> batch) {
        return batch.stream().map(Waiting::command).toList();
    }

    private long nanos() {
        return context.driver().nanos();
    }

    void close() {
        queue.close();
    }

    /** Once its time to finish is over: refuses what waits, and frees a lane that is blocked in the store. */
    void abort() {
        refuseAllQueued();
        LaneSession blocked = session;
        if (blocked != null) {
            blocked.abort();
        }
    }

    /** Gives its connection back, and refuses what still waits. */
    void end() {
        queue.close();
        LaneSession last = session;
        session = null;
        if (last != null) {
            last.close();
        }
        refuseAllQueued();
    }

    private void refuseAllQueued() {
        if (!context.database().isBroken()) {
            queue.expire(nanos(), waiting -> Long.MIN_VALUE).forEach(command -> refuse(command, Refusal.CLOSING));
        }
    }
}
