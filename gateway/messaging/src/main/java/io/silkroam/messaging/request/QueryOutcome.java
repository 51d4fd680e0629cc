package io.silkroam.messaging.request;

import io.silkroam.messaging.message.MessageState;
import java.time.Instant;
import java.util.Optional;

/** The answer to query_sm, SMPP 3.4 §4.8. */
public sealed interface QueryOutcome {

    /**
     * The message is known.
     *
     * @param finalDate empty while it has no final state
     * @param error network error as text; empty where there is none
     */
    record Found(MessageState state, Optional<Instant> finalDate, String error) implements QueryOutcome {}

    /** The asker has no such message, or it was finished so long ago that it is forgotten. */
    record NotFound() implements QueryOutcome {}

    /** The store is not there; the asker may try again. */
    record Unavailable() implements QueryOutcome {}
}
