package io.silkroam.gateway.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.silkroam.access.Role;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Content;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Route;
import io.silkroam.gateway.api.server.RawClient.Reply;
import io.silkroam.gateway.conf.ApiSettings.Limits;
import io.silkroam.gateway.conf.ApiSettings.Rates;
import io.silkroam.gateway.conf.ApiSettings.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything a client can be too much of, and what it is told. */
@Tag("long")
class BoundsTest {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(30);
    /** For a test whose client does something in time: longer than a busy machine holds it up. */
    private static final Duration IDLE = Duration.ofSeconds(4);

    private static final int BODY = 64 * 1024;
    private static final int UPLOAD = 4 * 1024 * 1024;

    @TempDir
    private Path temporary;

    private TestApi api;
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicReference<String> ended = new AtomicReference<>("");

    @BeforeEach
    void start() {
        api = serve(temporary, new Timeouts(LONG, LONG, LONG, LONG, LONG));
    }

    /** Another one takes its place, for a test of what happens to those who take too long. */
    private void restart(Timeouts timeouts) throws IOException {
        api.close();
        api = serve(Files.createDirectory(temporary.resolve("impatient")), timeouts);
    }

    private TestApi serve(Path folder, Timeouts timeouts) {
        return TestApi.start(
                folder,
                l -> new Limits(8, 6, 1_024, 2_048, BODY, UPLOAD, 1, 2, 2, timeouts, Rates.standard()),
                Route.get("/v1/quick", ALL, call -> Answer.ok(JsonObject.of())),
                Route.get("/v1/slow", ALL, this::slow),
                Route.get("/v1/long", ALL, call -> Answer.ok(JsonObject.of().with("text", "x".repeat(32 << 20)))),
                Route.post("/v1/json", ALL, this::json),
                Route.post("/v1/upload", ALL, this::upload).taking(Content.STREAM),
                Route.post("/v1/deaf", ALL, call -> Answer.ok(JsonObject.of().with("deaf", true)))
                        .taking(Content.STREAM));
    }

    @AfterEach
    void stop() {
        gate.countDown();
        api.close();
    }

    private Answer slow(Call call) {
        inside.incrementAndGet();
        hold(gate);
        return Answer.ok(JsonObject.of());
    }

    private Answer json(Call call) {
        int length = call.body().required("text").length();
        call.finish();
        return Answer.ok(JsonObject.of().with("length", length));
    }

