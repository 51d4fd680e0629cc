package io.silkroam.simulator.jsmpp;

import io.silkroam.simulator.jsmpp.Binds.Bind;
import io.silkroam.simulator.jsmpp.SmscWire.Departure;
import io.silkroam.simulator.smsc.Fate;
import io.silkroam.simulator.smsc.Habits;
import io.silkroam.simulator.smsc.Ledger;
import io.silkroam.simulator.smsc.Quirk;
import io.silkroam.simulator.smsc.ReceiptWriter;
import io.silkroam.simulator.smsc.Received;
import io.silkroam.simulator.smsc.SmscWatcher;
import io.silkroam.smpp.pdu.ShortMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jsmpp.PDUStringException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.util.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes messages in as its habits say, and returns receipts. */
final class SmscDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmscDesk.class);
    /** Answers, and receipts, that wait for their time; what comes beyond them never leaves. */
    private static final int MOST_WAITING = 100_000;

    private static final int COURIERS = 16;
    private static final int SYSTEM_ERROR = 0x08;

    private final Ledger ledger;
    private final Binds binds;
    private final SmscWatcher watcher;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor couriers;
    private final ScheduledThreadPoolExecutor timer;
    private volatile Habits habits;

    SmscDesk(Ledger ledger, Binds binds, SmscWatcher watcher, Clock clock, Habits habits) {
        this.ledger = ledger;
        this.binds = binds;
        this.watcher = watcher;
        this.clock = clock;
        this.habits = habits;
        this.couriers = executor(COURIERS, "smsc-courier");
        this.timer = executor(1, "smsc-timer");
    }

    private static ScheduledThreadPoolExecutor executor(int threads, String name) {
        return new ScheduledThreadPoolExecutor(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    Habits habits() {
        return habits;
    }

    void behave(Habits others) {
        habits = others;
    }

    /** The id of an accepted message, or the refusal; the wire is told when the answer leaves, if it does. */
    MessageId take(Bind bind, int sequence, ShortMessage message) throws ProcessRequestException {
        Habits now = habits;
        Received received = ledger.enter(bind.systemId(), message, now, clock.instant());
        watcher.received(received);
        if (received.fate() instanceof Fate.Refused refused) {
            bind.wire().plan(sequence, new Departure(after(now.answerAfter()), SmscDesk::nothing));
            throw new ProcessRequestException("refused", refused.status());
        }
        if (received.fate() instanceof Fate.Accepted) {
            bind.wire().plan(sequence, acceptance(bind, received, now));
            return id(now.receipts().ids().inResponse(received.id()));
        }
        if (received.fate() instanceof Fate.CutOff) {
            bind.wire().cut();
        }
        bind.wire().plan(sequence, new Departure(CompletableFuture.completedFuture(false), SmscDesk::nothing));
        throw new ProcessRequestException("not answered", SYSTEM_ERROR);
    }

    private Departure acceptance(Bind bind, Received received, Habits now) {
        if (now.receipts().quirks().contains(Quirk.BEFORE_RESPONSE)) {
            CompletableFuture<Boolean> told = new CompletableFuture<>();
            soon(now.answerAfter(), () -> {
                tell(bind, received, now);
                told.complete(true);
            });
            return new Departure(told, SmscDesk::nothing);
        }
        return new Departure(
                after(now.answerAfter()), () -> soon(now.receipts().after(), () -> tell(bind, received, now)));
    }

    private void tell(Bind submitter, Received received, Habits now) {
        Received.State end = ledger.finish(received, now);
        boolean another = now.receipts().quirks().contains(Quirk.OTHER_BIND);
        for (ShortMessage receipt : new ReceiptWriter(now.receipts()).about(received, end, clock.instant())) {
            Optional<Bind> to =
                    !another && submitter.type().receives() && binds.all().contains(submitter)
                            ? Optional.of(submitter)
                            : binds.receiving(Optional.of(submitter.systemId()), Optional.of(submitter));
            to.ifPresentOrElse(
                    bind -> binds.deliver(bind, receipt, now.receipts().quirks().contains(Quirk.DATA_SM)),
                    () -> LOG.info("Nobody is bound to receive a receipt for {}", submitter.systemId()));
        }
    }

    private CompletableFuture<Boolean> after(Duration time) {
        if (time.isZero()) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        run(timer, time, () -> done.complete(true));
        return done;
    }

    /** On a courier's thread, for a receipt waits for its response. */
    private void soon(Duration time, Runnable task) {
        run(couriers, time, task);
    }

    private static void nothing() {
        // No receipt follows what was not accepted, or was told before.
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged
    private static void run(ScheduledThreadPoolExecutor executor, Duration time, Runnable task) {
        if (executor.isShutdown()) {
            return;
        }
        if (executor.getQueue().size() >= MOST_WAITING) {
            LOG.warn("{} answers or receipts wait; one more is left out", MOST_WAITING);
            return;
        }
        executor.schedule(() -> logging(task), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void logging(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("An answer or a receipt did not leave", e);
        }
    }

    static MessageId id(String text) {
        try {
            return new MessageId(text);
        } catch (PDUStringException e) {
            throw new IllegalArgumentException("jSMPP takes no id such as " + text, e);
        }
    }

    @Override
    public void close() {
        couriers.shutdownNow();
        timer.shutdownNow();
    }
}
