package io.silkroam.smpp.session;

import io.netty.buffer.ByteBuf;
import io.silkroam.smpp.codec.Composed;
import io.silkroam.smpp.codec.Decoded;
import io.silkroam.smpp.codec.Decoded.GoodRequest;
import io.silkroam.smpp.codec.Decoded.Malformed;
import io.silkroam.smpp.codec.PduReader;
import io.silkroam.smpp.codec.ResponseWriter;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.PlainResponse;
import io.silkroam.smpp.session.SessionStateMachine.Event;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The peer's requests: admitted, decoded, handed to the owner, answered. The window in is here. Event loop only. */
final class IncomingRequests {
    private static final int SEQUENCE = 12;

    private final SmppConnection connection;
    private final PduReader reader;
    private final Queue<ByteBuf> held = new ArrayDeque<>(0);
    private int window;
    private int inFlight;
    private int unbindSequence;

    IncomingRequests(SmppConnection connection, PduReader reader) {
        this.connection = connection;
        this.reader = reader;
    }

    /** A request whose command is known; the frame's reference passes. */
    void received(Command command, ByteBuf frame) {
        int sequence = frame.getInt(frame.readerIndex() + SEQUENCE);
        boolean keep = false;
        switch (connection.machine().admit(command)) {
            case SERVE -> serve(command, sequence, frame);
            case HOLD -> keep = hold(command, sequence, frame);
            case WRONG_STATE -> refuse(command, sequence, CommandStatus.ESME_RINVBNDSTS);
            case ALREADY_BOUND -> refuse(command, sequence, CommandStatus.ESME_RALYBND);
            case BUSY -> refuse(command, sequence, CommandStatus.ESME_RTHROTTLED);
            case IGNORE -> connection.observer().ignored(connection.systemId(), command);
        }
        if (!keep) {
            frame.release();
        }
    }

    private boolean hold(Command command, int sequence, ByteBuf frame) {
        if (held.size() < connection.context().limits().heldRequests()) {
            held.add(frame);
            return true;
        }
        throttle(command, sequence);
        return false;
    }

    /** The bind was decided: what came after it is served. */
    void replayHeld() {
        while (!held.isEmpty() && connection.machine().state() != SessionState.BINDING) {
            ByteBuf frame = held.remove();
            received(Command.of(frame.getInt(frame.readerIndex() + 4)), frame);
        }
    }

    private void serve(Command command, int sequence, ByteBuf frame) {
        boolean windowed = connection.machine().state().isBound()
                && command != Command.ENQUIRE_LINK
                && command != Command.UNBIND
                && !command.isOneWay();
        if (windowed && inFlight >= window) {
            throttle(command, sequence);
            return;
        }
        Decoded decoded = reader.request(frame, command);
        if (decoded instanceof Malformed malformed) {
            connection.malformed(malformed.status(), malformed.reason());
            if (!command.isOneWay()) {
                refuse(command, sequence, malformed.status());
            }
            return;
        }
        GoodRequest good = (GoodRequest) decoded;
        if (!good.remark().isEmpty()) {
            connection.malformed(CommandStatus.ESME_ROK, good.remark());
        }
        Request request = good.request();
        if (request instanceof Request.EnquireLink) {
            respond(command, sequence, new PlainResponse(CommandStatus.ESME_ROK));
        } else if (request instanceof Request.Unbind) {
            unbindSequence = sequence;
            connection.signal(Event.UNBIND_RECEIVED);
        } else if (request instanceof Request.Bind bind) {
            connection.signal(Event.BIND);
            connection.bindRole().bindReceived(connection, sequence, bind);
        } else if (request instanceof Request.Outbind outbind) {
            connection.bindRole().outbindReceived(connection, outbind);
        } else {
            handOver(command, sequence, request, windowed);
        }
    }

    private void handOver(Command command, int sequence, Request request, boolean windowed) {
        connection.transaction();
        if (!windowed) {
            connection.guard(() -> connection.listener().requested(connection.session(), request, nobody -> {}));
            return;
        }
        inFlight++;
        Answer answer = new Answer(command, sequence);
        if (!connection.guard(() -> connection.listener().requested(connection.session(), request, answer))) {
            answer.unless(CommandStatus.ESME_RSYSERR);
        }
    }

    private void throttle(Command command, int sequence) {
        connection.observer().throttled(connection.systemId(), command);
        refuse(command, sequence, CommandStatus.ESME_RTHROTTLED);
    }

    /** Answers without asking anybody. */
    void refuse(Command command, int sequence, int status) {
        write(command, sequence, status, ResponseWriter.refusal(command, status));
    }

    /** The same with a response of our own. */
    void respond(Command command, int sequence, Response response) {
        write(command, sequence, response.status(), ResponseWriter.response(command, response, true));
    }

    private void write(Command command, int sequence, int status, Composed pdu) {
        connection.wire().write(pdu, sequence);
        connection.observer().responded(connection.systemId(), command, status);
    }

    void sendUnbindResp() {
        respond(Command.UNBIND, unbindSequence, new PlainResponse(CommandStatus.ESME_ROK));
    }

    /** How many of the peer's requests may be unanswered. */
    void allow(int windowIn) {
        window = windowIn;
    }

    boolean isQuiet() {
        return inFlight == 0;
    }

    void release() {
        held.forEach(ByteBuf::release);
        held.clear();
    }

    /** Takes the owner's response once, and brings it to the event loop. */
    private final class Answer implements Consumer<Response>, Wire.Item {
        private final Command command;
        private final int sequence;
        private final AtomicBoolean given = new AtomicBoolean();
        private int status;
        private Composed pdu;

        Answer(Command command, int sequence) {
            this.command = command;
            this.sequence = sequence;
        }

        @Override
        public void accept(Response response) {
            if (given.getAndSet(true)) {
                connection.observer().answerDropped(connection.systemId());
                return;
            }
            try {
                pdu = ResponseWriter.response(
                        command, response, connection.session().withTlvs());
                status = response.status();
            } catch (IllegalArgumentException unsuitable) {
                refuse(CommandStatus.ESME_RSYSERR);
                throw unsuitable;
            }
            connection.wire().submit(this);
        }

        /** Answers so if nobody has answered yet. */
        void unless(int otherwise) {
            if (!given.getAndSet(true)) {
                refuse(otherwise);
            }
        }

        private void refuse(int as) {
            status = as;
            pdu = ResponseWriter.refusal(command, as);
            connection.wire().submit(this);
        }

        @Override
        public void write() {
            inFlight--;
            if (connection.machine().state() == SessionState.CLOSED) {
                dropped();
                return;
            }
            IncomingRequests.this.write(command, sequence, status, pdu);
            connection.tellIfQuiet();
        }

        @Override
        public void dropped() {
            connection.observer().answerDropped(connection.systemId());
        }
    }
}
