package io.silkroam.simulator.bench.peers.hostile;

import java.io.IOException;

/** How a peer may mean harm; the same for both protocols. */
public enum Behaviour {
    SLOW_READER("asks and reads one octet a second", Acts::readSlowly),
    SILENT("connects and says nothing", Acts::staySilent),
    FLOODING("asks far beyond its rate", Acts::flood),
    LYING("wrong lengths, answers to nothing, others' names", Acts::lie),
    HALF_CLOSED("asks, then FIN one way", Acts::closeHalf),
    STORM("connects and drops", Acts::storm);

    /** What it does until it is told to end. */
    interface Act {
        void play(Acts acts) throws IOException;
    }

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final Act act;

    Behaviour(String text, Act act) {
        this.text = text;
        this.act = act;
    }

    /** In words. */
    public String text() {
        return text;
    }

    void play(Acts acts) throws IOException {
        act.play(acts);
    }
}
