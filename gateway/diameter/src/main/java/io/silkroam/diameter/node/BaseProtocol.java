package io.silkroam.diameter.node;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.Malformed;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.peer.Role;
import io.silkroam.diameter.transport.WireItem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadLocalRandom;

/** CER, DWR, DPR and their answers on one connection, sent from any thread; their meaning is the control thread's. */
final class BaseProtocol {
    private static final int BUSY = 1;

    private final NodeContext node;
    private final Connection connection;
    private final ConnectionEvents events;
    private final int dwrId = ThreadLocalRandom.current().nextInt();
    private volatile DiameterHeader cer;
    private volatile DiameterHeader dpr;
    private boolean disconnectAnswered;

    BaseProtocol(NodeContext node, Connection connection, ConnectionEvents events) {
        this.node = node;
        this.connection = connection;
        this.events = events;
    }

    boolean handles(DiameterHeader header) {
        return header.applicationId() == Applications.BASE
                && (header.commandCode() == Commands.DEVICE_WATCHDOG
                        || header.commandCode() == Commands.DISCONNECT_PEER
                        || header.commandCode() == Commands.CAPABILITIES_EXCHANGE);
    }

    /** The first message of a connection: whether it is the CER, or the CEA, that must be it. */
    boolean takeCapabilities(Role role, Message message) {
        DiameterHeader header = message.header();
        boolean asked = role == Role.RESPONDER;
        if (header.commandCode() != Commands.CAPABILITIES_EXCHANGE || header.isRequest() != asked) {
            return false;
        }
        Capabilities capabilities = Capabilities.read(message);
        if (asked) {
            cer = header;
            node.onControl(() -> events.capabilitiesAsked(connection, capabilities));
        } else {
            node.onControl(() -> events.capabilitiesAnswered(connection, capabilities));
        }
        return true;
    }

    /** A first message that cannot be read: a request is answered, then the connection ends either way. */
    void refuseMalformed(Role role, Malformed malformed) {
        if (role == Role.RESPONDER && malformed.header().isRequest()) {
            send(node.errors().write(buffers().buffer(256), malformed));
        }
        connection.close("malformed first message, " + malformed.resultCode() + ": " + malformed.reason());
    }

    /** One of the messages {@link #handles}. */
    void receive(Message message) {
        DiameterHeader header = message.header();
        switch (header.commandCode()) {
            case Commands.DEVICE_WATCHDOG -> receiveWatchdog(header);
            case Commands.DISCONNECT_PEER -> receiveDisconnect(message);
            default -> {
                // RFC 6733 has no second CER on an open connection (RFC 3588 had).
                if (header.isRequest()) {
                    send(node.errors()
                            .write(
                                    buffers().buffer(256),
                                    message,
                                    ResultCodes.DIAMETER_UNABLE_TO_COMPLY,
                                    "capabilities are exchanged already"));
                }
            }
        }
    }

    private void receiveWatchdog(DiameterHeader header) {
        if (header.isRequest()) {
            send(node.base().success(buffers(), header));
        } else if (header.hopByHopId() == dwrId) {
            node.onControl(() -> events.watchdogAnswered(connection));
        }
    }

    private void receiveDisconnect(Message message) {
        if (message.header().isRequest()) {
            if (dpr == null) {
                dpr = message.header();
                int cause = (int) message.unsigned(Avps.DISCONNECT_CAUSE).orElse(BUSY);
                node.onControl(() -> events.disconnectAsked(connection, cause));
            }
        } else if (!disconnectAnswered) {
            disconnectAnswered = true;
            node.onControl(() -> events.disconnectAnswered(connection));
        }
    }

    void sendCer() {
        int id = node.identifiers().next();
        send(node.base().cer(buffers(), local(), id, id));
    }

    void sendCea() {
        send(node.base().cea(buffers(), local(), cer));
    }

    /** Turns a CER away and ends the connection. */
    void refuse(int resultCode, String reason) {
        send(node.base().refusal(buffers(), local(), cer, resultCode, reason));
        node.observer().refused(connection.address(), resultCode, reason);
        connection.close("refused with " + resultCode + ": " + reason);
    }

    void sendDwr() {
        send(node.base().dwr(buffers(), dwrId, node.identifiers().next()));
    }

    void sendDpr(int cause) {
        int id = node.identifiers().next();
        send(node.base().dpr(buffers(), cause, id, id));
    }

    void sendDpa() {
        send(node.base().success(buffers(), dpr));
    }

    private void send(ByteBuf message) {
        connection.send(WireItem.of(message));
    }

    private InetAddress local() {
        return ((InetSocketAddress) connection.channel().localAddress()).getAddress();
    }

    private ByteBufAllocator buffers() {
        return connection.channel().alloc();
    }
}
