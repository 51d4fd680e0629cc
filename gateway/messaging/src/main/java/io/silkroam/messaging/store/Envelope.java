package io.silkroam.messaging.store;

import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.Submission;
import java.util.List;

/**
 * What a delivery is made of, beside its progress.
 *
 * @param routes the parties to try, in order; at least one
 * @param message as it goes on. Read from disk, the texts of the other parts are empty
 */
public record Envelope(List<Party> routes, Submission message) {
    public Envelope {
        routes = List.copyOf(routes);
        if (routes.isEmpty() || routes.size() > 255) {
            throw new IllegalArgumentException(routes.size() + " routes");
        }
    }
}
