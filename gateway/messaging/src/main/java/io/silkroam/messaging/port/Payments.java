package io.silkroam.messaging.port;

import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Submission;
import java.util.concurrent.CompletionStage;

/**
 * Takes money or allowance for messages, and says what they cost; messaging is given it. A charge or a refund may be
 * repeated and then changes nothing.
 */
public interface Payments {

    /** Whether the sender pays for each message itself, by an event of its own. */
    boolean isCharged(Submission submission);

    /** Charges one message, all its parts, once. False: the sender cannot pay. Fails where nothing was decided. */
    CompletionStage<Boolean> charge(MessageId id, Submission submission);

    /**
     * Canonical text of what its sender, an account, owes for each part at this moment, such as {@code 0.05 EUR/1};
     * empty where nothing. What is accepted is counted under it. Cheap, from any thread.
     */
    String price(Submission submission);

    /** Gives back what was charged for a message that was not delivered, where the plan says so. */
    CompletionStage<Void> refund(MessageId id, Submission submission);
}
