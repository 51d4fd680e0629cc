package io.silkroam.simulator.crash.verdict;

/** Something that must not be, in words. */
public record Finding(Fault fault, String text) {
    @Override
    public String toString() {
        return fault + ": " + text;
    }
}
