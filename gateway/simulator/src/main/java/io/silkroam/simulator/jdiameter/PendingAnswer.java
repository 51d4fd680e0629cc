package io.silkroam.simulator.jdiameter;

import io.silkroam.simulator.gy.GyAnswer;
import java.util.concurrent.CompletableFuture;
import org.jdiameter.api.AvpDataException;
import org.jdiameter.api.EventListener;
import org.jdiameter.api.Message;

/** Turns what jDiameter tells about a request into the end of a future. */
final class PendingAnswer implements EventListener<Message, Message> {
    private final String sessionId;
    private final CompletableFuture<GyAnswer> answer = new CompletableFuture<>();

    PendingAnswer(String sessionId) {
        this.sessionId = sessionId;
    }

    CompletableFuture<GyAnswer> answer() {
        return answer;
    }

    void fail(RequestFailedException reason) {
        answer.completeExceptionally(reason);
    }

    @Override
    public void receivedSuccessMessage(Message request, Message received) {
        try {
            answer.complete(AnswerReader.read(received));
        } catch (AvpDataException e) {
            fail(new RequestFailedException("Answer for " + sessionId + " cannot be read: " + e.getMessage(), e));
        }
    }

    @Override
    public void timeoutExpired(Message request) {
        fail(new RequestFailedException("No answer for " + sessionId));
    }
}
