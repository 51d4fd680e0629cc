package io.silkroam.messaging;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import io.silkroam.messaging.port.Carrier;
import io.silkroam.messaging.port.MessagingObserver;
import io.silkroam.messaging.port.MessagingSettings;
import io.silkroam.messaging.port.Payments;
import io.silkroam.messaging.port.Routing;
import io.silkroam.messaging.port.Surroundings;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.store.Database;
import io.silkroam.store.LaneSettings;
import io.silkroam.store.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A rough figure, not a benchmark: messages a second from submission to the receipt in the sender's hands, each
 * accepted
 * durably, taken by an SMSC, its receipt matched durably and delivered to the account. The SMSC answers at once, from
 * another thread; no sockets. Arguments: h2 or postgresql, lanes, seconds, messages in flight, directory. With a sixth,
 * so many messages are queued first, while the SMSC is away, and then drained.
 */
final class MessagingMeasure implements Carrier {
    private static final int TEXT = 60;
    private static final int WARM_UP = 3;

    private final BlockingQueue<Runnable> smsc = new LinkedBlockingQueue<>();
    private final AtomicInteger atSmsc = new AtomicInteger();
    private final AtomicLong smscIds = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong finished = new AtomicLong();
    private final AtomicLong queuedFull = new AtomicLong();
    private final AtomicLong notMatched = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong commands = new AtomicLong();
    private final AtomicLong commitNanos = new AtomicLong();
    private final BlockingQueue<Long> answerNanos = new ArrayBlockingQueue<>(200_000);
    private final Semaphore inFlight;
    private final int queued;
    private volatile boolean away;
    private volatile MessagingEngine engine;
    private volatile ReceiptOutcome last = ReceiptOutcome.MATCHED;

