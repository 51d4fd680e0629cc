package io.silkroam.simulator.probe;

import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.session.EsmeAuthority;
import io.silkroam.smpp.session.SessionListener;
import io.silkroam.smpp.session.SmppObserver;
import io.silkroam.smpp.session.SmppServer;
import io.silkroam.smpp.session.SmppServerSettings;
import io.silkroam.smpp.session.SmppSession;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The sessions of gateway/smpp, with nothing behind them but an owner that accepts everything. */
final class SilkroamOpponent implements Opponent {
    private static final int WINDOW = 1_000;

    private final SmppServer server;

    private SilkroamOpponent(SmppServer server) {
        this.server = server;
    }

    static SilkroamOpponent start() {
        SmppServerSettings settings = SmppServerSettings.standard("silkroam").withPort(0);
        return new SilkroamOpponent(SmppServer.start(settings, new OneAccount(), new Accepting(), SmppObserver.NONE));
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class OneAccount implements EsmeAuthority {
        @Override
        public void decide(Attempt attempt, Consumer<Verdict> verdict) {
            if (!attempt.bind().systemId().equals(Script.SYSTEM_ID)) {
                verdict.accept(new Verdict.Refused(CommandStatus.ESME_RINVSYSID));
            } else if (!attempt.bind().password().equals(Script.PASSWORD)) {
                verdict.accept(new Verdict.Refused(CommandStatus.ESME_RINVPASWD));
            } else {
                verdict.accept(new Verdict.Welcome(WINDOW, WINDOW));
            }
        }

        @Override
        public void abandoned(Attempt attempt) {
            // There are no places to be freed.
        }
    }

    private static final class Accepting implements SessionListener {
        private final AtomicLong ids = new AtomicLong();

        @Override
        public void bound(SmppSession session) {
            // Nothing is sent to it.
        }

        @Override
        public void requested(SmppSession session, Request request, Consumer<Response> answer) {
            String id = Long.toString(ids.incrementAndGet());
            if (request instanceof Request.SubmitMulti) {
                answer.accept(new Response.MultiResponse(CommandStatus.ESME_ROK, id, List.of(), List.of()));
            } else if (request instanceof Request.QuerySm query) {
                answer.accept(new Response.QueryResponse(CommandStatus.ESME_ROK, query.messageId(), "", 1, 0));
            } else if (request instanceof Request.CancelSm || request instanceof Request.ReplaceSm) {
                answer.accept(new Response.PlainResponse(CommandStatus.ESME_ROK));
            } else {
                answer.accept(Response.MessageResponse.accepted(id));
            }
        }

        @Override
        public void roomAgain(SmppSession session) {
            // Nothing waits for room.
        }

        @Override
        public void ended(SmppSession session, String reason) {
            // The prober notices for itself.
        }
    }
}
