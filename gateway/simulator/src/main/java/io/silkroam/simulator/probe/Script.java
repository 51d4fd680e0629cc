package io.silkroam.simulator.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is done on one connection.
 *
 * @param bind the bind that comes first and is waited for; empty for none
 * @param steps in their order
 * @param ending how one learns what became of the connection
 */
record Script(Optional<byte[]> bind, List<Step> steps, Ending ending) {
    static final String SYSTEM_ID = "probe";
    static final String PASSWORD = "secret";
    static final int VERSION = 0x34;

    /** One thing that is done; its octets are never changed. */
    @SuppressWarnings("ArrayRecordComponent")
    sealed interface Step {
        /** Octets in one segment. */
        record Send(byte[] octets) implements Step {}

        /** Octets one by one, each in a segment of its own. */
        record Dribble(byte[] octets) implements Step {}

        /** No more from us, though we listen (FIN). */
        record Finish() implements Step {}
    }

    /** How one learns what became of the connection. */
    enum Ending {
        /** An enquire_link, and whether it is answered. */
        ENQUIRE,
        /** Only by looking whether it is closed. */
        LOOK
    }

    static Script transceiver() {
        return bound(Command.BIND_TRANSCEIVER, VERSION);
    }

    static Script bound(Command bind, int version) {
        return new Script(Optional.of(Octets.bind(bind, SYSTEM_ID, PASSWORD, version)), List.of(), Ending.ENQUIRE);
    }

    static Script unbound() {
        return new Script(Optional.empty(), List.of(), Ending.ENQUIRE);
    }

    Script send(byte[]... pdus) {
        return with(new Step.Send(Octets.join(pdus)));
    }

    Script dribble(byte[] octets) {
        return with(new Step.Dribble(octets));
    }

    Script finish() {
        return with(new Step.Finish()).look();
    }

    Script look() {
        return new Script(bind, steps, Ending.LOOK);
    }

    private Script with(Step step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        return new Script(bind, List.copyOf(all), ending);
    }
}
