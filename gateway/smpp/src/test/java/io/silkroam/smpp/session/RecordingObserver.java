package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.CommandStatus;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what is out of the ordinary. */
final class RecordingObserver implements SmppObserver {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void turnedAway(InetSocketAddress remote) {
        lines.add("turned away");
    }

    @Override
    public void bindRefused(String systemId, int status) {
        lines.add("refused " + CommandStatus.name(status));
    }

    @Override
    public void ended(String systemId, EndReason reason) {
        lines.add("ended " + reason);
    }

    @Override
    public void timedOut(String systemId, Command request) {
        lines.add("timed out " + request);
    }

    @Override
    public void throttled(String systemId, Command request) {
        lines.add("throttled " + request);
    }

    @Override
    public void malformed(String systemId, InetSocketAddress remote, int status, String reason) {
        lines.add("malformed " + CommandStatus.name(status) + ": " + reason);
    }

    @Override
    public void stray(String systemId, Stray kind) {
        lines.add("stray " + kind);
    }

    @Override
    public void answerDropped(String systemId) {
        lines.add("answer dropped");
    }

    @Override
    public void ignored(String systemId, Command command) {
        lines.add("ignored " + command);
    }
}
