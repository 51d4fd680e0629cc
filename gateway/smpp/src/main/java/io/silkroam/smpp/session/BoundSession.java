package io.silkroam.smpp.session;

import io.silkroam.smpp.codec.Composed;
import io.silkroam.smpp.codec.PduWriter;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response.PlainResponse;
import io.silkroam.smpp.session.SendResult.NotSent.Obstacle;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A bound session: the window out, and the door for requests of any thread. */
final class BoundSession implements SmppSession {
    private static final AtomicLong IDS = new AtomicLong();
    private static final int FIRST_WITH_TLVS = 0x34;

    private final long id = IDS.incrementAndGet();
    private final SmppConnection connection;
    private final String systemId;
    private final BindType type;
    private final int version;
    private final Bound window;
    private final AtomicBoolean starved = new AtomicBoolean();

    BoundSession(SmppConnection connection, String systemId, BindType type, int version, int windowOut) {
        this.connection = connection;
        this.systemId = systemId;
        this.type = type;
        this.version = version;
        this.window = new Bound(windowOut);
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String systemId() {
        return systemId;
    }

    @Override
    public BindType bindType() {
        return type;
    }

    @Override
    public int interfaceVersion() {
        return version;
    }

    @Override
    public InetSocketAddress remote() {
        return connection.remote();
    }

    /** {@inheritDoc} Who finds none is told by {@link SessionListener#roomAgain}. */
    @Override
    public int room() {
        int room = roomNow();
        if (room > 0) {
            return room;
        }
        starved.set(true);
        // What was freed before that line, nobody would tell of.
        return roomNow();
    }

    private int roomNow() {
        return connection.isUsable() && connection.channel().isWritable() ? window.room() : 0;
    }

    boolean withTlvs() {
        return version >= FIRST_WITH_TLVS;
    }

    /**
     * {@inheritDoc}
     *
     * <p>An alert_notification has no response and takes no room: it is answered ESME_ROK once it is written.
     *
     * @throws IllegalArgumentException if the request does not belong into this bind, or no PDU can carry it
     */
    @Override
    public void send(Request request, Consumer<SendResult> result) {
        Command command = Command.of(request);
        boolean fromEsme = connection.role() == SessionStateMachine.Role.ESME;
        if (!SessionStateMachine.allows(fromEsme, type, command)) {
            throw new IllegalArgumentException(command + " cannot be sent on this " + type);
        }
        Composed pdu = PduWriter.request(request, withTlvs());
        if (pdu.length() > connection.context().limits().codec().pduOctets()) {
            throw new IllegalArgumentException(command + " of " + pdu.length() + " octets");
        }
        if (!connection.isUsable()) {
            refuse(result, Obstacle.NOT_BOUND);
        } else if (!connection.channel().isWritable()) {
            starved.set(true);
            refuse(result, Obstacle.NOT_WRITABLE);
        } else if (command.isOneWay()) {
            connection.wire().submit(new OneWay(command, pdu, result));
        } else if (window.tryEnter()) {
            connection.wire().submit(new Sending(command, pdu, result));
        } else {
            starved.set(true);
            if (window.room() > 0) {
                connection.onLoop(this::tellRoom); // it was freed meanwhile, so nobody else would tell
            }
            refuse(result, Obstacle.WINDOW_FULL);
        }
    }

    private void refuse(Consumer<SendResult> result, Obstacle obstacle) {
        connection.later(() -> result.accept(new SendResult.NotSent(obstacle)));
    }

    @Override
    public void unbind() {
        connection.unbind(EndReason.UNBOUND);
    }

    /** On the event loop: says once that there is room, if somebody found none. */
    void tellRoom() {
        if (starved.get() && roomNow() > 0 && starved.getAndSet(false)) {
            connection.guard(() -> connection.context().listener().roomAgain(this));
        }
    }

    void leaveWindow() {
        window.leave();
    }

    @Override
    public String toString() {
        return "session " + id + " of " + systemId;
    }

    /** A request on its way out. */
    private final class Sending implements Wire.Item {
        private final Command command;
        private final Composed pdu;
        private final Consumer<SendResult> result;

        Sending(Command command, Composed pdu, Consumer<SendResult> result) {
            this.command = command;
            this.pdu = pdu;
            this.result = result;
        }

        @Override
        public void write() {
            if (connection.isUsable()) {
                connection.sendRequest(command, pdu, true, result);
            } else {
                dropped();
            }
        }

        @Override
        public void dropped() {
            window.leave();
            connection.guard(() -> result.accept(new SendResult.NotSent(Obstacle.NOT_BOUND)));
        }
    }

    /** A request that nobody answers. */
    private final class OneWay implements Wire.Item {
        private final Command command;
        private final Composed pdu;
        private final Consumer<SendResult> result;

        OneWay(Command command, Composed pdu, Consumer<SendResult> result) {
            this.command = command;
            this.pdu = pdu;
            this.result = result;
        }

        @Override
        public void write() {
            if (connection.isUsable()) {
                connection.sendOneWay(command, pdu);
                connection.guard(
                        () -> result.accept(new SendResult.Answered(new PlainResponse(CommandStatus.ESME_ROK))));
            } else {
                dropped();
            }
        }

        @Override
        public void dropped() {
            connection.guard(() -> result.accept(new SendResult.NotSent(Obstacle.NOT_BOUND)));
        }
    }
}
