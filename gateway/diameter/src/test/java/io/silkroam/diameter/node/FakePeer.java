package io.silkroam.diameter.node;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.Decoded;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageReader;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.ResultCodes;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.function.Consumer;

/** A peer made of one blocking socket, so that tests say exactly which octets travel. */
final class FakePeer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final String host;
    private final String realm;
    private int nextId = 1;

    private FakePeer(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.host = host;
        this.realm = host.substring(host.indexOf('.') + 1);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Connects; nothing is said yet. */
    static FakePeer connect(InetSocketAddress address, String host) {
        try {
            return new FakePeer(new Socket(address.getAddress(), address.getPort()), host);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Connects with hardly any room to receive, so that who writes to it soon has to wait. */
    static FakePeer narrow(InetSocketAddress address, String host) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            socket.connect(address);
            return new FakePeer(socket, host);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Takes the next connection of a listener. */
    static FakePeer accept(ServerSocket listener, String host) {
        try {
            listener.setSoTimeout(PATIENCE_MILLIS);
            return new FakePeer(listener.accept(), host);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Speaks over a socket made elsewhere, of TLS for instance. */
    static FakePeer over(Socket socket, String host) {
        try {
            return new FakePeer(socket, host);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Connects and exchanges capabilities for credit control. */
    static FakePeer open(InetSocketAddress address, String host) {
        FakePeer peer = connect(address, host);
        Message cea = peer.exchangeCapabilities();
        if (cea.unsigned(Avps.RESULT_CODE).orElse(0) != ResultCodes.DIAMETER_SUCCESS) {
            throw new AssertionError("refused with " + cea.unsigned(Avps.RESULT_CODE));
        }
        return peer;
    }

    String host() {
        return host;
    }

    Message exchangeCapabilities() {
        send(cer(Applications.CREDIT_CONTROL));
        return read();
    }

    ByteBuf cer(int application) {
        return cer(writer -> writer.add(Avps.AUTH_APPLICATION_ID, Integer.toUnsignedLong(application)));
    }

    ByteBuf cer(Consumer<MessageWriter> more) {
        MessageWriter cer = request(Commands.CAPABILITIES_EXCHANGE, Applications.BASE, false)
                .addAddress(Avps.HOST_IP_ADDRESS, InetAddress.getLoopbackAddress())
                .add(Avps.VENDOR_ID, 0)
                .add(Avps.PRODUCT_NAME, "fake");
        more.accept(cer);
        return cer.finish();
    }

    /** Answers a CER with a CEA for credit control. */
    ByteBuf cea(Message cer) {
        return answer(cer)
                .addAddress(Avps.HOST_IP_ADDRESS, InetAddress.getLoopbackAddress())
                .add(Avps.VENDOR_ID, 0)
                .add(Avps.PRODUCT_NAME, "fake")
                .add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                .finish();
    }

    /** Begins a request of this peer's: header and Origin. */
    MessageWriter request(int command, int application, boolean proxiable) {
        return request(command, application, proxiable, "");
    }

    MessageWriter request(int command, int application, boolean proxiable, String sessionId) {
        int id = nextId++;
        DiameterHeader header = DiameterHeader.request(command, application, proxiable, id, id);
        MessageWriter writer = MessageWriter.start(Unpooled.buffer(), header);
        if (!sessionId.isEmpty()) {
            writer.add(Avps.SESSION_ID, sessionId);
        }
        return writer.add(Avps.ORIGIN_HOST, host).add(Avps.ORIGIN_REALM, realm);
    }

    /** Begins the successful answer to a request. */
    MessageWriter answer(Message request) {
        MessageWriter writer =
                MessageWriter.start(Unpooled.buffer(), request.header().answer());
        request.utf8(Avps.SESSION_ID).ifPresent(id -> writer.add(Avps.SESSION_ID, id));
        return writer.add(Avps.RESULT_CODE, ResultCodes.DIAMETER_SUCCESS)
                .add(Avps.ORIGIN_HOST, host)
                .add(Avps.ORIGIN_REALM, realm);
    }

    /** A sound CCR-I of this peer's own session. */
    ByteBuf ccr() {
        return Ccr.of(host).write(nextId++);
    }

    ByteBuf ccr(Ccr ccr) {
        return ccr.write(nextId++);
    }

    void send(ByteBuf message) {
        byte[] octets = ByteBufUtil.getBytes(message);
        message.release();
        send(octets);
    }

    void send(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
            socket.getOutputStream().flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Sends a request and reads until its answer. */
    Message ask(ByteBuf request) {
        int id = request.getInt(request.readerIndex() + 12);
        send(request);
        while (true) {
            Message message = read();
            if (!message.header().isRequest() && message.header().hopByHopId() == id) {
                return message;
            }
        }
    }

    /** Sends a request and tells the Result-Code of its answer. */
    int resultOf(ByteBuf request) {
        return (int) ask(request).unsigned(Avps.RESULT_CODE).orElseThrow();
    }

    /** Reads until a message of that command comes. */
    Message readUntil(int command) {
        while (true) {
            Message message = read();
            if (message.header().commandCode() == command) {
                return message;
            }
        }
    }

    /** The next message; it must be sound. */
    Message read() {
        try {
            int versionAndLength = in.readInt();
            byte[] octets = new byte[versionAndLength & 0xff_ffff];
            ByteBuf frame = Unpooled.wrappedBuffer(octets);
            frame.setInt(0, versionAndLength);
            in.readFully(octets, 4, octets.length - 4);
            Decoded decoded = new MessageReader(Dictionary.standard(), CodecLimits.defaults()).read(frame);
            if (decoded instanceof Message message) {
                return message;
            }
            throw new AssertionError("the node sent " + decoded);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether the node ends the connection, whatever it says before. */
    boolean isClosedByNode() {
        try {
            while (true) {
                int octet = in.read();
                if (octet < 0) {
                    return true;
                }
            }
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
