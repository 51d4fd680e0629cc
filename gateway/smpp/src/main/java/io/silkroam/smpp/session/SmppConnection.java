package io.silkroam.smpp.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.silkroam.smpp.codec.Composed;
import io.silkroam.smpp.codec.Decoded.GoodResponse;
import io.silkroam.smpp.codec.FrameDecoder;
import io.silkroam.smpp.codec.FrameDecoder.BadLength;
import io.silkroam.smpp.codec.PduReader;
import io.silkroam.smpp.codec.PduWriter;
import io.silkroam.smpp.codec.ResponseWriter;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.GenericNack;
import io.silkroam.smpp.session.SendResult.Unanswered;
import io.silkroam.smpp.session.SendResult.Unanswered.Doubt;
import io.silkroam.smpp.session.SentRequests.Sent;
import io.silkroam.smpp.session.SessionStateMachine.Event;
import io.silkroam.smpp.session.SessionStateMachine.Role;
import io.silkroam.smpp.transport.PeerCertificate;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection on its event loop: frames to requests and responses, effects of the state machine to PDUs. Flushes
 * once for all that was read together, stops reading from a peer that does not read, and ends with a reason.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
final class SmppConnection extends ChannelInboundHandlerAdapter implements SessionStateMachine.Actions {
    private static final Logger LOG = LoggerFactory.getLogger(SmppConnection.class);
    private static final int SEQUENCE = 12;
    /** For a peer to read our last PDU and to close. */
    private static final long LINGER_MILLIS = 1_000;

    private static final Composed UNBIND = PduWriter.request(new Request.Unbind(), true);

    private final SessionContext context;
    private final BindRole bindRole;
    private final Channel channel;
    private final SessionStateMachine machine;
    private final Wire wire;
    private final SentRequests sent = new SentRequests();
    private final PduReader reader;
    private final IncomingRequests incoming;
    private final LinkWatch watch;
    private final long interval;
    private EndReason endReason = EndReason.PEER_CLOSED;
    private boolean reading = true;
    private boolean active;
    private volatile BoundSession session;
    private volatile boolean usable;
    private volatile InetSocketAddress remote;