    private MessagingMeasure(int inFlight, int queued) {
        this.queued = queued;
        this.away = queued > 0;
        this.inFlight = new Semaphore(inFlight);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(Path.of(args[4]), "measure");
        try (Database database = args[0].equals("h2") ? TestDatabases.h2(directory) : TestDatabases.postgresql()) {
            new MessagingMeasure(Integer.parseInt(args[3]), args.length > 5 ? Integer.parseInt(args[5]) : 0)
                    .run(database, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        }
        System.exit(0);
    }

    private void run(Database database, int lanes, int seconds) throws InterruptedException {
        System.out.printf(
                "%s, %d lanes, %d in flight, text of %d octets, 1 account, 1 link, every receipt asked for%n",
                database.dialect().name(), lanes, inFlight.availablePermits(), TEXT);
        LaneSettings settings = new LaneSettings(
                lanes,
                100_000,
                2_000,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                20);
        Thread thread = new Thread(this::serveSmsc, "smsc");
        thread.setDaemon(true);
        thread.start();
        try (MessagingEngine running =
                MessagingEngine.start(MessagingSettings.defaults("measure", settings), surroundings(database))) {
            engine = running;
            if (queued > 0) {
                queueAndDrain();
                return;
            }
            long start = System.nanoTime();
            long measuredFrom = 0;
            long finishedBefore = 0;
            long[] cpuBefore = cpu();
            for (int second = 1; second <= seconds; second++) {
                long before = finished.get();
                long acceptedBefore = accepted.get();
                long b = batches.get();
                long c = commands.get();
                long n = commitNanos.get();
                submitUntil(start + Duration.ofSeconds(second).toNanos());
                long inBatches = Math.max(1, batches.get() - b);
                System.out.printf(
                        "second %d: %d accepted, %d finished, %d commands a batch, commit %d us, full %d, lost %d %s%n",
                        second,
                        accepted.get() - acceptedBefore,
                        finished.get() - before,
                        (commands.get() - c) / inBatches,
                        (commitNanos.get() - n) / inBatches / 1000,
                        queuedFull.get(),
                        notMatched.get(),
                        last);
                if (second == WARM_UP) {
                    measuredFrom = System.nanoTime();
                    cpuBefore = cpu();
                    finishedBefore = finished.get();
                    answerNanos.clear();
                }
            }
            long[] cpuAfter = cpu();
            report(finished.get() - finishedBefore, System.nanoTime() - measuredFrom, cpuBefore, cpuAfter);
        }
    }

    private Surroundings surroundings(Database database) {
        return new Surroundings(
                database,
                Clock.systemUTC(),
                submission -> new Routing.Answer.Via(List.of(Party.link("kpn")), submission),
                new Free(),
                this,
                (link, id, source) -> List.of(id),
                observer());
    }

    private void queueAndDrain() throws InterruptedException {
        long start = System.nanoTime();
        Runtime memory = Runtime.getRuntime();
        while (accepted.get() < queued) {
            submitUntil(System.nanoTime() + Duration.ofMillis(100).toNanos());
        }
        System.gc();
        System.out.printf(
                "%d queued in %d s, %d MB of heap used%n",
                accepted.get(),
                (System.nanoTime() - start) / 1_000_000_000,
                (memory.totalMemory() - memory.freeMemory()) >> 20);
        away = false;
        engine.roomAt(Party.link("kpn"));
        long drainedFrom = System.nanoTime();
        while (finished.get() < accepted.get()) {
            long before = finished.get();
            TimeUnit.SECONDS.sleep(1);
            System.out.printf(
                    "%d drained a second, %d left, %d MB of heap used%n",
                    finished.get() - before,
                    accepted.get() - finished.get(),
                    (memory.totalMemory() - memory.freeMemory()) >> 20);
        }
        System.out.printf("drained %.0f messages/s%n", finished.get() * 1e9 / (System.nanoTime() - drainedFrom));
    }

    private void report(long messages, long nanos, long[] cpuBefore, long[] cpuAfter) {
        List<Long> times = new ArrayList<>(answerNanos);
        times.sort(null);
        System.out.printf(
                "%.0f messages/s; answer to a submission p50 %.1f ms, p99 %.1f ms;"
                        + " processor time a message: %d us here, %d us in PostgreSQL%n",
                messages * 1e9 / nanos,
                times.get(times.size() / 2) / 1e6,
                times.get(times.size() * 99 / 100) / 1e6,
                (cpuAfter[0] - cpuBefore[0]) / 1000 / Math.max(1, messages),
                (cpuAfter[1] - cpuBefore[1]) / 1000 / Math.max(1, messages));
    }

    /** Nanoseconds on processors: of this process, and of PostgreSQL's. */
    private static long[] cpu() {
        long ours = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
        long its = ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
        return new long[] {ours, its};
    }

    private MessagingObserver observer() {
        return new MessagingObserver() {
            @Override
            public void batch(int lane, int size, int stillQueued, long oldestWaitedNanos) {
                batches.incrementAndGet();
                commands.addAndGet(size);
            }

            @Override
            public void committed(int lane, long nanos) {
                commitNanos.addAndGet(nanos);
            }

            @Override
            public void receiptDelivered(Party to, boolean taken) {
                finished.incrementAndGet();
                inFlight.release();
            }
        };
    }

    private void submitUntil(long endNanos) throws InterruptedException {
        UserData text = new UserData(false, 0, new byte[TEXT]);
        SmsAddress source = new SmsAddress(5, 0, "Silkroam");
        for (long number = System.nanoTime(); System.nanoTime() < endNanos; number += 7_919) {
            inFlight.acquire();
            long began = System.nanoTime();
            engine.accept(
                    new Submission(
                            Party.account("partner1"),
                            source,
                            SmsAddress.international("316" + (10_000_000 + Math.floorMod(number, 80_000_000L))),
                            "",
                            0,
                            0,
                            0,
                            DeliveryMode.DEFAULT,
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            1,
                            List.of(text),
                            new byte[0],
                            false,
                            Optional.empty()),
                    outcome -> {
                        if (outcome instanceof AcceptOutcome.Accepted) {
                            accepted.incrementAndGet();
                            if (away) {
                                inFlight.release();
                            }
                            answerNanos.offer(System.nanoTime() - began);
                        } else {
                            queuedFull.incrementAndGet();
                            inFlight.release();
                        }
                    });
        }
    }

    @Override
    public int room(Party party) {
        if (away) {
            return 0;
        }
        return party.kind() == Party.Kind.LINK ? 2_000 - atSmsc.get() : 10_000;
    }

    @Override
    public void carry(Delivery delivery, Consumer<CarryResult> result) {
        if (delivery.receipt().isPresent()) {
            smsc.add(() -> result.accept(new CarryResult.Taken(Optional.empty())));
            return;
        }
        atSmsc.incrementAndGet();
        smsc.add(() -> {
            String id = Long.toHexString(0x10000000L + smscIds.incrementAndGet());
            atSmsc.decrementAndGet();
            result.accept(new CarryResult.Taken(Optional.of(id)));
            smsc.add(() -> engine.receipt(
                    new SmscReceipt(
                            "kpn",
                            List.of(id),
                            delivery.message().destination(),
                            MessageState.DELIVERED,
                            Optional.of(Instant.EPOCH.plusSeconds(1_800_000_000L)),
                            "000"),
                    outcome -> {
                        if (outcome != ReceiptOutcome.MATCHED) {
                            notMatched.incrementAndGet();
                            last = outcome;
                        }
                    }));
        });
    }

    private void serveSmsc() {
        try {
            while (true) {
                smsc.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Free implements Payments {
        @Override
        public boolean isCharged(Submission submission) {
            return false;
        }

        @Override
        public CompletionStage<Boolean> charge(MessageId id, Submission submission) {
            return CompletableFuture.completedStage(true);
        }

        @Override
        public CompletionStage<Void> refund(MessageId id, Submission submission) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public String price(Submission submission) {
            return "0.05 EUR/1";
        }
    }
}
