package io.silkroam.messaging.route;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.number.NumberRewriting;
import java.util.List;

/** One route: for which messages, and what becomes of them. */
public record Route(String name, RouteMatch match, Action action) {

    /** What becomes of a message. */
    public sealed interface Action {
        /**
         * It goes to one of these.
         *
         * @param source how the sender is rewritten, {@code destination} likewise
         */
        record Via(RouteMode mode, List<Target> targets, NumberRewriting source, NumberRewriting destination)
                implements Action {
            public Via {
                targets = List.copyOf(targets);
                if (targets.isEmpty()) {
                    throw new IllegalArgumentException("a route leads somewhere, or refuses");
                }
            }
        }

        /** It is refused. */
        record Refuse(AcceptOutcome.Reason reason) implements Action {}
    }
}
