package io.silkroam.gateway.api.server;

import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.api.store.RequestKey;
import io.silkroam.gateway.api.store.RequestStore;
import io.silkroam.gateway.api.store.StoredRequest;
import io.silkroam.gateway.api.store.StoredRequest.Reply;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import io.silkroam.time.Ticker;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A write is served once, however often and to whichever gateway it is sent: its key is claimed in the database before
 * its handler runs, and its answer kept after. A request whose gateway died is served again after a while, which is
 * why handlers have to be idempotent themselves by the same key.
 */
final class Idempotency implements AutoCloseable {
    /** A claim not renewed for so long is of a gateway that died. */
    static final Duration ABANDONED = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 20;
    private static final int ATTEMPTS = 5;
    private static final int LARGEST_BODY = 1 << 20;

    /** Nothing was done, or nothing that a better request should have to pay for: the key is free again. */
    private static final Set<Integer> NOT_KEPT = Set.of(400, 401, 403, 408, 413, 415, 429);

    private final Database database;
    private final Clock clock;
    private final Duration memory;
    private final RequestStore store = new RequestStore();
    private final Map<RequestKey, Long> running = new ConcurrentHashMap<>();
    private final Ticker ticker = new Ticker("api-requests", this::round);

    /** What is done once. */
    @FunctionalInterface
    interface Work {
        Answer run() throws IOException;
    }

    Idempotency(Database database, Clock clock, Duration memory) {
        this.database = database;
        this.clock = clock;
        this.memory = memory;
    }

    void start() {
        ticker.start(ROUND);
    }

    /**
     * Does the work, or gives the answer it had.
     *
     * @param hash of everything that makes the request what it is
     */
    Answer once(RequestKey key, byte[] hash, Work work) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Optional<StoredRequest> before = database.read("look up a request", c -> store.find(c, key));
            if (before.isPresent() && isAnsweredOrRefused(key, hash, before.get())) {
                return replay(before.get().reply().orElseThrow());
            }
            try {
                return serve(key, claim(key, hash, before), work);
            } catch (ClaimLostException e) {
                if (attempt == ATTEMPTS) {
                    throw inProgress();
                }
            }
        }
    }

    private boolean isAnsweredOrRefused(RequestKey key, byte[] hash, StoredRequest before) {
        if (!Arrays.equals(hash, before.hash())) {
            throw Problem.of(
                            ProblemCode.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key was used for another request with this token.")
                    .hint("Take a new key for every new request; a UUID, for example.");
        }
        if (before.reply().isPresent()) {
            return true;
        }
        boolean alive = before.startedAt().plus(ABANDONED).isAfter(clock.instant());
        if (running.containsKey(key) || alive) {
            throw inProgress();
        }
        return false;
    }

    private long claim(RequestKey key, byte[] hash, Optional<StoredRequest> abandoned) {
        Instant now = clock.instant();
        try {
            return database.transact("claim a request", connection -> {
                if (abandoned.isPresent()) {
                    store.takeOver(connection, key, abandoned.get(), now);
                    return abandoned.get().attempt() + 1;
                }
                store.claim(connection, key, hash, now);
                return 1L;
            });
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.CONFLICT) {
                throw new ClaimLostException(e);
            }
            throw e;
        }
    }

    private Answer serve(RequestKey key, long attempt, Work work) throws IOException {
        running.put(key, attempt);
        boolean kept = false;
        try {
            Answer answer = answerOf(work);
            if (answer.status() < 500 && !NOT_KEPT.contains(answer.status())) {
                keep(key, attempt, answer);
                kept = true;
            }
            return answer;
        } finally {
            if (!kept) {
                release(key, attempt);
            }
            running.remove(key, attempt);
        }
    }

    private static Answer answerOf(Work work) throws IOException {
        try {
            return work.run();
        } catch (Problem problem) {
            return problem.answer();
        }
    }

    /** The work is done, and its answer true, even where it cannot be kept: the client gets it all the same. */
    private void keep(RequestKey key, long attempt, Answer answer) {
        boolean withheld = answer.secret() || answer.body().length > LARGEST_BODY;
        Reply reply = new Reply(answer.status(), answer.type(), answer.body(), withheld);
        try {
            boolean ours = database.transact(
                    "keep an answer", connection -> store.answer(connection, key, attempt, reply, clock.instant()));
            if (!ours) {
                LOG.warn("a request took so long that another gateway serves it as well");
            }
        } catch (StoreException e) {
            LOG.error("an answer could not be kept; its request will be served again if it is repeated", e);
        }
    }

    private void release(RequestKey key, long attempt) {
        try {
            database.transact("release a request", connection -> store.release(connection, key, attempt));
        } catch (StoreException e) {
            LOG.warn("the key of a failed request could not be freed; it is free in {}: {}", ABANDONED, e.toString());
        }
    }

    private static Answer replay(Reply reply) {
        if (reply.withheld()) {
            throw Problem.of(
                            ProblemCode.TOKEN_SHOWN_ONCE,
                            "This request was served; what it answered is not shown a second time.")
                    .hint("If it was lost, revoke the token or void the vouchers, and use a new Idempotency-Key.");
        }
        return new Answer(reply.status(), reply.contentType(), reply.body(), Map.of())
                .header("Idempotent-Replay", "true");
    }

    private static Problem inProgress() {
        return Problem.of(ProblemCode.IDEMPOTENCY_IN_PROGRESS, "The first of these requests is not answered yet.")
                .retryAfter(Duration.ofSeconds(1));
    }

    /** Keeps what is being served from looking abandoned, and forgets what is old. */
    void round() {
        Instant now = clock.instant();
        running.forEach((key, attempt) ->
                database.transact("keep a request fresh", c -> store.keepFresh(c, key, attempt, now)));
        Instant before = now.minus(memory);
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            if (!database.read("look for old requests", c -> store.anyOlderThan(c, before))) {
                return;
            }
            database.transact("forget old requests", c -> store.forgetOlderThan(c, before, BATCH));
        }
    }

    @Override
    public void close() {
        ticker.close();
        ticker.awaitEnd(ROUND);
    }

    private static final class ClaimLostException extends RuntimeException {
        ClaimLostException(StoreException cause) {
            super(cause);
        }
    }
}
