package io.silkroam.diameter.node;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.edge.RequestFacts;
import io.silkroam.diameter.transport.WireItem;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/** A request for an application, to be answered exactly once from any thread. */
public final class IncomingRequest {
    /** For {@link #answer}: no Result-Code; the answer's own AVPs hold an Experimental-Result. */
    public static final int NO_RESULT_CODE = 0;

    private static final int USUAL_SIZE = 512;
    private static final VarHandle ANSWERED;

    static {
        try {
            ANSWERED = MethodHandles.lookup().findVarHandle(IncomingRequest.class, "answered", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final NodeContext node;
    private final Connection connection;
    private final Peer peer;
    private final Message message;
    private final DiameterHeader header;
    private final String sessionId;
    private final String originHost;
    private final String originRealm;
    private final ByteBuf proxyInfo;

    @SuppressWarnings("UnusedVariable") // read and written by its handle
    private volatile boolean answered;

    IncomingRequest(NodeContext node, Connection connection, Peer peer, Message message, RequestFacts facts) {
        this.node = node;
        this.connection = connection;
        this.peer = peer;
        this.message = message;
        this.header = message.header();
        this.sessionId = facts.sessionId();
        this.originHost = facts.originHost();
        this.originRealm = facts.originRealm();
        // They must come back as they came, in their order (RFC 6733 §6.2).
        this.proxyInfo = facts.hasProxyInfo() ? message.avps().allOf(Avps.PROXY_INFO) : Unpooled.EMPTY_BUFFER;
    }

    /** The request itself. */
    public Message message() {
        return message;
    }

    /** Its header. */
    public DiameterHeader header() {
        return header;
    }

    /** Its Session-Id; empty if it has none. */
    public String sessionId() {
        return sessionId;
    }

    /** Who made it. */
    public String originHost() {
        return originHost;
    }

    /** The realm of who made it. */
    public String originRealm() {
        return originRealm;
    }

    /** The partner whose peer brought it. */
    public Partner partner() {
        return peer.partner();
    }

    /** The peer that brought it: its maker, or a relay. */
    public String peerHost() {
        return peer.host();
    }

    /**
     * Answers with a Result-Code and what {@code avps} adds to Session-Id, Result-Code and Origin. Any thread; a second
     * answer is dropped and counted, and so is one whose connection is gone.
     */
    public void answer(int resultCode, Consumer<MessageWriter> avps) {
        if (!ANSWERED.compareAndSet(this, false, true)) {
            drop("a second answer");
            return;
        }
        try {
            connection.send(new Answer(encode(resultCode, avps)));
        } catch (RuntimeException wrong) {
            connection.send(new Answer(encode(ResultCodes.DIAMETER_UNABLE_TO_COMPLY, nothing -> {})));
            throw wrong;
        }
    }

    /** Answers on behalf of an application that failed, unless it had answered before. */
    void answerIfOpen(int resultCode) {
        if (ANSWERED.compareAndSet(this, false, true)) {
            connection.send(new Answer(encode(resultCode, nothing -> {})));
        }
    }

    private ByteBuf encode(int resultCode, Consumer<MessageWriter> avps) {
        ByteBuf out = connection.channel().alloc().buffer(USUAL_SIZE);
        try {
            DiameterHeader own = ResultCodes.isProtocolError(resultCode) ? header.errorAnswer() : header.answer();
            MessageWriter answer = MessageWriter.start(out, own);
            if (!sessionId.isEmpty()) {
                answer.add(Avps.SESSION_ID, sessionId);
            }
            if (resultCode != NO_RESULT_CODE) {
                answer.add(Avps.RESULT_CODE, resultCode);
            }
            answer.add(Avps.ORIGIN_HOST, node.settings().identity().host())
                    .add(Avps.ORIGIN_REALM, node.settings().identity().realm());
            avps.accept(answer);
            return answer.addRaw(proxyInfo).finish();
        } catch (RuntimeException wrong) {
            out.release();
            throw wrong;
        }
    }

    private void leave() {
        peer.inFlight().leave();
        node.inFlight().leave();
    }

    private void drop(String reason) {
        peer.meter().dropped.increment();
        node.observer().answerDropped(peer.host(), reason);
    }

    private final class Answer implements WireItem {
        private final ByteBuf encoded;

        Answer(ByteBuf encoded) {
            this.encoded = encoded;
        }

        @Override
        public ByteBuf toWire() {
            leave();
            peer.meter().answered.increment();
            return encoded;
        }

        @Override
        public void dropped() {
            encoded.release();
            drop("its connection is gone");
            leave();
        }
    }
}
