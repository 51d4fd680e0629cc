package io.silkroam.simulator.crash.charge;

import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.gy.Subscriber;
import io.silkroam.simulator.jdiameter.GyLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Many sessions that send their next request as soon as the last one is answered, until they are told to end. */
public final class Traffic {
    private final List<Conversation> conversations = new ArrayList<>();

    public Traffic(GyLink link, Route route, Travellers travellers, int sessionsEach, long seed) {
        for (Subscriber subscriber : travellers.subscribers()) {
            for (int i = 0; i < sessionsEach; i++) {
                int number = conversations.size();
                conversations.add(new Conversation(link, route, subscriber, number, seed + number));
            }
        }
    }

    public void start() {
        conversations.forEach(Conversation::next);
    }

    /** From now on every session's next request is its last. */
    public void finish() {
        conversations.forEach(Conversation::finish);
    }

    public boolean isFinished() {
        return conversations.stream().allMatch(Conversation::isOver);
    }

    public long answered() {
        return conversations.stream().mapToLong(Conversation::answered).sum();
    }

    /** Requests that were sent and are not answered. */
    public long waiting() {
        return conversations.stream().filter(Conversation::isWaiting).count();
    }

    /** Whether nothing is under way: every request is answered or given up. */
    public boolean isQuiet() {
        return conversations.stream().allMatch(c -> c.isOver() || c.isStuck());
    }

    /** Requests sent before this moment (of {@link System#nanoTime}) and given up since. */
    public long lostInFlight(long moment) {
        return conversations.stream()
                .filter(c -> c.isStuck() && c.sentAt() - moment < 0)
                .count();
    }

    /** Sends what is unanswered once more, with the T flag and the same content. */
    public void repeatUnanswered() {
        conversations.forEach(Conversation::repeatUnanswered);
    }

    /** Sends the last answered request of every session once more: pairs of the answer before and the one now. */
    public List<Conversation.AnsweredTwice> repeatAnswered() {
        List<CompletableFuture<Conversation.AnsweredTwice>> pairs =
                conversations.stream().flatMap(c -> c.repeatAnswered().stream()).toList();
        return pairs.stream().map(CompletableFuture::join).toList();
    }

    /** What was reported, each request once however often it was sent; requests without usage are left out. */
    public Map<RequestKey, Long> reported() {
        Map<RequestKey, Long> all = new HashMap<>();
        conversations.forEach(c -> all.putAll(c.reported()));
        all.values().removeIf(octets -> octets == 0);
        return all;
    }

    /** Origin-Hosts of all answers. */
    public Set<String> answeredBy() {
        return conversations.stream().flatMap(c -> c.answeredBy().stream()).collect(Collectors.toSet());
    }

    /** Answers that were neither success nor too busy. */
    public List<GyAnswer> refusals() {
        return conversations.stream().flatMap(c -> c.refusals().stream()).toList();
    }
}
