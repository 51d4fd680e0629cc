package io.silkroam.simulator.crash.sms;

import io.silkroam.simulator.bench.BenchConf;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.session.SendResult;
import io.silkroam.smpp.session.SessionListener;
import io.silkroam.smpp.session.SmppClient;
import io.silkroam.smpp.session.SmppClientSettings;
import io.silkroam.smpp.session.SmppObserver;
import io.silkroam.smpp.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An ESME that keeps its window full of numbered messages while it is bound, and takes their receipts. */
public final class SmsSender implements SessionListener, AutoCloseable {
    private static final int WINDOW = 20;
    private static final int MOST = 50_000;
    private static final int SUCCESS_AND_FAILURE = 1;
    private static final Pattern RECEIPT = Pattern.compile("id:(\\d+) .*stat:(\\w+)", Pattern.CASE_INSENSITIVE);

    private final SmsBook book;
    private final SmppClient client;
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean finished;

    private SmsSender(SmsBook book, int port, String password) {
        this.book = book;
        Request.Bind bind = new Request.Bind(BindType.TRANSCEIVER, BenchConf.ACCOUNT, password, "", 0x34, 0, 0, "");
        this.client = SmppClient.start(
                SmppClientSettings.standard("127.0.0.1", port, bind)
                        .withWindows(WINDOW, 100)
                        .withReconnect(new SmppClientSettings.Reconnect(
                                Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofMillis(500))),
                this,
                SmppObserver.NONE);
    }

    public static SmsSender start(SmsBook book, int port, String password) {
        return new SmsSender(book, port, password);
    }

    public boolean isBound() {
        return !client.sessions().isEmpty();
    }

    /** Submits no more. */
    public void finish() {
        finished = true;
    }

    /** Refusals, and what is neither a receipt nor an answer. */
    public Queue<String> surprises() {
        return surprises;
    }

    @Override
    public void bound(SmppSession session) {
        submit(session);
    }

    @Override
    public void roomAgain(SmppSession session) {
        submit(session);
    }

    private void submit(SmppSession session) {
        while (!finished && session.room() > 0 && next.get() < MOST) {
            int number = next.getAndIncrement();
            session.send(new Request.SubmitSm(message(number)), result -> {
                answered(number, result);
                submit(session);
            });
        }
    }

    private static ShortMessage message(int number) {
        return new ShortMessage(
                "",
                new Address(5, 0, BenchConf.SENDER),
                new Address(1, 1, BenchConf.NUMBERS + "%06d".formatted(number)),
                0,
                0,
                0,
                "",
                "",
                SUCCESS_AND_FAILURE,
                0,
                0,
                0,
                ("Message " + number).getBytes(StandardCharsets.US_ASCII),
                List.of());
    }

    private void answered(int number, SendResult result) {
        if (result instanceof SendResult.Answered answered) {
            if (answered.response() instanceof Response.MessageResponse response && response.ok()) {
                book.acknowledged(number, Long.parseLong(response.messageId()));
            } else {
                surprises.add(answered.response().toString());
            }
        } else if (result instanceof SendResult.Unanswered) {
            book.unanswered();
        }
    }

    @Override
    public void requested(SmppSession session, Request request, Consumer<Response> answer) {
        if (request instanceof Request.DeliverSm deliver) {
            ShortMessage message = deliver.message();
            Matcher receipt = RECEIPT.matcher(new String(message.octets(), StandardCharsets.US_ASCII));
            if (receipt.find()) {
                int number = Integer.parseInt(message.source().value().substring(BenchConf.NUMBERS.length()));
                book.receipt(number, Long.parseLong(receipt.group(1)), receipt.group(2));
            } else {
                surprises.add(request.toString());
            }
        }
        answer.accept(Response.MessageResponse.accepted(""));
    }

    @Override
    public void ended(SmppSession session, String reason) {
        // The client dials again.
    }

    @Override
    public void close() {
        client.close();
    }
}
