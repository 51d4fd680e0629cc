package io.silkroam.simulator.system;

import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.wire.GyAvp;
import io.silkroam.simulator.wire.GyMessage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
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
    private static final int MANDATORY = 0x40;
    private static final int VENDOR = 0x80;
    private static final int HEADER = 20;
    private static final long NTP_EPOCH = 2_208_988_800L;
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
        byte[] address = socket.getLocalAddress().getAddress();
        avp(
                avps,
                HOST_IP_ADDRESS,
                0,
                true,
                ByteBuffer.allocate(6).putShort((short) 1).put(address).array());
        avp(avps, VENDOR_ID, 0, true, unsigned32(0));
        avp(avps, PRODUCT_NAME, 0, false, text("raw"));
        avp(avps, AUTH_APPLICATION_ID, 0, true, unsigned32(GY));
        peer.send(REQUEST, CAPABILITIES_EXCHANGE, 0, 1, 1, avps.toByteArray());
        int result = peer.receive().orElseThrow().resultCode();
        if (result != 2001) {
            throw new IllegalStateException("capabilities answered " + result);
        }
        return peer;
    }

    void send(GyMessage message, int hopByHop) throws IOException {
        int flags = REQUEST | PROXIABLE | (message.retransmitted() ? RETRANSMITTED : 0);
        send(flags, CREDIT_CONTROL, GY, hopByHop, (int) message.endToEndId(), encode(message.avps()));
    }

    /** Agrees to the gateway's Disconnect-Peer-Request. */
    void agreeToDisconnect(Received request) throws IOException {
        ByteArrayOutputStream avps = new ByteArrayOutputStream();
        avp(avps, RESULT_CODE, 0, true, unsigned32(2001));
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
        avp(avps, ORIGIN_HOST, 0, true, text(origin.host()));
        avp(avps, ORIGIN_REALM, 0, true, text(origin.realm()));
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

    private static byte[] encode(List<GyAvp> avps) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (GyAvp avp : avps) {
            avp(encoded, avp.name().code(), avp.name().vendorId(), avp.name().mandatory(), value(avp));
        }
        return encoded.toByteArray();
    }

    private static byte[] value(GyAvp avp) {
        return switch (avp.name().type()) {
            case UNSIGNED32, ENUMERATED -> unsigned32((Long) avp.value());
            case UNSIGNED64 ->
                ByteBuffer.allocate(8).putLong((Long) avp.value()).array();
            case TEXT, IDENTITY -> text((String) avp.value());
            case OCTETS -> HexFormat.of().parseHex((String) avp.value());
            case TIME -> unsigned32(((Instant) avp.value()).getEpochSecond() + NTP_EPOCH);
            case ADDRESS ->
                ByteBuffer.allocate(6)
                        .putShort((short) 1)
                        .put(((InetAddress) avp.value()).getAddress())
                        .array();
            case GROUPED -> encode(avp.members());
        };
    }

    private static void avp(ByteArrayOutputStream into, int code, int vendor, boolean mandatory, byte[] value) {
        int header = vendor == 0 ? 8 : 12;
        int flags = (vendor == 0 ? 0 : VENDOR) | (mandatory ? MANDATORY : 0);
        int length = header + value.length;
        ByteBuffer avp = ByteBuffer.allocate((length + 3) / 4 * 4);
        avp.putInt(code).putInt(flags << 24 | length);
        if (vendor != 0) {
            avp.putInt(vendor);
        }
        avp.put(value);
        into.writeBytes(avp.array());
    }

    private static byte[] unsigned32(long value) {
        return ByteBuffer.allocate(4).putInt((int) value).array();
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