    SmppConnection(SessionContext context, BindRole bindRole, Channel channel, FrameDecoder frames) {
        long now = System.nanoTime();
        this.context = context;
        this.bindRole = bindRole;
        this.channel = channel;
        this.remote = (InetSocketAddress) channel.remoteAddress();
        this.machine = new SessionStateMachine(bindRole.role(), context.timers(), this, now);
        this.wire = new Wire(channel, context.limits().unsentOctets(), () -> end(EndReason.SLOW_READER));
        this.reader = new PduReader(context.limits().codec(), bindRole.role() == Role.SMSC);
        this.incoming = new IncomingRequests(this, reader);
        this.watch = new LinkWatch(this, frames, now);
        this.interval = LinkWatch.interval(context.timers());
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        active = true;
        context.connections().add(this);
        remote = (InetSocketAddress) channel.remoteAddress();
        observer().connected(remote);
        scheduleWatch();
        if (!PeerCertificate.isTls(channel)) {
            bindRole.active(this);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                bindRole.active(this);
            } else {
                LOG.info("{}: TLS: {}", remote, handshake.cause().getMessage());
                end(EndReason.TLS_FAILED);
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        wire.beginBatch();
        if (machine.state() == SessionState.CLOSED) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof ByteBuf frame) {
            receive(frame);
        } else if (message instanceof BadLength bad) {
            refuseLength(bad);
        } else {
            end(EndReason.NOT_SMPP);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        wire.endBatch();
        if (session != null) {
            session.tellRoom();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        boolean writable = channel.isWritable();
        watch.writability(writable, System.nanoTime());
        if (reading != writable) {
            reading = writable;
            channel.config().setAutoRead(writable);
        }
        if (writable && session != null) {
            session.tellRoom();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("{}: {}", remote, cause.toString());
        end(EndReason.CONNECTION_FAILED);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        machine.end(EndReason.PEER_CLOSED, System.nanoTime());
        context.connections().remove(this);
        incoming.release();
        wire.release();
        for (Sent each : sent.drain()) {
            settle(each, new Unanswered(Doubt.CONNECTION_LOST));
        }
        observer().ended(systemId(), endReason);
        if (session != null) {
            guard(() -> listener().ended(session, endReason.text()));
        }
        bindRole.ended(this, endReason);
    }

    /** Without ever having been active it is over too. */
    @Override
    public void channelUnregistered(ChannelHandlerContext ctx) {
        if (!active) {
            bindRole.ended(this, EndReason.PEER_CLOSED);
        }
    }

    private void receive(ByteBuf frame) {
        watch.received(System.nanoTime());
        int at = frame.readerIndex();
        int commandId = frame.getInt(at + 4);
        Command command = Command.of(commandId);
        if (command == null) {
            unknown(commandId, frame.getInt(at + SEQUENCE));
            frame.release();
            return;
        }
        observer().received(systemId(), command);
        if (command.isResponse()) {
            try {
                answered(command, frame);
            } finally {
                frame.release();
            }
        } else {
            incoming.received(command, frame);
        }
    }

    private void unknown(int commandId, int sequence) {
        if (Command.isResponse(commandId)) {
            observer().stray(systemId(), SmppObserver.Stray.UNKNOWN);
        } else {
            malformed(CommandStatus.ESME_RINVCMDID, "an unknown command_id");
            nack(CommandStatus.ESME_RINVCMDID, sequence);
        }
    }

    private void refuseLength(BadLength bad) {
        malformed(CommandStatus.ESME_RINVCMDLEN, "a command_length that cannot be");
        Command command = Command.of(bad.commandId());
        if (bad.framingLost()) {
            if (!command.isResponse()) {
                nack(CommandStatus.ESME_RINVCMDLEN, bad.sequence());
            }
            end(EndReason.FRAMING_LOST);
        } else if (!command.isResponse() && !command.isOneWay()) {
            incoming.refuse(command, bad.sequence(), CommandStatus.ESME_RINVCMDLEN);
        }
    }

    private void nack(int status, int sequence) {
        wire.write(ResponseWriter.response(Command.ENQUIRE_LINK, new GenericNack(status), true), sequence);
    }

    private void answered(Command command, ByteBuf frame) {
        int at = frame.readerIndex();
        int sequence = frame.getInt(at + SEQUENCE);
        Sent request = sent.find(sequence);
        if (request == null) {
            observer().stray(systemId(), sent.stray(command, sequence));
            return;
        }
        if (command != Command.GENERIC_NACK && command != request.command().response()) {
            observer().stray(systemId(), SmppObserver.Stray.MISMATCHED);
            return;
        }
        sent.remove(sequence);
        GoodResponse good = reader.response(frame, command, frame.getInt(at + 8));
        if (!good.remark().isEmpty()) {
            malformed(CommandStatus.ESME_ROK, good.remark());
        }
        int status = good.response().status();
        observer().answered(systemId(), request.command(), status, System.nanoTime() - request.sentAt());
        settle(request, new SendResult.Answered(good.response()));
        tellIfQuiet();
    }

    private void settle(Sent request, SendResult result) {
        if (request.inWindow()) {
            session.leaveWindow();
        }
        guard(() -> request.result().accept(result));
    }

    /** On the event loop: a request of ours. */
    void sendRequest(Command command, Composed pdu, boolean inWindow, Consumer<SendResult> result) {
        long now = System.nanoTime();
        if (inWindow) {
            watch.transaction(now);
        }
        long deadline = now + context.timers().response().toNanos();
        int sequence = sent.add(new Sent(command, now, deadline, inWindow, result));
        wire.write(pdu, sequence);
        observer().sent(systemId(), command);
    }

    /** On the event loop: a request that has no response; its sequence_number waits for nobody. */
    void sendOneWay(Command command, Composed pdu) {
        int sequence = sent.add(new Sent(command, 0, 0, false, nobody -> {}));
        sent.remove(sequence);
        wire.write(pdu, sequence);
        observer().sent(systemId(), command);
    }

    /** On the event loop: the bind came about. Held requests are served after the owner knows. */
    void open(BoundSession opened, int windowIn) {
        session = opened;
        incoming.allow(windowIn);
        usable = true;
        signal(
                switch (opened.bindType()) {
                    case TRANSMITTER -> Event.BOUND_TX;
                    case RECEIVER -> Event.BOUND_RX;
                    case TRANSCEIVER -> Event.BOUND_TRX;
                });
        observer().bound(opened.systemId(), opened.bindType());
        bindRole.bound(this);
        guard(() -> listener().bound(opened));
        incoming.replayHeld();
    }

    /** Begins to end in good order. Any thread. */
    void unbind(EndReason reason) {
        onLoop(() -> {
            machine.unbind(reason, System.nanoTime());
            usable = machine.state().isBound();
            tellIfQuiet();
        });
    }

    /** On the event loop. */
    void signal(Event event) {
        machine.on(event, System.nanoTime());
        usable = usable && machine.state().isBound();
        if (event == Event.UNBIND_RECEIVED) {
            tellIfQuiet();
        }
    }

    void tellIfQuiet() {
        if (!usable && isQuiet()) {
            machine.on(Event.QUIET, System.nanoTime());
        }
    }

    boolean isQuiet() {
        return incoming.isQuiet() && sent.windowed() == 0;
    }

    /** On the event loop: ends at once. */
    void end(EndReason reason) {
        machine.end(reason, System.nanoTime());
    }

    @Override
    public void sendUnbind() {
        sendRequest(Command.UNBIND, UNBIND, false, result -> {
            if (result instanceof SendResult.Answered) {
                signal(Event.UNBIND_RESP);
            }
        });
    }

    @Override
    public void sendUnbindResp() {
        incoming.sendUnbindResp();
    }

    @Override
    public void close(EndReason reason) {
        usable = false;
        endReason = reason;
        wire.end();
        if (reason.tellsFirst() && channel instanceof DuplexChannel half && !PeerCertificate.isTls(channel)) {
            // Closing over octets that were not read makes a reset, in which the last PDU may perish.
            half.shutdownOutput();
            channel.eventLoop().schedule(() -> channel.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            channel.close();
        }
    }

    private void scheduleWatch() {
        channel.eventLoop().schedule(this::watch, interval, TimeUnit.NANOSECONDS);
    }

    private void watch() {
        if (!channel.isOpen()) {
            return;
        }
        long now = System.nanoTime();
        machine.poll(now);
        for (Sent each : sent.expire(now)) {
            observer().timedOut(systemId(), each.command());
            settle(each, new Unanswered(Doubt.TIMEOUT));
        }
        watch.poll(now);
        tellIfQuiet();
        if (session != null) {
            session.tellRoom();
        }
        scheduleWatch();
    }

    /** Runs what belongs to somebody else; whether it came through. */
    boolean guard(Runnable foreign) {
        try {
            foreign.run();
            return true;
        } catch (RuntimeException bug) {
            LOG.error("{}: its owner failed", session == null ? remote : session, bug);
            return false;
        }
    }

    /** Runs on the event loop: at once if this is it. */
    void onLoop(Runnable task) {
        if (channel.eventLoop().inEventLoop()) {
            task.run();
        } else {
            later(task);
        }
    }

    /** Runs on the event loop after what runs there now; on this thread if there is no event loop any more. */
    void later(Runnable task) {
        try {
            channel.eventLoop().execute(() -> guard(task));
        } catch (RejectedExecutionException stopped) {
            guard(task);
        }
    }

    void malformed(int status, String reason) {
        observer().malformed(systemId(), remote, status, reason);
    }

    void transaction() {
        watch.transaction(System.nanoTime());
    }

    void respond(Command command, int sequence, Response response) {
        incoming.respond(command, sequence, response);
    }

    /** Whether the connection ever came about. */
    boolean wasActive() {
        return active;
    }

    /** Whether requests of ours may go. Any thread. */
    boolean isUsable() {
        return usable;
    }

    SessionStateMachine machine() {
        return machine;
    }

    BindRole bindRole() {
        return bindRole;
    }

    Role role() {
        return bindRole.role();
    }

    SessionContext context() {
        return context;
    }

    SmppObserver observer() {
        return context.observer();
    }

    SessionListener listener() {
        return context.listener();
    }

    Channel channel() {
        return channel;
    }

    Wire wire() {
        return wire;
    }

    /** Null until it is bound. */
    BoundSession session() {
        return session;
    }

    /** For a test of what comes after the last sequence_number. */
    SentRequests sentRequests() {
        return sent;
    }

    /** Empty until it is bound. */
    String systemId() {
        BoundSession bound = session;
        return bound == null ? "" : bound.systemId();
    }

    InetSocketAddress remote() {
        return remote;
    }
}
