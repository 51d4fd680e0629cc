package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.AcceptOutcome.Reason;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.port.MessagingSettings;
import io.silkroam.messaging.port.Surroundings;
import io.silkroam.messaging.request.CancelCommand;
import io.silkroam.messaging.request.CancelOutcome;
import io.silkroam.messaging.request.QueryOutcome;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.messaging.request.ReplaceCommand;
import io.silkroam.messaging.request.ReplaceOutcome;
import io.silkroam.messaging.store.ByKey;
import io.silkroam.store.Lanes;
import io.silkroam.store.StoreException;
import io.silkroam.time.Driver;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of the engine together. */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int MOST_QUERIES = 1_000;

    private final Core core;
    private final Handover handover;
    private final Digests digests;
    private final Intake intake;
    private final Lanes<Command> lanes;
    private final Feeder feeder;
    private final Upkeep upkeep;
    private final Desk desk;
    private final ThreadPoolExecutor queries = new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_QUERIES), task -> daemon(task));

    private volatile boolean closing;

    private Engine(MessagingSettings settings, Surroundings around, Lease lease, Driver driver) {
        Parties parties = new Parties(
                around.carrier(),
                settings.retries().throttled(),
                settings.bounds().inFlight(),
                driver);
        this.core = new Core(
                settings,
                around,
                new ByKey(around.database()),
                Core.Stores.of(around.database().dialect()),
                parties,
                lease,
                new Backlog(),
                driver);
        this.digests = new Digests(around.keys());
        this.handover = new Handover(around.carrier(), parties, lease, digests);
        Transactions transactions = new Transactions(
                settings.bounds().transactions(), settings.times().transaction().toNanos(), driver);
        Ids ids = new Ids(around.database(), around.clock());
        ids.refill();
        ids.refill();
        this.intake = new Intake(around, settings.times(), ids);
        this.desk = new Desk(core);
        this.feeder = new Feeder(core, handover);
        Takeover takeover = new Takeover(core, handover, new Finishing(transactions));
        takeover.takeOverAll();
        this.upkeep = new Upkeep(core, handover, ids, digests, transactions, takeover);
        this.lanes = Lanes.start(
                around.database(),
                settings.gateway(),
                settings.lanes(),
                new MessageBatches(core, handover, transactions, () -> closing),
                around.observer(),
                driver);
        handover.connect(command -> lanes.offer(command.laneKey(), command), feeder::wake);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "messaging-queries");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes over what an earlier run left, and serves. */
    public static Engine start(MessagingSettings settings, Surroundings around, Driver driver) {
        Lease lease = Lease.begin(
                around.database(), settings.gateway(), settings.times().lease(), around.observer(), driver);
        try {
            Engine engine = new Engine(settings, around, lease, driver);
            engine.feeder.start();
            engine.upkeep.start();
            return engine;
        } catch (StoreException e) {
            lease.close();
            throw e;
        }
    }

    public void accept(Submission submission, Consumer<AcceptOutcome> answer) {
        intake.take(submission, answer).ifPresent(command -> {
            if (!lanes.offer(command.laneKey(), command)) {
                command.answer(new AcceptOutcome.Refused(Reason.QUEUE_FULL));
            }
        });
    }

    public void receipt(SmscReceipt receipt, Consumer<ReceiptOutcome> answer) {
        Command.Receipt command = new Command.Receipt(receipt, Upkeep.digestsOf(digests, receipt), 0, answer);
        if (!lanes.offer(command.laneKey(), command)) {
            answer.accept(ReceiptOutcome.UNAVAILABLE);
        }
    }

    public CompletionStage<QueryOutcome> query(Party from, String messageId, SmsAddress source) {
        CompletableFuture<QueryOutcome> result = new CompletableFuture<>();
        try {
            queries.execute(() -> result.complete(answer(from, messageId, source)));
        } catch (RejectedExecutionException e) {
            LOG.debug("more queries than {} wait", MOST_QUERIES);
            result.complete(new QueryOutcome.Unavailable());
        }
        return result;
    }

    private QueryOutcome answer(Party from, String messageId, SmsAddress source) {
        try {
            return desk.query(from, messageId, source);
        } catch (StoreException e) {
            LOG.warn("a query is not answered: {}", e.toString());
            return new QueryOutcome.Unavailable();
        }
    }

    public CompletionStage<CancelOutcome> cancel(Party from, CancelCommand command) {
        CompletableFuture<CancelOutcome> result = new CompletableFuture<>();
        Command.Cancel cancel = new Command.Cancel(from, command, result);
        if (!lanes.offer(cancel.laneKey(), cancel)) {
            result.complete(CancelOutcome.UNAVAILABLE);
        }
        return result;
    }

    public CompletionStage<ReplaceOutcome> replace(Party from, ReplaceCommand command) {
        OptionalLong id = RequestDecider.number(command.messageId());
        if (id.isEmpty()) {
            return CompletableFuture.completedStage(ReplaceOutcome.NOT_FOUND);
        }
        CompletableFuture<ReplaceOutcome> result = new CompletableFuture<>();
        Command.Replace replace = new Command.Replace(from, id.getAsLong(), command, result);
        if (!lanes.offer(replace.laneKey(), replace)) {
            result.complete(ReplaceOutcome.UNAVAILABLE);
        }
        return result;
    }

    public void roomAt(Party party) {
        feeder.roomAt(party);
    }

    public Desk desk() {
        return desk;
    }

    /** Commands that wait to be decided. */
    public int waiting() {
        return lanes.depth();
    }

    /** Deliveries whose results are not on disk. */
    public int inFlight() {
        return core.parties().inFlight();
    }

    public boolean close(Duration grace) {
        long end = System.nanoTime() + grace.toNanos();
        feeder.close();
        upkeep.close();
        boolean settled = feeder.awaitEnd(grace) && upkeep.awaitEnd(left(end)) && awaitResults(end);
        closing = true;
        queries.shutdown();
        boolean decided = lanes.close(left(end));
        boolean clean = settled && decided && handover.isEmpty();
        core.lease().end(clean);
        return clean;
    }

    private static Duration left(long endNanos) {
        return Duration.ofNanos(Math.max(1_000_000, endNanos - System.nanoTime()));
    }

    /** What is in flight gets its result; what has none by the end is taken over by whoever comes next. */
    private boolean awaitResults(long endNanos) {
        try {
            while (core.driver().hasThreads() && !handover.isEmpty() && endNanos - System.nanoTime() > 0) {
                handover.submitWaiting();
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return handover.isEmpty();
    }
}
