package io.silkroam.diameter.node;

import io.silkroam.diameter.edge.EdgeHit;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.peer.PeerState;
import io.silkroam.diameter.peer.WatchdogState;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a node said, one line each. */
final class RecordingObserver implements NodeObserver {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    List<String> lines() {
        return lines;
    }

    @Override
    public void peerChanged(String host, int link, PeerState from, PeerState to, String reason) {
        lines.add(host + " " + from + " -> " + to + ": " + reason);
    }

    @Override
    public void watchdogChanged(String host, int link, WatchdogState from, WatchdogState to) {
        lines.add(host + " watchdog " + from + " -> " + to);
    }

    @Override
    public void peerRestarted(String host) {
        lines.add(host + " restarted");
    }

    @Override
    public void malformed(String host, int resultCode, String reason) {
        lines.add("malformed " + resultCode);
    }

    @Override
    public void shed(String host, ShedReason reason) {
        lines.add("shed " + reason);
    }

    @Override
    public void edgeHit(Partner partner, EdgeHit hit) {
        lines.add("edge " + hit.rule() + " " + hit.mode() + " " + hit.resultCode());
    }

    @Override
    public void refused(InetSocketAddress address, int resultCode, String reason) {
        lines.add("refused " + resultCode + ": " + reason);
    }

    @Override
    public void closed(InetSocketAddress address, String host, String reason) {
        lines.add("closed: " + reason);
    }

    @Override
    public void answerDropped(String host, String reason) {
        lines.add("dropped: " + reason);
    }
}
