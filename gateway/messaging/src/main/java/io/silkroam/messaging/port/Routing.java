package io.silkroam.messaging.port;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.Submission;
import java.util.List;

/** Says where a message goes. */
@FunctionalInterface
public interface Routing {

    /** The answer. */
    sealed interface Answer {
        /**
         * To one of these, in the order in which they are tried.
         *
         * @param message as it goes on: numbers may have been rewritten
         */
        record Via(List<Party> parties, Submission message) implements Answer {
            public Via {
                parties = List.copyOf(parties);
            }
        }

        /** Nowhere. */
        record Nowhere(AcceptOutcome.Reason reason) implements Answer {}
    }

    Answer route(Submission submission);
}
