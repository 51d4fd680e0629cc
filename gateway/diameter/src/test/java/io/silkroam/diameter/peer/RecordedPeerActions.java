package io.silkroam.diameter.peer;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a peer state machine asks for. */
final class RecordedPeerActions implements PeerActions {
    private final List<String> done = new ArrayList<>();
    private final boolean winner;

    RecordedPeerActions(boolean winner) {
        this.winner = winner;
    }

    /** What was asked for since the last call, in order. */
    String drain() {
        String text = String.join(", ", done);
        done.clear();
        return text;
    }

    @Override
    public void connect() {
        done.add("I-Snd-Conn-Req");
    }

    @Override
    public void sendCer() {
        done.add("I-Snd-CER");
    }

    @Override
    public void acceptResponder() {
        done.add("R-Accept");
    }

    @Override
    public void rejectResponder() {
        done.add("R-Reject");
    }

    @Override
    public void sendCea() {
        done.add("R-Snd-CEA");
    }

    @Override
    public boolean winsElection() {
        done.add("Elect");
        return winner;
    }

    @Override
    public void sendDpr(Role role) {
        done.add(prefix(role) + "Snd-DPR");
    }

    @Override
    public void sendDpa(Role role) {
        done.add(prefix(role) + "Snd-DPA");
    }

    @Override
    public void disconnect(Role role, String reason) {
        done.add(prefix(role) + "Disc");
    }

    @Override
    public void changed(PeerState from, PeerState to, String reason) {
        // The tests read the state itself.
    }

    private static String prefix(Role role) {
        return role == Role.INITIATOR ? "I-" : "R-";
    }
}
