package io.silkroam.simulator.bench;

import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.session.EsmeAuthority;
import io.silkroam.smpp.session.SendResult;
import io.silkroam.smpp.session.SessionListener;
import io.silkroam.smpp.session.SmppObserver;
import io.silkroam.smpp.session.SmppServer;
import io.silkroam.smpp.session.SmppServerSettings;
import io.silkroam.smpp.session.SmppSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A host operator's SMSC that is faster than what it measures: our own sessions, each message accepted at once under a
 * hexadecimal id, and its receipt sent as soon as the session has room.
 */
final class BenchSmsc implements SessionListener, AutoCloseable {
    private static final int RECEIPT = 0x04;
    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final int MESSAGE_STATE = 0x0427;
    private static final byte[] DELIVERED = {2};
    private static final long FIRST_ID = 0xAC10_0000L;

    private final Tally tally;
    private final SmppServer server;
    private final AtomicLong ids = new AtomicLong(FIRST_ID);
    private final AtomicInteger bound = new AtomicInteger();
    /** No more than there are messages in the run, which bounds them. */
    private final Queue<Request.DeliverSm> waiting = new ConcurrentLinkedQueue<>();

    BenchSmsc(Load load, Tally tally) {
        this.tally = tally;
        this.server = SmppServer.start(
                SmppServerSettings.standard("bench-smsc").withPort(0),
                new Anybody(load.window()),
                this,
                SmppObserver.NONE);
    }

    int port() {
        return server.port();
    }

    /** Binds that are there now. */
    int bound() {
        return bound.get();
    }

    @Override
    public void bound(SmppSession session) {
        bound.incrementAndGet();
        drain(session);
    }

    @Override
    public void requested(SmppSession session, Request request, Consumer<Response> answer) {
        if (!(request instanceof Request.SubmitSm submit)) {
            answer.accept(new Response.GenericNack(CommandStatus.ESME_RINVCMDID));
            return;
        }
        String id = Long.toHexString(ids.incrementAndGet());
        tally.forwarded(BenchText.message(submit.message().octets()));
        answer.accept(Response.MessageResponse.accepted(id));
        if ((submit.message().registeredDelivery() & 0x03) != 0) {
            waiting.add(new Request.DeliverSm(receipt(id, submit.message())));
            drain(session);
        }
    }

    @Override
    public void roomAgain(SmppSession session) {
        drain(session);
    }

    private void drain(SmppSession session) {
        while (session.bindType().receives() && session.room() > 0) {
            Request.DeliverSm next = waiting.poll();
            if (next == null) {
                return;
            }
            session.send(next, result -> sent(session, next, result));
        }
    }

    /** What was refused, or was not sent at all, is sent again; what was not answered may have come. */
    private void sent(SmppSession session, Request.DeliverSm receipt, SendResult result) {
        boolean refused = result instanceof SendResult.Answered answered
                && !answered.response().ok();
        if (refused || result instanceof SendResult.NotSent) {
            waiting.add(receipt);
        } else {
            drain(session);
        }
    }

    private static ShortMessage receipt(String id, ShortMessage about) {
        String text =
                "id:" + id + " sub:001 dlvrd:001 submit date:2611281200 done date:2611281200 stat:DELIVRD err:000";
        return new ShortMessage(
                "",
                /* source= */ about.destination(),
                /* destination= */ about.source(),
                RECEIPT,
                0,
                0,
                "",
                "",
                0,
                0,
                0,
                0,
                text.getBytes(StandardCharsets.US_ASCII),
                List.of(
                        new Tlv(RECEIPTED_MESSAGE_ID, (id + "\0").getBytes(StandardCharsets.US_ASCII)),
                        new Tlv(MESSAGE_STATE, DELIVERED)));
    }

    @Override
    public void ended(SmppSession session, String reason) {
        bound.decrementAndGet();
    }

    @Override
    public void close() {
        server.close();
    }

    private record Anybody(int window) implements EsmeAuthority {
        @Override
        public void decide(Attempt attempt, Consumer<Verdict> verdict) {
            verdict.accept(new Verdict.Welcome(window, window));
        }

        @Override
        public void abandoned(Attempt attempt) {
            // There are no places to be freed.
        }
    }
}
