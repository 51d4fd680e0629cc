package io.silkroam.gateway.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.access.Role;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Content;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.api.Route;
import io.silkroam.gateway.api.server.RawClient.Reply;
import io.silkroam.gateway.api.store.RequestKey;
import io.silkroam.gateway.api.store.RequestStore;
import io.silkroam.gateway.api.store.StoredRequest;
import io.silkroam.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write is done once, however often it is asked for; the same on both stores. */
abstract class IdempotencyContract {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);

    @TempDir
    private Path temporary;

    private final AtomicInteger runs = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private TestApi api;

    abstract Database openDatabase(Path directory);

    @BeforeEach
    void start() {
        api = TestApi.on(
                temporary,
                openDatabase(temporary),
                limits -> limits,
                Route.post("/v1/count", ALL, this::count),
                Route.post("/v1/upload", ALL, this::upload).taking(Content.STREAM));
    }

    @AfterEach
    void stop() {
        gate.countDown();
        api.close();
    }

    private Answer count(Call call) {
        String how = call.body().required("how");
        call.finish();
        int run = runs.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return switch (how) {
            case "secret" ->
                Answer.created(JsonObject.of().with("token", "t" + run)).shownOnce();
            case "refused" -> throw Problem.of(ProblemCode.NUMBER_TAKEN, "Taken, run " + run + ".");
            case "fails" -> throw new IllegalStateException("run " + run);
            case "nothing" -> Answer.noContent();
            default -> Answer.ok(JsonObject.of().with("run", run)).version(run);
        };
    }

    private Answer upload(Call call) throws IOException {
        return Answer.ok(JsonObject.of()
                .with("octets", call.stream().readAllBytes().length)
                .with("run", runs.incrementAndGet()));
    }

    @Test
    void shouldGiveTheAnswerItGave() {
        Reply first = post("k", "fine");
        Reply again = post("k", "fine");
        assertThat(first.json().path("run").asInt()).isEqualTo(1);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("idempotent-replay")).isEqualTo("true");
        assertThat(first.header("idempotent-replay")).isEmpty();
        assertThat(post("nothing", "nothing").status()).isEqualTo(204);
        assertThat(post("nothing", "nothing").header("idempotent-replay")).isEqualTo("true");
    }

    @Test
    void shouldGiveARefusalAgainAsItWas() {
        Reply first = post("k", "refused");
        Reply again = post("k", "refused");
        assertThat(again.body()).isEqualTo(first.body()).contains("run 1");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("content-type")).isEqualTo("application/problem+json");
        assertThat(runs).hasValue(1);
    }

    @Test
    void shouldServeAgainWhatFailed() {
        assertThat(post("k", "fails").status()).isEqualTo(500);
        assertThat(post("k", "fails").status()).isEqualTo(500);
        assertThat(runs).hasValue(2);
    }

    @Test
    void shouldLeaveTheKeyFreeWhenTheRequestWasNotValid() {
        assertThat(send("k", "{\"hwo\":\"fine\"}", api.admin()).code()).isEqualTo("invalid");
        assertThat(post("k", "fine").status()).isEqualTo(200);
    }

    @Test
    void shouldNeedAKeyThatIsOne() {
        try (RawClient client = api.connect()) {
            client.send("POST /v1/count HTTP/1.1\nHost: x\nContent-Type: application/json\nContent-Length: 2\n"
                    + "Authorization: Bearer " + api.admin() + "\n\n{}");
            assertThat(client.read().code()).isEqualTo("idempotency-key-missing");
        }
        assertThat(post("x".repeat(129), "fine").code()).isEqualTo("idempotency-key-missing");
        assertThat(post("x".repeat(128), "fine").status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseAKeyThatBelongsToAnotherRequest() {
        post("k", "fine");
        Reply other = post("k", "refused");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        assertThat(send("k", "{\"how\":\"fine\"}", api.token("second", Role.ADMIN))
                        .json()
                        .path("run")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void shouldShowASecretOnceAndKeepNoneOfIt() {
        assertThat(post("k", "secret").body()).contains("\"t1\"");
        Reply again = post("k", "secret");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("token-shown-once");
        assertThat(again.body()).doesNotContain("t1");
        assertThat(stored("k").orElseThrow().reply().orElseThrow().body()).isEmpty();
    }

    @Test
    void shouldRunTheHandlerOnceForTwentyAtATime() throws Exception {
        gate = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                replies.add(threads.submit(() -> post("k", "fine")));
            }
            gate.countDown();
            int served = 0;
            for (Future<Reply> each : replies) {
                Reply reply = each.get();
                if (reply.status() == 200) {
                    served++;
                    assertThat(reply.json().path("run").asInt()).isEqualTo(1);
                } else {
                    assertThat(reply.code()).isEqualTo("idempotency-in-progress");
                    assertThat(reply.header("retry-after")).isEqualTo("1");
                }
            }
            assertThat(served).isPositive();
            assertThat(runs).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldSayThatTheFirstIsStillBeingServed() throws Exception {
        gate = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Reply> first = threads.submit(() -> post("k", "fine"));
            org.awaitility.Awaitility.await().until(() -> runs.get() == 1);
            api.time().pass(Idempotency.ABANDONED.multipliedBy(2));
            assertThat(post("k", "fine").code()).isEqualTo("idempotency-in-progress");
            gate.countDown();
            assertThat(first.get().status()).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldServeAgainWhatADeadGatewayBegan() {
        Reply first = post("k", "fine");
        StoredRequest before = stored("k").orElseThrow();
        api.database().<Void>transact("forget the answer", connection -> {
            RequestStore store = new RequestStore();
            RequestKey dead = key("dead");
            store.claim(connection, dead, before.hash(), api.time().instant());
            return null;
        });
        assertThat(post("dead", "fine").code()).isEqualTo("idempotency-in-progress");
        api.time().pass(Idempotency.ABANDONED);
        assertThat(post("dead", "fine").json().path("run").asInt()).isEqualTo(2);
        assertThat(stored("dead").orElseThrow().attempt()).isEqualTo(2);
        assertThat(first.status()).isEqualTo(200);
    }

    @Test
    void shouldForgetAfterADay() {
        post("old", "fine");
        api.time().pass(Duration.ofHours(23));
        post("young", "fine");
        api.time().pass(Duration.ofHours(1).plusSeconds(1));
        Idempotency cleaner = new Idempotency(api.database(), api.time(), Duration.ofHours(24));
        cleaner.round();
        assertThat(stored("old")).isEmpty();
        assertThat(stored("young")).isPresent();
        cleaner.close();
    }

    @Test
    void shouldKnowAnUploadByWhatIsDeclaredOfIt() {
        Reply first = upload("k", "abc", "sha-256=:one:");
        assertThat(first.json().path("octets").asInt()).isEqualTo(3);
        assertThat(upload("k", "abc", "sha-256=:one:").body()).isEqualTo(first.body());
        assertThat(upload("k", "abc", "sha-256=:two:").code()).isEqualTo("idempotency-key-reused");
        assertThat(upload("k", "abcd", "sha-256=:one:").code()).isEqualTo("idempotency-key-reused");
    }

    private Optional<StoredRequest> stored(String key) {
        return api.database().read("look", connection -> new RequestStore().find(connection, key(key)));
    }

    /** The admin's token is the first one made. */
    private static RequestKey key(String key) {
        return new RequestKey(1, key);
    }

    private Reply post(String key, String how) {
        return send(key, "{\"how\":\"" + how + "\"}", api.admin());
    }

    private Reply send(String key, String body, String token) {
        try (RawClient client = api.connect()) {
            return client.send("POST /v1/count HTTP/1.1\nHost: x\nContent-Type: application/json\nContent-Length: "
                            + body.length() + "\nIdempotency-Key: " + key + "\nAuthorization: Bearer " + token + "\n\n"
                            + body)
                    .read();
        }
    }

    private Reply upload(String key, String body, String digest) {
        try (RawClient client = api.connect()) {
            return client.send("POST /v1/upload HTTP/1.1\nHost: x\nContent-Type: application/octet-stream\n"
                            + "Content-Digest: " + digest + "\nContent-Length: " + body.length()
                            + "\nIdempotency-Key: " + key + "\nAuthorization: Bearer " + api.admin() + "\n\n" + body)
                    .read();
        }
    }
}
