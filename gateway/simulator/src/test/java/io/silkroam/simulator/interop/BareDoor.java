package io.silkroam.simulator.interop;

import io.silkroam.simulator.sms.Joiner;
import io.silkroam.simulator.sms.Text;
import io.silkroam.simulator.smsc.Fate;
import io.silkroam.simulator.smsc.IdForm;
import io.silkroam.simulator.smsc.ReceiptWriter;
import io.silkroam.simulator.smsc.Receipts;
import io.silkroam.simulator.smsc.Received;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.session.EsmeAuthority;
import io.silkroam.smpp.session.SendResult;
import io.silkroam.smpp.session.SessionListener;
import io.silkroam.smpp.session.SmppObserver;
import io.silkroam.smpp.session.SmppServer;
import io.silkroam.smpp.session.SmppServerSettings;
import io.silkroam.smpp.session.SmppSession;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Our SMPP sessions alone: whoever has the password is let in, everything is accepted, every receipt is sent. */
final class BareDoor implements Door {
    private static final int WINDOW = 100;
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final Owner owner = new Owner();
    private final SmppServer server;

    BareDoor() {
        server = SmppServer.start(
                SmppServerSettings.standard("silkroam").withPort(0), new Account(), owner, SmppObserver.NONE);
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public String systemId() {
        return "partner1";
    }

    @Override
    public String password() {
        return "secret";
    }

    @Override
    public List<String> texts() {
        return List.copyOf(owner.texts);
    }

    @Override
    public void deliver(Text text) {
        SmppSession session = owner.sessions.stream()
                .filter(s -> s.bindType().receives())
                .findFirst()
                .orElseThrow();
        for (ShortMessage part : text.messages(new Address(1, 1, "31612345678"), new Address(0, 1, "1234"))) {
            CompletableFuture<SendResult> result = new CompletableFuture<>();
            session.send(new Request.DeliverSm(part), result::complete);
            SendResult sent = result.orTimeout(10, TimeUnit.SECONDS).join();
            if (!(sent instanceof SendResult.Answered answered
                    && answered.response().ok())) {
                throw new AssertionError(sent.toString());
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Account implements EsmeAuthority {
        @Override
        public void decide(Attempt attempt, Consumer<Verdict> verdict) {
            boolean known = attempt.bind().systemId().equals(systemId())
                    && attempt.bind().password().equals(password());
            verdict.accept(
                    known ? new Verdict.Welcome(WINDOW, WINDOW) : new Verdict.Refused(CommandStatus.ESME_RINVPASWD));
        }

        @Override
        public void abandoned(Attempt attempt) {}
    }

    private static final class Owner implements SessionListener {
        private final List<SmppSession> sessions = new CopyOnWriteArrayList<>();
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final Joiner joiner = new Joiner();
        private final AtomicLong ids = new AtomicLong(1_000);

        @Override
        public void bound(SmppSession session) {
            sessions.add(session);
        }

        @Override
        public void requested(SmppSession session, Request request, Consumer<Response> answer) {
            if (request instanceof Request.SubmitSm submit) {
                long id = ids.incrementAndGet();
                joiner.add(submit.message()).ifPresent(texts::add);
                answer.accept(Response.MessageResponse.accepted(Long.toString(id)));
                tell(session, id, submit.message());
            } else if (request instanceof Request.QuerySm query) {
                answer.accept(new Response.QueryResponse(CommandStatus.ESME_ROK, query.messageId(), "", 2, 0));
            } else {
                answer.accept(new Response.PlainResponse(CommandStatus.ESME_ROK));
            }
        }

        private void tell(SmppSession submitter, long id, ShortMessage message) {
            Received received = new Received(
                    1, id, submitter.systemId(), message, new Fate.Accepted(), NOON, Received.State.ENROUTE);
            Receipts receipts = Receipts.usual().withIds(IdForm.DECIMAL);
            for (ShortMessage receipt : new ReceiptWriter(receipts).about(received, Received.State.DELIVERED, NOON)) {
                sessions.stream()
                        .filter(s -> s.bindType().receives())
                        .findFirst()
                        .ifPresent(s -> s.send(new Request.DeliverSm(receipt), result -> {}));
            }
        }

        @Override
        public void roomAgain(SmppSession session) {}

        @Override
        public void ended(SmppSession session, String reason) {
            sessions.remove(session);
        }
    }
}
