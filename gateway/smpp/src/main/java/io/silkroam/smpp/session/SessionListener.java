package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import java.util.function.Consumer;

/** What a session tells its owner. Called on the session's event loop, which must not be blocked. */
public interface SessionListener {

    /** It can be used from now on. */
    void bound(SmppSession session);

    /**
     * A request that is the owner's to answer: submit_sm, submit_multi, data_sm, deliver_sm, query_sm, cancel_sm,
     * replace_sm, alert_notification (whose answer goes nowhere). Each is well-formed and allowed in this bind.
     *
     * @param answer takes the response once, from any thread, in any order; a response after the session's end is
     *     dropped and counted
     */
    void requested(SmppSession session, Request request, Consumer<Response> answer);

    /** There is room again in a window that was full, or the peer reads again. */
    void roomAgain(SmppSession session);

    /** It is over; what was in flight has had its {@link SendResult.Unanswered}. */
    void ended(SmppSession session, String reason);
}
