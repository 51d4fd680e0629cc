package io.silkroam.gateway;

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
import java.net.Socket;
import java.util.function.Consumer;

/** A packet gateway made of one blocking socket, so that a test says exactly which octets travel. */
public final class FakePeer implements AutoCloseable {
    public static final String REALM = "epc.mnc008.mcc204.3gppnetwork.org";
    public static final String PGW = "pgw1." + REALM;
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final String host;
    private int nextId = 1;

    private FakePeer(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.host = host;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Connects; nothing is said yet. */
    public static FakePeer connect(int port, String host) {
        try {
            return new FakePeer(new Socket(InetAddress.getLoopbackAddress(), port), host);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects and introduces itself for credit control. */
    public static FakePeer open(int port, String host) {
        return connect(port, host).introduce();
    }

    /** Speaks over a socket made elsewhere, and introduces itself. */
    public static FakePeer over(Socket socket, String host) {
        try {
            return new FakePeer(socket, host).introduce();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FakePeer introduce() {
        Message answer = ask(request(Commands.CAPABILITIES_EXCHANGE, Applications.BASE, false)
                .addAddress(Avps.HOST_IP_ADDRESS, InetAddress.getLoopbackAddress())
                .add(Avps.VENDOR_ID, 0)
                .add(Avps.PRODUCT_NAME, "fake")
                .add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                .finish());
        long result = answer.unsigned(Avps.RESULT_CODE).orElse(0);
        if (result != ResultCodes.DIAMETER_SUCCESS) {
            throw new AssertionError("refused with " + result);
        }
        return this;
    }

    private MessageWriter request(int command, int application, boolean proxiable) {
        int id = nextId++;
        return MessageWriter.start(Unpooled.buffer(), DiameterHeader.request(command, application, proxiable, id, id))
                .add(Avps.ORIGIN_HOST, host)
                .add(Avps.ORIGIN_REALM, REALM);
    }

    /** A CCR of this peer for a session of its own. */
    public ByteBuf ccr(int type, long number, String session, Consumer<MessageWriter> more) {
        int id = nextId++;
        MessageWriter out = MessageWriter.start(
                        Unpooled.buffer(),
                        DiameterHeader.request(Commands.CREDIT_CONTROL, Applications.CREDIT_CONTROL, true, id, id))
                .add(Avps.SESSION_ID, host + ";" + session)
                .add(Avps.ORIGIN_HOST, host)
                .add(Avps.ORIGIN_REALM, REALM)
                .add(Avps.DESTINATION_REALM, "silkroam.example")
                .add(Avps.AUTH_APPLICATION_ID, Applications.CREDIT_CONTROL)
                .add(Avps.SERVICE_CONTEXT_ID, "32251@3gpp.org")
                .add(Avps.CC_REQUEST_TYPE, type)
                .add(Avps.CC_REQUEST_NUMBER, number);
        more.accept(out);
        return out.finish();
    }

    /** A CCR-I of the traveller of {@link TestGateway} that asks for quota in the Netherlands. */
    public ByteBuf initial(String session) {
        return ccr(1, 0, session, out -> out.group(Avps.SUBSCRIPTION_ID, id -> id.add(Avps.SUBSCRIPTION_ID_TYPE, 1)
                        .add(Avps.SUBSCRIPTION_ID_DATA, TestGateway.IMSI))
                .group(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL, service -> service.add(Avps.RATING_GROUP, 1)
                        .group(Avps.REQUESTED_SERVICE_UNIT, empty -> {}))
                .group(
                        Avps.SERVICE_INFORMATION,
                        si -> si.group(Avps.PS_INFORMATION, ps -> ps.add(Avps.TGPP_SGSN_MCC_MNC, "20408"))));
    }

    /** Answers a request of the gateway's. */
    public void answer(Message request, int resultCode) {
        MessageWriter out =
                MessageWriter.start(Unpooled.buffer(), request.header().answer());
        request.utf8(Avps.SESSION_ID).ifPresent(id -> out.add(Avps.SESSION_ID, id));
        send(out.add(Avps.RESULT_CODE, resultCode)
                .add(Avps.ORIGIN_HOST, host)
                .add(Avps.ORIGIN_REALM, REALM)
                .finish());
    }

    public void send(ByteBuf message) {
        byte[] octets = ByteBufUtil.getBytes(message);
        message.release();
        send(octets);
    }

    public void send(byte... octets) {
        try {
            socket.getOutputStream().write(octets);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request and reads until its answer. */
    public Message ask(ByteBuf request) {
        int id = request.getInt(request.readerIndex() + 12);
        send(request);
        return answerTo(id);
    }

    /** Reads until the answer with this Hop-by-Hop Identifier. */
    public Message answerTo(int id) {
        while (true) {
            Message message = read();
            if (!message.header().isRequest() && message.header().hopByHopId() == id) {
                return message;
            }
        }
    }

    /** Sends a request and tells the Result-Code of its answer. */
    public long resultOf(ByteBuf request) {
        return ask(request).unsigned(Avps.RESULT_CODE).orElseThrow();
    }

    /** Reads until a request of that command comes. */
    public Message readRequest(int command) {
        while (true) {
            Message message = read();
            if (message.header().isRequest() && message.header().commandCode() == command) {
                return message;
            }
        }
    }

    /** The next message; it must be sound. */
    public Message read() {
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
            throw new AssertionError("the gateway sent " + decoded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the gateway has said something that was not read yet. */
    public boolean hasUnread() {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the gateway ends the connection, whatever it says before. */
    public boolean isClosedByGateway() {
        try {
            while (in.read() >= 0) {
                // Whatever is still on its way.
            }
            return true;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
