package io.silkroam.diameter.node;

import io.silkroam.diameter.codec.Message;

/** What became of a request we sent; told exactly once, mostly on an event loop. */
public sealed interface SendOutcome {
    /** The answer, whatever its Result-Code. */
    record Answered(Message answer) implements SendOutcome {}

    /** No answer in time; the peer may have acted all the same. */
    record TimedOut() implements SendOutcome {}

    /** No open connection leads there (what a relay would answer 3002). */
    record Unreachable(String reason) implements SendOutcome {}

    /** Every connection that leads there has as many requests pending as it may. */
    record TooManyPending() implements SendOutcome {}
}
