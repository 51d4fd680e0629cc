package io.silkroam.simulator.gy;

import java.util.ArrayList;
import java.util.List;

/** What a subscriber sent (input) and received (output) in a span of time: octets counted exactly. */
public record Usage(long seconds, long inputOctets, long outputOctets) {
    public static final Usage NONE = new Usage(0, 0, 0);

    public Usage {
        if (seconds < 0 || inputOctets < 0 || outputOctets < 0) {
            throw new IllegalArgumentException(
                    "Negative usage: " + seconds + " s, " + inputOctets + " in, " + outputOctets + " out");
        }
    }

    public static Usage octets(long inputOctets, long outputOctets) {
        return new Usage(0, inputOctets, outputOctets);
    }

    public long totalOctets() {
        return Math.addExact(inputOctets, outputOctets);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    public Usage plus(Usage other) {
        return new Usage(
                Math.addExact(seconds, other.seconds),
                Math.addExact(inputOctets, other.inputOctets),
                Math.addExact(outputOctets, other.outputOctets));
    }

    public Usage minus(Usage other) {
        return new Usage(seconds - other.seconds, inputOctets - other.inputOctets, outputOctets - other.outputOctets);
    }

    /** As much of this as fits into {@code room} octets, the sent ones first. */
    public Usage limitedTo(long room) {
        long input = Math.min(inputOctets, room);
        return new Usage(seconds, input, Math.min(outputOctets, room - input));
    }

    /** The same usage in {@code parts} pieces whose sum is exactly this. */
    public List<Usage> split(int parts) {
        List<Usage> pieces = new ArrayList<>();
        Usage rest = this;
        for (int left = parts; left > 1; left--) {
            Usage piece = new Usage(rest.seconds / left, rest.inputOctets / left, rest.outputOctets / left);
            pieces.add(piece);
            rest = rest.minus(piece);
        }
        pieces.add(rest);
        return List.copyOf(pieces);
    }
}
