package io.silkroam.simulator.bench;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.session.SendResult;
import io.silkroam.smpp.session.SessionListener;
import io.silkroam.smpp.session.SmppClient;
import io.silkroam.smpp.session.SmppClientSettings;
import io.silkroam.smpp.session.SmppObserver;
import io.silkroam.smpp.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A partner with several binds: submits each message when it is due, and counts what comes back. */
final class BenchEsme implements SessionListener, AutoCloseable {
    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final long GLANCE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Address SENDER = new Address(5, 0, BenchConf.SENDER);

    private final Load load;
    private final Tally tally;
    private final SmppClient client;

    BenchEsme(Load load, Tally tally, int port, String password) {
        this.load = load;
        this.tally = tally;
        Request.Bind bind = new Request.Bind(BindType.TRANSCEIVER, BenchConf.ACCOUNT, password, "", 0x34, 0, 0, "");
        this.client = SmppClient.start(
                SmppClientSettings.standard("127.0.0.1", port, bind)
                        .withBinds(load.binds())
                        .withWindows(load.window(), load.window()),
                this,
                SmppObserver.NONE);
    }

    /** Waits until all are bound. */
    void awaitBound() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (client.sessions().size() < load.binds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(client.sessions().size() + " of " + load.binds() + " binds came about");
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    /**
     * Submits all messages, each when it is due or, where no window has room, as soon as one has: what it waits for
     * that counts as part of its answer's time.
     *
     * @param begin by {@link System#nanoTime()}
     */
    void run(long begin) {
        List<SmppSession> sessions = client.sessions();
        int turn = 0;
        for (int message = 0; message < load.messages(); message++) {
            long due = begin + load.due(message);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.min(GLANCE_NANOS, due - System.nanoTime()));
            }
            turn = withRoom(sessions, turn);
            submit(sessions.get(turn), message, due);
            turn = (turn + 1) % sessions.size();
        }
    }

    private static int withRoom(List<SmppSession> sessions, int turn) {
        while (true) {
            for (int i = 0; i < sessions.size(); i++) {
                int candidate = (turn + i) % sessions.size();
                if (sessions.get(candidate).room() > 0) {
                    return candidate;
                }
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private void submit(SmppSession session, int message, long due) {
        Address destination = new Address(1, 1, BenchConf.NUMBERS + "%06d".formatted(message % 1_000_000));
        ShortMessage text = new ShortMessage(
                "", SENDER, destination, 0, 0, 0, "", "", 1, 0, 0, 0, BenchText.of(message, load.octets()), List.of());
        session.send(new Request.SubmitSm(text), result -> answered(message, due, result));
    }

    private void answered(int message, long due, SendResult result) {
        if (!(result instanceof SendResult.Answered answered)) {
            tally.unanswered();
        } else if (answered.response() instanceof Response.MessageResponse response && response.ok()) {
            tally.accepted(message, Long.parseLong(response.messageId()), System.nanoTime() - due);
        } else {
            tally.refused(answered.response().status());
        }
    }

    @Override
    public void requested(SmppSession session, Request request, Consumer<Response> answer) {
        if (request instanceof Request.DeliverSm delivery) {
            delivery.message().tlv(RECEIPTED_MESSAGE_ID).map(BenchEsme::id).ifPresent(tally::receipt);
        }
        answer.accept(Response.MessageResponse.accepted(""));
    }

    private static Long id(Tlv tlv) {
        return Long.parseLong(new String(tlv.value(), StandardCharsets.ISO_8859_1).replace("\0", ""));
    }

    @Override
    public void bound(SmppSession session) {
        // Waited for in awaitBound.
    }

    @Override
    public void roomAgain(SmppSession session) {
        // Looked for in withRoom.
    }

    @Override
    public void ended(SmppSession session, String reason) {
        // What was in flight is counted as not answered.
    }

    @Override
    public void close() {
        client.close();
    }
}
