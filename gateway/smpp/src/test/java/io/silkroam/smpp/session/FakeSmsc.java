package io.silkroam.smpp.session;

import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.session.RawPeer.Pdu;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Accepts the connections of a client under test, one at a time, for a test to play the SMSC octet by octet. */
final class FakeSmsc implements AutoCloseable {
    private final ServerSocket listener;

    FakeSmsc() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(10_000);
    }

    int port() {
        return listener.getLocalPort();
    }

    RawPeer accept() throws IOException {
        return new RawPeer(listener.accept());
    }

    /** Accepts, and answers the bind. */
    RawPeer acceptAndBind() throws IOException {
        RawPeer peer = accept();
        Pdu bind = peer.read();
        peer.send(Frames.body().text("smsc").pdu(bind.command().response(), bind.sequence()));
        return peer;
    }

    /** Whether a connection is waiting to be accepted within that many milliseconds. */
    boolean isDialled(int millis) throws IOException {
        listener.setSoTimeout(millis);
        try (RawPeer dialler = accept()) {
            return dialler.socket().isConnected();
        } catch (java.net.SocketTimeoutException nobody) {
            return false;
        } finally {
            listener.setSoTimeout(10_000);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
