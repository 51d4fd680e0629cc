package io.silkroam.gateway.care;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Messaging as care sees it: keeps what it accepts, and one message of each cause. */
final class FakePost implements Post, SmsText {
    private final Map<String, Submission> byCause = new LinkedHashMap<>();
    private final List<String> repeated = new ArrayList<>();
    private Optional<AcceptOutcome.Reason> refusal = Optional.empty();
    private boolean mute;
    private volatile boolean broken;

    @Override
    public synchronized void send(Submission submission, Consumer<AcceptOutcome> outcome) {
        if (refusal.isPresent()) {
            outcome.accept(new AcceptOutcome.Refused(refusal.get()));
            return;
        }
        String cause = submission.cause().orElseThrow();
        if (byCause.putIfAbsent(cause, submission) != null) {
            repeated.add(cause);
            if (mute) {
                return;
            }
            outcome.accept(new AcceptOutcome.AlreadyAccepted(new MessageId(1)));
            return;
        }
        if (mute) {
            return;
        }
        outcome.accept(new AcceptOutcome.Accepted(new MessageId(byCause.size())));
    }

    /** From now on. */
    synchronized void refuse(AcceptOutcome.Reason reason) {
        refusal = Optional.of(reason);
    }

    /** From now on messages are kept, and nobody is told so. */
    synchronized void fallMute() {
        mute = true;
    }

    /** From now on what is told of Switzerland cannot be put on the air. */
    void breakSwitzerland() {
        broken = true;
    }

    synchronized void accept() {
        refusal = Optional.empty();
        mute = false;
    }

    /** In the order in which they came. */
    synchronized List<String> causes() {
        return List.copyOf(byCause.keySet());
    }

    synchronized List<String> repeated() {
        return List.copyOf(repeated);
    }

    synchronized Submission message(String cause) {
        return byCause.get(cause);
    }

    String text(String cause) {
        return read(message(cause).parts().get(0));
    }

    @Override
    public List<UserData> parts(String text) {
        if (text.contains("瑞士") && broken) {
            throw new IllegalArgumentException("a planted fault");
        }
        return List.of(new UserData(false, 8, text.getBytes(StandardCharsets.UTF_16BE)));
    }

    @Override
    public String read(UserData part) {
        return new String(part.octets(), StandardCharsets.UTF_16BE);
    }
}
