package io.silkroam.messaging.port;

import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Submission;
import java.util.concurrent.CompletionStage;

/** Takes money or allowance for messages; messaging is given it. Both calls may be repeated and then change nothing. */
public interface Payments {

    /** Whether the sender pays for each message itself, by an event of its own. */
    boolean isCharged(Submission submission);

    /** Charges one message, all its parts, once. False: the sender cannot pay. Fails where nothing was decided. */
    CompletionStage<Boolean> charge(MessageId id, Submission submission);

    /** Gives back what was charged for a message that was not delivered, where the plan says so. */
    CompletionStage<Void> refund(MessageId id, Submission submission);
}
