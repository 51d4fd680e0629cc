package io.silkroam.gateway.care;

import io.silkroam.gateway.care.CareCounters.Count;
import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands letters to messaging and tells which were decided. */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Post post;
    private final SmsText alphabets;
    private final SmsAddress sender;
    private final CareCounters counters;
    private final Set<AcceptOutcome.Reason> told = ConcurrentHashMap.newKeySet();

    Outbox(CareSurroundings around, SmsAddress sender, CareCounters counters) {
        this.post = around.post();
        this.alphabets = around.text();
        this.sender = sender;
        this.counters = counters;
    }

    /** False: it must be sent again. One that messaging will never take is decided all the same. */
    CompletionStage<Boolean> send(Letter letter) {
        Submission submission;
        try {
            submission = letter.submission(sender, alphabets);
        } catch (RuntimeException e) {
            // It would fail again, and hold up what stands behind it.
            LOG.error("a message of kind {} cannot be put on the air", letter.kind(), e);
            return CompletableFuture.completedFuture(counted(Count.FAILED));
        }
        CompletableFuture<AcceptOutcome> outcome = new CompletableFuture<>();
        post.send(submission, outcome::complete);
        return outcome.thenApply(o -> decided(letter, o));
    }

    /** Sends these; whether all of them were decided in time. */
    boolean sendAll(List<Letter> letters, Duration wait) {
        List<CompletableFuture<Boolean>> outcomes =
                letters.stream().map(l -> send(l).toCompletableFuture()).toList();
        try {
            CompletableFuture.allOf(outcomes.toArray(CompletableFuture<?>[]::new))
                    .get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return outcomes.stream().allMatch(CompletableFuture::join);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException e) {
            LOG.warn("messages were not accepted within {} and are sent again", wait);
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a message could not be handed over", e.getCause());
        }
    }

    private boolean decided(Letter letter, AcceptOutcome outcome) {
        if (outcome instanceof AcceptOutcome.Refused refused) {
            return switch (refused.reason()) {
                case QUEUE_FULL, STORE_UNAVAILABLE -> false;
                case EXPIRED -> counted(Count.STALE);
                case NO_ROUTE, FORBIDDEN, NOT_PAID -> {
                    // Once: with no route to anybody it would be every message.
                    if (told.add(refused.reason())) {
                        LOG.warn("messages are refused: {}; counted as care.refused", refused.reason());
                    }
                    yield counted(Count.REFUSED);
                }
            };
        }
        if (outcome instanceof AcceptOutcome.AlreadyAccepted) {
            return counted(Count.REPEATED);
        }
        if (letter.timing().schedule().isPresent()) {
            counters.add(Count.HELD);
        }
        return counted(Count.SENT);
    }

    private boolean counted(Count count) {
        counters.add(count);
        return true;
    }
}
