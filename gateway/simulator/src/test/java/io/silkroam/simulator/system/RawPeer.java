package io.silkroam.simulator.system;

import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.wire.GyMessage;
import io.silkroam.simulator.wire.GyOctets;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** A peer of a few lines on a bare socket: it can see and do what a whole Diameter stack hides and forbids. */
final class RawPeer implements AutoCloseable {
    static final int CAPABILITIES_EXCHANGE = 257;
    static final int CREDIT_CONTROL = 272;
    static final int DISCONNECT_PEER = 282;
    private static final int GY = 4;
    private static final int REQUEST = 0x80;
    private static final int PROXIABLE = 0x40;
    private static final int RETRANSMITTED = 0x10;
    private static final int HEADER = 20;
    private static final int HOST_IP_ADDRESS = 257;
    private static final int AUTH_APPLICATION_ID = 258;
    private static final int ORIGIN_HOST = 264;
    private static final int VENDOR_ID = 266;
    private static final int RESULT_CODE = 268;
    private static final int PRODUCT_NAME = 269;
    private static final int ORIGIN_REALM = 296;

    /** A message as received: its header's fields, and the AVPs as they came. */
    record Received(int flags, int command, int hopByHop, int endToEnd, ByteBuffer avps) {
        boolean isRequest() {
            return (flags & REQUEST) != 0;
        }

        /** Result-Code of an answer; it must have one at its top level. */
        int resultCode() {
            ByteBuffer rest = avps.duplicate();
            while (rest.hasRemaining()) {
                int start = rest.position();
                int code = rest.getInt();
                int length = rest.getInt() & 0xFF_FFFF;
                if (code == RESULT_CODE) {
                    return rest.getInt();
                }
                rest.position(start + (length + 3) / 4 * 4);
            }
            throw new IllegalStateException("an answer without a Result-Code");
        }
    }

    private final Socket socket;
    private final Route.Origin origin;
    private final DataInputStream in;
    private final OutputStream out;

    private RawPeer(Socket socket, Route.Origin origin) throws IOException {
        this.socket = socket;
        this.origin = origin;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Connects and exchanges capabilities. */
    static RawPeer connect(int port, Route.Origin origin, Duration patience) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) patience.toMillis());
        RawPeer peer = new RawPeer(socket, origin);
        ByteArrayOutputStream avps = new ByteArrayOutputStream();
        peer.writeOrigin(avps);
        GyOctets.append(avps, HOST_IP_ADDRESS, 0, true, GyOctets.address(socket.getLocalAddress()));
        GyOctets.append(avps, VENDOR_ID, 0, true, GyOctets.unsigned32(0));
        GyOctets.append(avps, PRODUCT_NAME, 0, false, GyOctets.text("raw"));
        GyOctets.append(avps, AUTH_APPLICATION_ID, 0, true, GyOctets.unsigned32(GY));
        peer.send(REQUEST, CAPABILITIES_EXCHANGE, 0, 1, 1, avps.toByteArray());
        int result = peer.receive().orElseThrow().resultCode();
        if (result != 2001) {
            throw new IllegalStateException("capabilities answered " + result);
        }
        return peer;
    }

    void send(GyMessage message, int hopByHop) throws IOException {
        int flags = REQUEST | PROXIABLE | (message.retransmitted() ? RETRANSMITTED : 0);
        send(flags, CREDIT_CONTROL, GY, hopByHop, (int) message.endToEndId(), GyOctets.of(message.avps()));
    }

    /** Agrees to the gateway's Disconnect-Peer-Request. */
    void agreeToDisconnect(Received request) throws IOException {
        ByteArrayOutputStream avps = new ByteArrayOutputStream();
        GyOctets.append(avps, RESULT_CODE, 0, true, GyOctets.unsigned32(2001));
        writeOrigin(avps);
        send(0, DISCONNECT_PEER, 0, request.hopByHop(), request.endToEnd(), avps.toByteArray());
    }

    /** The next message, or empty where the gateway has closed the connection. */
    Optional<Received> receive() throws IOException {
        int first;
        try {
            first = in.readInt();
        } catch (EOFException e) {
            return Optional.empty();
        }
        int command = in.readInt();
        in.readInt();
        int hopByHop = in.readInt();
        int endToEnd = in.readInt();
        byte[] avps = in.readNBytes((first & 0xFF_FFFF) - HEADER);
        return Optional.of(
                new Received(command >>> 24, command & 0xFF_FFFF, hopByHop, endToEnd, ByteBuffer.wrap(avps)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void writeOrigin(ByteArrayOutputStream avps) {
        GyOctets.append(avps, ORIGIN_HOST, 0, true, GyOctets.text(origin.host()));
        GyOctets.append(avps, ORIGIN_REALM, 0, true, GyOctets.text(origin.realm()));
    }

    private void send(int flags, int command, int application, int hopByHop, int endToEnd, byte[] avps)
            throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(message);
        header.writeInt(1 << 24 | (HEADER + avps.length));
        header.writeInt(flags << 24 | command);
        header.writeInt(application);
        header.writeInt(hopByHop);
        header.writeInt(endToEnd);
        header.write(avps);
        out.write(message.toByteArray());
    }
}
