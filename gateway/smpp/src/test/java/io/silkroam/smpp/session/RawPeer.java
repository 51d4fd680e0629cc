package io.silkroam.smpp.session;

import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.pdu.Command;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** A peer that sends whatever octets a test wants, and reads whole PDUs. */
final class RawPeer implements AutoCloseable {
    /** What came, unread. */
    @SuppressWarnings("ArrayRecordComponent")
    record Pdu(int commandId, int status, int sequence, byte[] body) {
        Command command() {
            return Command.of(commandId);
        }

        /** As "SUBMIT_SM_RESP 0 7". */
        String line() {
            return command() + " 0x" + Integer.toHexString(status) + " " + sequence;
        }
    }

    private final Socket socket;
    private final DataInputStream in;

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    static RawPeer to(int port) throws IOException {
        return new RawPeer(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Connected and bound. */
    static RawPeer bound(int port, Command bind) throws IOException {
        RawPeer peer = to(port);
        peer.send(Frames.bind("esme", "secret", 0x34).pdu(bind, 1));
        Pdu response = peer.read();
        if (response.status() != 0) {
            throw new IOException("not bound: " + response.line());
        }
        return peer;
    }

    void send(byte[]... pdus) throws IOException {
        socket.getOutputStream().write(Frames.join(pdus));
        socket.getOutputStream().flush();
    }

    Pdu read() throws IOException {
        int length = in.readInt();
        Pdu header = new Pdu(in.readInt(), in.readInt(), in.readInt(), new byte[length - 16]);
        in.readFully(header.body);
        return header;
    }

    /** The next PDU that is no enquire_link; those before it are answered. */
    Pdu readPastEnquiries() throws IOException {
        Pdu pdu = read();
        while (pdu.command() == Command.ENQUIRE_LINK) {
            send(Frames.body().pdu(Command.ENQUIRE_LINK_RESP, pdu.sequence()));
            pdu = read();
        }
        return pdu;
    }

    /** Whether the other side closes, whatever it sends before. */
    boolean isEnded() throws IOException {
        try {
            while (true) {
                read();
            }
        } catch (EOFException | SocketException closed) {
            return true;
        }
    }

    /** Answers to one enquire_link, after which nothing before it can still come. */
    void ping(int sequence) throws IOException {
        send(Frames.body().pdu(Command.ENQUIRE_LINK, sequence));
        Pdu answer = readPastEnquiries();
        if (answer.command() != Command.ENQUIRE_LINK_RESP || answer.sequence() != sequence) {
            throw new IOException("something else came: " + answer.line());
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
