package io.silkroam.gateway.care;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.Submission;
import java.util.function.Consumer;

/** Takes messages to send; care is given it. */
@FunctionalInterface
public interface Post {

    /**
     * Accepts a message and keeps it. A second one with the same cause must be answered
     * {@link AcceptOutcome.AlreadyAccepted}: that is what makes care tell everything once.
     *
     * @param outcome told exactly once, from any thread
     */
    void send(Submission submission, Consumer<AcceptOutcome> outcome);
}
