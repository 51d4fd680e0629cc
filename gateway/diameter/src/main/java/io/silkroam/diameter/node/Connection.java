package io.silkroam.diameter.node;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.silkroam.diameter.codec.CloseReason;
import io.silkroam.diameter.codec.Decoded;
import io.silkroam.diameter.codec.Malformed;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageReader;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.peer.Identities;
import io.silkroam.diameter.peer.Role;
import io.silkroam.diameter.transport.Bound;
import io.silkroam.diameter.transport.Wire;
import io.silkroam.diameter.transport.WireItem;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One transport connection, on its event loop: reads frames, holds back what comes before the peers' owner has decided,
 * stops reading from a peer that does not read, and ends with a reason. What the messages mean is others' business.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
final class Connection extends ChannelInboundHandlerAdapter {
    private enum Phase {
        /** Nothing but a CER, or a CEA, may come. */
        FRESH,
        /** It came; the control thread decides. */
        DECIDING,
        /** Requests flow. */
        OPEN,
        /** DPR or DPA was sent: what is under way may end. */
        CLOSING,
        /** Over. */
        CLOSED
    }

    private final NodeContext node;
    private final Role role;
    private final ConnectionEvents events;
    private final Channel channel;
    private final long since;
    private final MessageReader reader;
    private final Wire wire;
    private final OutgoingRequests outgoing;
    private final BaseProtocol base;
    private final Queue<Object> heldBack = new ArrayDeque<>(0);
    private Phase phase = Phase.FRESH;
    private RequestDispatcher dispatcher;
    private boolean insideGate;
    private String endReason = "the peer closed the connection";
    private volatile long lastReceived;
    /** Unknown of ours until it is made. */
    private volatile InetSocketAddress address;

    private volatile Peer peer;
    private volatile boolean usable;
    /** The control thread's. */
    private Link link;

