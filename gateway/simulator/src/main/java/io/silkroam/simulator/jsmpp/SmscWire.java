package io.silkroam.simulator.jsmpp;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that can hold a response back, or lose it, without holding a thread: jSMPP answers on its worker, at
 * once and always. It writes each PDU in one piece.
 */
final class SmscWire implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(SmscWire.class);
    private static final int HEADER = 16;
    private static final int COMMAND_ID = 4;
    private static final int SEQUENCE_NUMBER = 12;

    private final Socket socket;
    private final Connection connection;
    private final Departures out;

    /**
     * When a response leaves.
     *
     * @param leaves completes with whether it leaves at all
     * @param left is run when it has
     */
    record Departure(CompletionStage<Boolean> leaves, Runnable left) {}

    SmscWire(Socket socket) throws IOException {
        this.socket = socket;
        this.connection = new SocketConnection(socket);
        this.out = new Departures(connection.getOutputStream());
    }

    /** Says when the response to a request leaves, before jSMPP writes it. */
    void plan(int sequence, Departure departure) {
        out.planned.put(sequence, departure);
    }

    /** Breaks the connection without a word. */
    void cut() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            LOG.debug("It was closed already", e);
        }
    }

    private static final class Departures extends FilterOutputStream {
        private final Map<Integer, Departure> planned = new ConcurrentHashMap<>();

        Departures(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] pdu) throws IOException {
            write(pdu, 0, pdu.length);
        }

        @Override
        public void write(byte[] pdu, int from, int length) throws IOException {
            ByteBuffer header = ByteBuffer.wrap(pdu, from, length);
            boolean response = length >= HEADER && header.getInt(from + COMMAND_ID) < 0;
            Departure departure = response ? planned.remove(header.getInt(from + SEQUENCE_NUMBER)) : null;
            if (departure == null) {
                out.write(pdu, from, length);
                return;
            }
            departure.leaves().thenAccept(leaves -> {
                if (leaves) {
                    writeLate(pdu, from, length);
                    departure.left().run();
                }
            });
        }

        private void writeLate(byte[] pdu, int from, int length) {
            // jSMPP writes its own PDUs under this very lock.
            synchronized (this) {
                try {
                    out.write(pdu, from, length);
                    out.flush();
                } catch (IOException e) {
                    LOG.info("A response could not leave: {}", e.getMessage());
                }
            }
        }
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public InetAddress getInetAddress() {
        return connection.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return connection.getLocalAddress();
    }

    @Override
    public int getPort() {
        return connection.getPort();
    }

    @Override
    public int getLocalPort() {
        return connection.getLocalPort();
    }

    @Override
    public InputStream getInputStream() {
        return connection.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public void setSoTimeout(int timeout) throws IOException {
        connection.setSoTimeout(timeout);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
