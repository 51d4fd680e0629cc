package io.silkroam.simulator.crash.sms;

import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.receipt.ReceiptWriter;
import io.silkroam.smpp.session.EsmeAuthority;
import io.silkroam.smpp.session.SendResult;
import io.silkroam.smpp.session.SessionListener;
import io.silkroam.smpp.session.SmppObserver;
import io.silkroam.smpp.session.SmppServer;
import io.silkroam.smpp.session.SmppServerSettings;
import io.silkroam.smpp.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * An SMSC that answers and sends receipts after random delays, so that either may come first, and sends a receipt until
 * it is acknowledged. The receipt of a message that came twice is held back, so that the gateway's store cannot forget
 * the message before somebody has looked for its mark.
 */
public final class SmsSink implements SessionListener, AutoCloseable {
    /** Of each of the link's binds. */
    public static final int WINDOW = 20;

    private static final int ANSWER_WITHIN_MILLIS = 80;
    private static final int RECEIPT_WITHIN_MILLIS = 150;
    private static final int RECEIPT_AGAIN_MILLIS = 50;
    private static final int DELIVERED = 2;
    /** With a letter in it: no other id reads as its decimal form. */
    private static final long FIRST_ID = 0xAC10_0000L;

    private final SmsBook book;
    private final Random random;
    private final SmppServer server;
    private final AtomicLong ids = new AtomicLong(FIRST_ID);
    private final ConcurrentHashMap<Long, SmppSession> sessions = new ConcurrentHashMap<>();
    private final Queue<Request.DeliverSm> due = new ConcurrentLinkedQueue<>();
    private final Queue<Request.DeliverSm> heldBack = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "sms-sink");
        thread.setDaemon(true);
        return thread;
    });

    public SmsSink(SmsBook book, long seed) {
        this.book = book;
        this.random = new Random(seed);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.server = SmppServer.start(
                SmppServerSettings.standard("sink").withPort(0), new Anybody(), this, SmppObserver.NONE);
    }

    public int port() {
        return server.port();
    }

    public int bound() {
        return sessions.size();
    }

    /** Receipts that the gateway will not take. */
    public Queue<String> refusals() {
        return refusals;
    }

    /** Sends what was held back. */
    public void release() {
        for (Request.DeliverSm receipt = heldBack.poll(); receipt != null; receipt = heldBack.poll()) {
            due.add(receipt);
        }
        drainAll();
    }

    @Override
    public void bound(SmppSession session) {
        sessions.put(session.id(), session);
        drain(session);
    }

    @Override
    public void roomAgain(SmppSession session) {
        drain(session);
    }

    @Override
    public void ended(SmppSession session, String reason) {
        sessions.remove(session.id());
    }

    @Override
    public void requested(SmppSession session, Request request, Consumer<Response> answer) {
        if (!(request instanceof Request.SubmitSm submit)) {
            answer.accept(new Response.GenericNack(CommandStatus.ESME_RINVCMDID));
            return;
        }
        String text = new String(submit.message().octets(), StandardCharsets.US_ASCII);
        int number = Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1));
        String id = Long.toHexString(ids.incrementAndGet());
        SmsBook.Entry entry = book.arrived(number);
        Request.DeliverSm receipt = new Request.DeliverSm(receipt(id, submit.message()));
        boolean again = book.isRepeated(number);
        after(ANSWER_WITHIN_MILLIS, () -> {
            book.answered(entry);
            answer.accept(Response.MessageResponse.accepted(id));
        });
        after(RECEIPT_WITHIN_MILLIS, () -> {
            (again ? heldBack : due).add(receipt);
            drainAll();
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing in these tasks throws
    private void after(int withinMillis, Runnable task) {
        int millis;
        synchronized (random) {
            millis = random.nextInt(withinMillis);
        }
        if (!timer.isShutdown()) {
            timer.schedule(task, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void drainAll() {
        sessions.values().forEach(this::drain);
    }

    private void drain(SmppSession session) {
        while (session.room() > 0) {
            Request.DeliverSm next = due.poll();
            if (next == null) {
                return;
            }
            session.send(next, result -> sent(session, next, result));
        }
    }

    /** As an SMSC does: what was not acknowledged is sent again. */
    private void sent(SmppSession session, Request.DeliverSm receipt, SendResult result) {
        if (result instanceof SendResult.Answered answered) {
            if (answered.response().ok()) {
                drain(session);
                return;
            }
            if (answered.response().status() != CommandStatus.ESME_RX_T_APPN) {
                refusals.add(answered.response().toString());
            }
        }
        after(RECEIPT_AGAIN_MILLIS, () -> {
            due.add(receipt);
            drainAll();
        });
    }

    private static ShortMessage receipt(String id, ShortMessage about) {
        ReceiptWriter.Written receipt = ReceiptWriter.write(
                new ReceiptWriter.Content(id, 1, 1, Instant.now(), Instant.now(), DELIVERED, "", ""), ZoneOffset.UTC);
        return new ShortMessage(
                "",
                /* source= */ about.destination(),
                /* destination= */ about.source(),
                receipt.esmClass(),
                0,
                0,
                "",
                "",
                0,
                0,
                0,
                0,
                receipt.octets(),
                receipt.tlvs());
    }

    @Override
    public void close() {
        timer.shutdownNow();
        server.close();
    }

    private record Anybody() implements EsmeAuthority {
        @Override
        public void decide(Attempt attempt, Consumer<Verdict> verdict) {
            verdict.accept(new Verdict.Welcome(WINDOW, WINDOW));
        }

        @Override
        public void abandoned(Attempt attempt) {
            // There are no places to be freed.
        }
    }
}
