package io.silkroam.simulator.bench.peers;

import java.util.Comparator;
import java.util.List;

/**
 * What a figure says about a promise, and why.
 *
 * @param reason empty where it holds
 */
record Judgement(Kind kind, String reason) {
    static final Judgement HOLDS = new Judgement(Kind.HOLDS, "");

    /** From the best to the worst. */
    enum Kind {
        HOLDS,
        /** The machine did not let it be measured. */
        NOT_DECIDED,
        FAILED
    }

    static Judgement failed(String reason) {
        return new Judgement(Kind.FAILED, reason);
    }

    static Judgement notDecided(String reason) {
        return new Judgement(Kind.NOT_DECIDED, reason);
    }

    /** The worst of all; the promise holds where there is none. */
    static Judgement worst(List<Judgement> all) {
        return all.stream().max(Comparator.comparing(Judgement::kind)).orElse(HOLDS);
    }

    /** The same of somebody. */
    Judgement of(String whom) {
        return kind == Kind.HOLDS ? this : new Judgement(kind, whom + ": " + reason);
    }

    String line() {
        return switch (kind) {
            case HOLDS -> "holds";
            case NOT_DECIDED -> "not decided: " + reason;
            case FAILED -> "FAILED: " + reason;
        };
    }
}