    private Answer upload(Call call) throws IOException {
        inside.incrementAndGet();
        byte[] buffer = new byte[10_000];
        try (InputStream in = call.stream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (taken.addAndGet(n) >= 1 << 20) {
                    hold(gate);
                }
            }
            ended.set("whole");
            return Answer.ok(JsonObject.of().with("octets", taken.get()));
        } catch (IOException e) {
            ended.set(e.getMessage());
            throw e;
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldRefuseLongLinesAndLargeHeaders() {
        try (RawClient client = api.connect()) {
            expect(client.get("/v1/quick?" + "x".repeat(1_100), api.admin()).read(), 414, "uri-too-long");
        }
        try (RawClient client = api.connect()) {
            client.send("GET /v1/quick HTTP/1.1\nHost: x\nX-Large: " + "x".repeat(3_000) + "\n\n");
            expect(client.read(), 431, "headers-too-large");
            assertThat(client.isAtEnd()).isTrue();
        }
        try (RawClient client = api.connect()) {
            client.send("GET /v1/quick HTTP/1.1\nHost: x\n" + "X: y\n".repeat(600) + "\n");
            expect(client.read(), 431, "headers-too-large");
        }
    }

    @Test
    void shouldRefuseALongBodyDeclaredOrNot() {
        try (RawClient client = api.connect()) {
            client.send(head("/v1/json", "application/json", "a") + "Content-Length: " + (BODY + 1) + "\n\n");
            expect(client.read(), 413, "too-large");
        }
        try (RawClient client = api.connect()) {
            client.send(head("/v1/json", "application/json", "b") + "Transfer-Encoding: chunked\n\n");
            String piece = "x".repeat(0x8000);
            client.send("8000\n" + piece + "\n8000\n" + piece + "\n8000\n" + piece + "\n0\n\n");
            expect(client.read(), 413, "too-large");
        }
        try (RawClient client = api.connect()) {
            String body = "{\"text\":\"" + "x".repeat(BODY - 11) + "\"}";
            client.send(head("/v1/json", "application/json", "c") + "Content-Length: " + body.length() + "\n\n" + body);
            assertThat(client.read().json().path("length").asInt()).isEqualTo(BODY - 11);
        }
    }

    @Test
    void shouldReadNoBodyOfWhoMayNotSendOne() {
        try (RawClient client = api.connect()) {
            String request = head("/v1/upload", "application/octet-stream", "a") + "Content-Length: 4000000\n\n";
            Reply reply = client.send(request.replace(api.admin(), "nobody")).read();
            expect(reply, 401, "unauthenticated");
            assertThat(reply.header("connection")).isEqualTo("close");
        }
        assertThat(inside).hasValue(0);
    }

    @Test
    void shouldNotWaitForARequestThatTrickles() throws IOException {
        restart(new Timeouts(LONG, LONG, SHORT, SHORT, LONG));
        try (RawClient client = api.connect()) {
            client.send("GET /v1/quick HTTP/1.1\nHost: x\nX-Trickle: ");
            expect(client.read(), 408, "request-timeout");
            assertThat(client.isAtEnd()).isTrue();
        }
        try (RawClient client = api.connect()) {
            client.send(head("/v1/json", "application/json", "a") + "Content-Length: 100\n\n{\"half\":");
            expect(client.read(), 408, "request-timeout");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void shouldEndAnIdleConnectionWithoutAWord() throws IOException {
        restart(new Timeouts(LONG, IDLE, LONG, LONG, LONG));
        try (RawClient client = api.connect()) {
            assertThat(client.get("/v1/quick", api.admin()).read().status()).isEqualTo(200);
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void shouldNotWaitForAReaderThatDoesNotRead() throws IOException {
        restart(new Timeouts(LONG, LONG, LONG, LONG, SHORT));
        try (RawClient client = api.connect()) {
            client.get("/v1/long", api.admin());
            await().until(() -> {
                try (RawClient probe = api.connect()) {
                    return probe.get("/v1/quick", api.admin()).read().status() == 200;
                }
            });
            await().untilAsserted(() ->
                    assertThatThrownBy(() -> client.send("x".repeat(100_000))).isInstanceOf(RuntimeException.class));
        }
    }

    @Test
    void shouldLetInSoManyConnectionsOfAnAddressAndNoMore() {
        RawClient[] clients = new RawClient[6];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = api.connect();
        }
        assertThatThrownBy(() -> api.connect()).isInstanceOf(AssertionError.class);
        for (RawClient client : clients) {
            client.close();
        }
        await().untilAsserted(() -> {
            try (RawClient client = api.connect()) {
                assertThat(client.get("/v1/quick", api.admin()).read().status()).isEqualTo(200);
            }
        });
    }

    @Test
    void shouldSayThatItIsBusyInsteadOfLettingEverybodyWait() {
        RawClient[] clients = new RawClient[5];
        for (int i = 0; i < 2; i++) {
            clients[i] = api.connect().get("/v1/slow", api.admin());
        }
        await().until(() -> inside.get() == 2);
        for (int i = 2; i < 5; i++) {
            clients[i] = api.connect().get("/v1/slow", api.admin());
        }
        // A thread for each: those that wait for an answer must not hold up the one that gets it.
        ExecutorService readers = Executors.newFixedThreadPool(3);
        Reply refused = CompletableFuture.anyOf(java.util.stream.IntStream.range(2, 5)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> clients[i].read(), readers))
                        .toArray(CompletableFuture[]::new))
                .thenApply(r -> (Reply) r)
                .join();
        expect(refused, 503, "busy");
        assertThat(refused.header("retry-after")).isEqualTo("1");
        gate.countDown();
        assertThat(clients[0].read().status()).isEqualTo(200);
        for (RawClient client : clients) {
            client.close();
        }
        readers.shutdown();
    }

    @Test
    void shouldSlowAnUploadDownToItsHandlerAndTakeAllOfIt() {
        byte[] piece = new byte[1 << 20];
        try (RawClient client = api.connect()) {
            client.send(head("/v1/upload", "application/octet-stream", "a") + "Content-Length: " + UPLOAD + "\n\n");
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 4; i++) {
                    client.send(piece);
                }
            });
            await().until(() -> taken.get() >= 1 << 20);
            assertThat(taken.get()).isLessThan((1 << 20) + 10_000);
            try (RawClient second = api.connect()) {
                second.send(head("/v1/upload", "application/octet-stream", "b") + "Content-Length: 1\n\nx");
                expect(second.read(), 503, "busy");
            }
            gate.countDown();
            assertThat(client.read().json().path("octets").asInt()).isEqualTo(UPLOAD);
            assertThat(sending).succeedsWithin(Duration.ofSeconds(5));
            assertThat(client.get("/v1/quick", api.admin()).read().status()).isEqualTo(200);
        }
    }

    @Test
    void shouldTellTheHandlerOfAnUploadThatIsBrokenOff() {
        try (RawClient client = api.connect()) {
            client.send(head("/v1/upload", "application/octet-stream", "a") + "Content-Length: 100000\n\nsome of it");
            await().until(() -> taken.get() == 10);
        }
        await().untilAsserted(() -> assertThat(ended.get()).contains("went away"));
        try (RawClient again = api.connect()) {
            again.send(head("/v1/upload", "application/octet-stream", "a") + "Content-Length: 3\n\nall");
            assertThat(again.read().json().path("octets").asInt()).isEqualTo(13);
        }
    }

    @Test
    void shouldBreakOffAnUploadThatTricklesOrNeverEnds() throws IOException {
        gate.countDown();
        try (RawClient client = api.connect()) {
            client.send(head("/v1/upload", "application/octet-stream", "a") + "Transfer-Encoding: chunked\n\n");
            String piece = "x".repeat(0x80000);
            for (int i = 0; i < 8; i++) {
                client.send("80000\n" + piece + "\n");
            }
            client.send("1\nx\n");
            expect(client.read(), 413, "too-large");
        }
        restart(new Timeouts(LONG, LONG, LONG, SHORT, LONG));
        try (RawClient client = api.connect()) {
            client.send(head("/v1/upload", "application/octet-stream", "b") + "Content-Length: 100\n\nx");
            expect(client.read(), 408, "request-timeout");
            assertThat(ended.get()).contains("did not arrive in time");
        }
    }

    @Test
    void shouldAnswerEarlyAndDropWhatIsStillSent() {
        try (RawClient client = api.connect()) {
            client.send(head("/v1/deaf", "application/octet-stream", "a") + "Content-Length: 50000\n\n");
            client.send(new byte[50_000]);
            assertThat(client.read().json().path("deaf").asBoolean()).isTrue();
            assertThat(client.get("/v1/quick", api.admin()).read().status()).isEqualTo(200);
        }
    }

    @Test
    void shouldStopWhenWhatWasBegunIsAnswered() {
        RawClient idle = api.connect();
        try (RawClient client = api.connect().get("/v1/slow", api.admin())) {
            await().until(() -> inside.get() == 1);
            CompletableFuture<Boolean> stopping =
                    CompletableFuture.supplyAsync(() -> api.server().close(Duration.ofSeconds(10)));
            assertThat(idle.isAtEnd()).isTrue();
            assertThat(stopping).isNotDone();
            gate.countDown();
            Reply last = client.read();
            assertThat(last.status()).isEqualTo(200);
            assertThat(last.header("connection")).isEqualTo("close");
            assertThat(stopping.join()).isTrue();
        }
        idle.close();
    }

    private String head(String path, String type, String key) {
        return "POST " + path + " HTTP/1.1\nHost: x\nContent-Type: " + type + "\nAuthorization: Bearer " + api.admin()
                + "\nIdempotency-Key: " + key + "\n";
    }

    private static void expect(Reply reply, int status, String code) {
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }
}
