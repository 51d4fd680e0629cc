package io.silkroam.simulator.probe;

/**
 * One case.
 *
 * @param section the standard's
 * @param rule what we hold to be right, in words
 * @param expected the {@link Observation} that keeps the rule, as it is written
 */
record ProbeCase(String name, String section, Script script, String rule, String expected) {
    @Override
    public String toString() {
        return name;
    }
}
