package io.silkroam.simulator.bench.peers;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.session.EsmeAuthority;
import io.silkroam.smpp.session.SendResult;
import io.silkroam.smpp.session.SessionListener;
import io.silkroam.smpp.session.SmppClient;
import io.silkroam.smpp.session.SmppClientSettings;
import io.silkroam.smpp.session.SmppObserver;
import io.silkroam.smpp.session.SmppServer;
import io.silkroam.smpp.session.SmppServerSettings;
import io.silkroam.smpp.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** An ESME that submits at a steady rate, each message durable before it is answered. */
final class GoodEsme implements Pacer.Sender, SessionListener, AutoCloseable {
    private static final int WINDOW = 1_000;

    private final SmppClient client;
    private volatile SmppSession session;

    GoodEsme(int port, String password) {
        Request.Bind bind = new Request.Bind(BindType.TRANSCEIVER, Ground.GOOD_ESME, password, "", 0x34, 0, 0, "");
        this.client = SmppClient.start(
                SmppClientSettings.standard(Ground.ADDRESS, port, bind).withWindows(WINDOW, WINDOW),
                this,
                SmppObserver.NONE);
    }

    /** An SMSC behind the gateway that takes everything. */
    static SmppServer smsc() {
        AtomicLong ids = new AtomicLong();
        return SmppServer.start(
                SmppServerSettings.standard("bench-smsc").withPort(0),
                new Anybody(),
                new Listener((request, answer) ->
                        answer.accept(Response.MessageResponse.accepted(Long.toHexString(ids.incrementAndGet())))),
                SmppObserver.NONE);
    }

    boolean isBound() {
        return session != null;
    }

    @Override
    public void send(int number, Phase phase, long due) {
        phase.smpp().asked();
        SmppSession open = session;
        if (open == null) {
            phase.smpp().failed();
            return;
        }
        Address sender = new Address(5, 0, Ground.SENDER);
        Address destination = new Address(1, 1, Ground.NUMBERS + "%06d".formatted(number % 1_000_000));
        byte[] text = "good %09d".formatted(number).getBytes(StandardCharsets.US_ASCII);
        ShortMessage message = new ShortMessage("", sender, destination, 0, 0, 0, "", "", 0, 0, 0, 0, text, List.of());
        open.send(new Request.SubmitSm(message), result -> {
            if (result instanceof SendResult.Answered answered
                    && answered.response().ok()) {
                phase.smpp().add(System.nanoTime() - due);
            } else {
                phase.smpp().failed();
            }
        });
    }

    @Override
    public void bound(SmppSession opened) {
        session = opened;
    }

    @Override
    public void requested(SmppSession from, Request request, Consumer<Response> answer) {
        answer.accept(Response.MessageResponse.accepted(""));
    }

    @Override
    public void roomAgain(SmppSession from) {
        // A full window is a failure that the report shows.
    }

    @Override
    public void ended(SmppSession from, String reason) {
        session = null;
    }

    @Override
    public void close() {
        client.close();
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

    private record Listener(java.util.function.BiConsumer<Request, Consumer<Response>> asked)
            implements SessionListener {
        @Override
        public void bound(SmppSession opened) {
            // Nothing is sent to it.
        }

        @Override
        public void requested(SmppSession from, Request request, Consumer<Response> answer) {
            asked.accept(request, answer);
        }

        @Override
        public void roomAgain(SmppSession from) {
            // Nothing waits for room.
        }

        @Override
        public void ended(SmppSession from, String reason) {
            // Nothing was under way.
        }
    }
}
