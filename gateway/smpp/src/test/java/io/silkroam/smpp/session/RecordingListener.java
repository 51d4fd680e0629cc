package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.MessageResponse;
import io.silkroam.smpp.pdu.Response.PlainResponse;
import io.silkroam.smpp.pdu.Response.QueryResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Answers what it is asked, or keeps the answers until told, and remembers all. */
class RecordingListener implements SessionListener {
    final List<SmppSession> sessions = new CopyOnWriteArrayList<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final List<Consumer<Response>> answers = new CopyOnWriteArrayList<>();
    final List<String> ends = new CopyOnWriteArrayList<>();
    final AtomicInteger rooms = new AtomicInteger();
    volatile boolean holding;
    private final AtomicInteger ids = new AtomicInteger();

    @Override
    public void bound(SmppSession session) {
        sessions.add(session);
    }

    @Override
    public void requested(SmppSession session, Request request, Consumer<Response> answer) {
        requests.add(request);
        answers.add(answer);
        if (!holding) {
            answer.accept(answer(request));
        }
    }

    Response answer(Request request) {
        if (request instanceof Request.QuerySm query) {
            return new QueryResponse(CommandStatus.ESME_ROK, query.messageId(), "", 2, 0);
        } else if (request instanceof Request.CancelSm || request instanceof Request.ReplaceSm) {
            return new PlainResponse(CommandStatus.ESME_ROK);
        }
        return MessageResponse.accepted(String.valueOf(ids.incrementAndGet()));
    }

    @Override
    public void roomAgain(SmppSession session) {
        rooms.incrementAndGet();
    }

    @Override
    public void ended(SmppSession session, String reason) {
        ends.add(reason);
    }
}