    Connection(NodeContext node, Role role, Channel channel, boolean insideGate, ConnectionEvents events) {
        this.node = node;
        this.role = role;
        this.events = events;
        this.channel = channel;
        this.address = (InetSocketAddress) channel.remoteAddress();
        this.since = node.now();
        this.insideGate = insideGate;
        this.reader = new MessageReader(
                Dictionary.standard(), node.settings().limits().codec());
        this.wire = new Wire(
                channel, node.settings().limits().outboundOctets(), () -> close("the peer does not read what we send"));
        this.outgoing = new OutgoingRequests(node, this);
        this.base = new BaseProtocol(node, this, events);
        this.lastReceived = since;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        address = (InetSocketAddress) channel.remoteAddress();
        if (role == Role.RESPONDER) {
            node.onControl(() -> events.accepted(this));
        } else if (ctx.pipeline().get(SslHandler.class) == null) {
            node.onControl(() -> events.connected(this));
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (!handshake.isSuccess()) {
                close("TLS: " + handshake.cause().getMessage());
            } else if (role == Role.INITIATOR) {
                node.onControl(() -> events.connected(this));
            }
        } else if (event instanceof CloseReason reason) {
            close("unreadable stream: " + reason);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object frame) {
        wire.beginBatch();
        switch (phase) {
            case FRESH -> receiveFirst(frame);
            case DECIDING -> heldBack.add(frame);
            case OPEN, CLOSING -> receive(frame);
            case CLOSED -> ReferenceCountUtil.release(frame);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        wire.endBatch();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        allowReading();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        close("connection failed: " + cause.getMessage());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        become(Phase.CLOSED);
        heldBack.forEach(ReferenceCountUtil::release);
        heldBack.clear();
        outgoing.failOverAll();
        node.observer().closed(address, host(), endReason);
        node.onControl(() -> events.gone(this, endReason));
    }

    private void receiveFirst(Object frame) {
        Decoded decoded = decode(frame);
        lastReceived = node.now();
        boolean good = decoded instanceof Message message && base.takeCapabilities(role, message);
        if (good) {
            become(Phase.DECIDING);
        } else if (decoded instanceof Malformed malformed) {
            node.observer().malformed(address.toString(), malformed.resultCode(), malformed.reason());
            base.refuseMalformed(role, malformed);
        } else {
            close("no capabilities exchange first");
        }
    }

    private void receive(Object frame) {
        lastReceived = node.now();
        Decoded decoded = decode(frame);
        if (decoded instanceof Malformed malformed) {
            dispatcher.refuseMalformed(malformed);
            return;
        }
        Message message = (Message) decoded;
        if (base.handles(message.header())) {
            base.receive(message);
        } else if (message.header().isRequest()) {
            dispatcher.dispatch(message);
        } else {
            outgoing.answered(message);
        }
    }

    private Decoded decode(Object frame) {
        return frame instanceof Malformed malformed ? malformed : reader.read((ByteBuf) frame);
    }

    /** The only assignment to the phase. */
    private void become(Phase next) {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = next;
        usable = next == Phase.OPEN;
        if (insideGate && next != Phase.DECIDING) {
            insideGate = false;
            node.gate().leave(address.getAddress());
        }
        allowReading();
    }

    /** Reads only while the peer reads too, and not while somebody decides what to do with what was read. */
    private void allowReading() {
        channel.config().setAutoRead(phase != Phase.DECIDING && channel.isWritable());
    }

    /** This is a connection of that peer now: requests may flow, what was held back first. Any thread. */
    void open(Peer owner) {
        peer = owner;
        onLoop(() -> {
            dispatcher = new RequestDispatcher(node, this, owner);
            become(Phase.OPEN);
            wire.beginBatch();
            while (phase == Phase.OPEN && !heldBack.isEmpty()) {
                receive(heldBack.remove());
            }
            wire.endBatch();
        });
    }

    /** No new request of ours goes here, and those pending look for another way. Any thread. */
    void prepareToClose() {
        onLoop(() -> {
            become(Phase.CLOSING);
            outgoing.failOver();
        });
    }

    /** Requests of ours pending here look for another way; those without one wait on. Any thread. */
    void failOver() {
        onLoop(outgoing::failOver);
    }

    /** Ends pending requests whose time is over. Any thread. */
    void expire(long now) {
        if (pendingBound().current() > 0) {
            onLoop(() -> outgoing.expire(now));
        }
    }

    /** Sends a message of the base protocol's; its reference passes. Any thread. */
    void send(WireItem item) {
        wire.send(item);
    }

    /** On the event loop, as a request of ours is written. */
    void register(PendingRequest pending) {
        outgoing.register(pending);
    }

    /** Flushes, then ends. Any thread. */
    void close(String reason) {
        onLoop(() -> {
            if (phase != Phase.CLOSED) {
                endReason = Identities.printable(reason);
                become(Phase.CLOSED);
                wire.endBatch();
                channel.close();
            }
        });
    }

    /** Runs on the event loop: at once if this is it. */
    void onLoop(Runnable task) {
        if (channel.eventLoop().inEventLoop()) {
            task.run();
        } else if (!channel.eventLoop().isShuttingDown()) {
            channel.eventLoop().execute(task);
        }
    }

    /** Whether requests of ours may go here. */
    boolean isUsable() {
        return usable;
    }

    /** The link this is a connection of, once there is one. Control thread. */
    Link link() {
        return link;
    }

    void belongsTo(Link owner) {
        link = owner;
    }

    Role role() {
        return role;
    }

    Channel channel() {
        return channel;
    }

    BaseProtocol base() {
        return base;
    }

    Bound pendingBound() {
        return outgoing.bound();
    }

    InetSocketAddress address() {
        return address;
    }

    boolean isClosing() {
        return phase == Phase.CLOSING;
    }

    long since() {
        return since;
    }

    /** When the last message arrived, by the node's nanoseconds. */
    long lastReceived() {
        return lastReceived;
    }

    PeerMeter meter() {
        return peer.meter();
    }

    private String host() {
        Peer known = peer;
        return known == null ? "" : known.host();
    }
}
