package io.silkroam.simulator.smsc;

/** What becomes of one request. */
public sealed interface Fate {
    /** Accepted. */
    record Accepted() implements Fate {}

    /** Answered with this command_status. */
    record Refused(int status) implements Fate {}

    /** Never answered. */
    record Unanswered() implements Fate {}

    /** The connection goes in its place. */
    record CutOff() implements Fate {}
}
