package io.silkroam.simulator.jsmpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;

/** Listens at one address, where jSMPP's own listens at all of them, and remembers the wire it accepted last. */
final class SmscSocket implements ServerConnectionFactory, ServerConnection {
    private static final int BACKLOG = 200;

    private final InetAddress address;
    private ServerSocket socket;
    private SmscWire last;

    SmscSocket(InetAddress address) {
        this.address = address;
    }

    @Override
    public ServerConnection listen(int port) throws IOException {
        return listen(port, 0, BACKLOG);
    }

    @Override
    public ServerConnection listen(int port, int timeout) throws IOException {
        return listen(port, timeout, BACKLOG);
    }

    @Override
    public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
        socket = new ServerSocket(port, backlog, address);
        socket.setSoTimeout(timeout);
        return this;
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public Connection accept() throws IOException {
        Socket accepted = socket.accept();
        accepted.setTcpNoDelay(true);
        last = new SmscWire(accepted);
        return last;
    }

    /** Only for the thread that accepts. */
    SmscWire last() {
        return last;
    }

    @Override
    public void setSoTimeout(int timeout) throws IOException {
        socket.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws IOException {
        return socket.getSoTimeout();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
