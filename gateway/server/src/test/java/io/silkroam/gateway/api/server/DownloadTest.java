package io.silkroam.gateway.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.access.Role;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Route;
import io.silkroam.gateway.api.server.RawClient.Reply;
import io.silkroam.gateway.conf.ApiSettings.Limits;
import io.silkroam.gateway.conf.ApiSettings.Rates;
import io.silkroam.gateway.conf.ApiSettings.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as answers: all of their octets, to clients that read fast, slowly, partly or not at all. */
class DownloadTest {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    /** Longer than a test that reads is held up on a machine that does much else. */
    private static final Duration ANSWER = Duration.ofSeconds(4);

    private static final int OCTETS = (32 << 20) + 17;
    private static final int PIECE = 4 << 20;

    @TempDir
    private Path temporary;

    private final byte[] content = new byte[OCTETS];
    private Path file;
    private TestApi api;

    @BeforeEach
    void start() throws IOException {
        new Random(5).nextBytes(content);
        file = Files.write(temporary.resolve("usage.csv"), content);
        Path empty = Files.createFile(temporary.resolve("empty.csv"));
        Limits usual = Limits.standard();
        Duration half = Duration.ofSeconds(30);
        api = TestApi.start(
                temporary,
                l -> new Limits(
                        16,
                        16,
                        usual.lineOctets(),
                        usual.headerOctets(),
                        usual.bodyOctets(),
                        usual.uploadOctets(),
                        2,
                        2,
                        8,
                        new Timeouts(half, half, half, half, ANSWER),
                        Rates.standard()),
                Route.get("/v1/file", ALL, call -> Answer.file("text/csv", file).header("X-Kind", "usage"))
                        .answering("text/csv"),
                Route.get("/v1/empty", ALL, call -> Answer.file("text/csv", empty)),
                Route.get("/v1/gone", ALL, call -> Answer.file("text/csv", temporary.resolve("gone.csv"))),
                Route.post("/v1/written", ALL, call -> {
                    call.finish();
                    return Answer.file("text/csv", file);
                }),
                Route.get("/v1/quick", ALL, call -> Answer.ok(JsonObject.of())));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldSendEveryOctetAndServeTheNextRequestOnTheSameConnection() {
        try (RawClient client = api.connect()) {
            Reply head = client.get("/v1/file", api.admin()).read(false);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("content-type")).isEqualTo("text/csv");
            assertThat(head.header("content-length")).isEqualTo(Integer.toString(OCTETS));
            assertThat(head.header("x-kind")).isEqualTo("usage");
            assertThat(head.header("cache-control")).isEqualTo("no-store");
            assertThat(Arrays.equals(client.take(OCTETS), content)).isTrue();
            assertThat(client.get("/v1/empty", api.admin()).read().header("content-length"))
                    .isEqualTo("0");
            assertThat(client.get("/v1/quick", api.admin()).read().status()).isEqualTo(200);
        }
        await().until(() -> handles() == 0);
    }

    @Test
    void shouldTellTheLengthToWhoAsksForTheHeadAlone() {
        try (RawClient client = api.connect()) {
            client.send("HEAD /v1/file HTTP/1.1\nHost: x\nAuthorization: Bearer " + api.admin() + "\n\n");
            assertThat(client.read(false).header("content-length")).isEqualTo(Integer.toString(OCTETS));
            assertThat(client.get("/v1/quick", api.admin()).read().status()).isEqualTo(200);
        }
    }

    @Test
    void shouldSendTheRestToAClientThatWasCutOff() {
        try (RawClient client = api.connect()) {
            Reply rest = ranged(client, "bytes=" + (OCTETS - 5) + "-").read(false);
            assertThat(rest.status()).isEqualTo(206);
            assertThat(rest.header("content-range"))
                    .isEqualTo("bytes " + (OCTETS - 5) + "-" + (OCTETS - 1) + "/" + OCTETS);
            assertThat(client.take(5)).isEqualTo(Arrays.copyOfRange(content, OCTETS - 5, OCTETS));

            Reply behind = ranged(client, "bytes=" + OCTETS + "-").read();
            assertThat(behind.status()).isEqualTo(416);
            assertThat(behind.code()).isEqualTo("range-not-satisfiable");
            assertThat(behind.header("content-range")).isEqualTo("bytes */" + OCTETS);

            assertThat(ranged(client, "bytes=1-2,5-6").read(false).status()).isEqualTo(200);
        }
        await().until(() -> handles() == 0);
    }

    @Test
    void shouldWaitForASlowReaderAsLongAsItReads() {
        long begun = System.nanoTime();
        try (RawClient client = api.connect()) {
            client.get("/v1/file", api.admin()).read(false);
            for (int at = 0; at + PIECE <= OCTETS; at += PIECE) {
                assertThat(Arrays.equals(client.take(PIECE), Arrays.copyOfRange(content, at, at + PIECE)))
                        .isTrue();
                await().pollDelay(ANSWER.dividedBy(4)).until(() -> true);
            }
            assertThat(client.take(OCTETS % PIECE)).hasSize(OCTETS % PIECE);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(ANSWER);
    }

    @Test
    void shouldCutOffAReaderThatDoesNotReadAndServeOthersMeanwhile() {
        try (RawClient client = api.connect()) {
            client.get("/v1/file", api.admin()).read(false);
            await().until(() -> handles() == 1);
            try (RawClient other = api.connect()) {
                assertThat(other.get("/v1/quick", api.admin()).read().status()).isEqualTo(200);
            }
            await().until(() -> handles() == 0);
            assertThat(readable(client)).isLessThan(OCTETS);
        }
    }

    @Test
    void shouldLetGoOfTheFileWhenTheReaderGoesAway() throws IOException {
        try (RawClient client = api.connect()) {
            client.get("/v1/file", api.admin()).read(false);
            client.take(PIECE);
            assertThat(handles()).isEqualTo(1);
        }
        await().until(() -> handles() == 0);
    }

    @Test
    void shouldEndTheConnectionWhenTheFileEndsTooSoon() throws IOException {
        try (RawClient client = api.connect()) {
            client.get("/v1/file", api.admin()).read(false);
            try (FileChannel shorter = FileChannel.open(file, StandardOpenOption.WRITE)) {
                shorter.truncate(OCTETS - 3);
            }
            assertThat(readable(client)).isLessThan(OCTETS);
        }
        await().until(() -> handles() == 0);
    }

    @Test
    void shouldStopWhenTheFileHasArrived() {
        RawClient client = api.connect();
        client.get("/v1/file", api.admin()).read(false);
        CompletableFuture<Boolean> stopping =
                CompletableFuture.supplyAsync(() -> api.server().close(Duration.ofSeconds(10)));
        assertThat(Arrays.equals(client.take(OCTETS), content)).isTrue();
        assertThat(stopping.join()).isTrue();
        client.close();
    }

    @Test
    void shouldSayThatItFailedAsLongAsNothingWasSent() {
        assertThat(api.send("GET", "/v1/gone", "").body()).contains("internal", "reference");
        assertThat(api.send("POST", "/v1/written", "{}").statusCode()).isEqualTo(500);
        HttpResponse<String> other =
                api.send(api.request("/v1/file", api.admin()).header("Accept", "application/json"));
        assertThat(other.statusCode()).isEqualTo(406);
        assertThat(other.body()).contains("Here one gets text/csv only.");
    }

    @Test
    void shouldSendWhatIsThereThoughItIsWrittenTo() throws IOException {
        try (RawClient client = api.connect();
                FileChannel longer = FileChannel.open(file, StandardOpenOption.APPEND)) {
            client.get("/v1/file", api.admin()).read(false);
            longer.write(ByteBuffer.allocate(1_000));
            assertThat(Arrays.equals(client.take(OCTETS), content)).isTrue();
            assertThat(client.get("/v1/quick", api.admin()).read().status()).isEqualTo(200);
        }
    }

    private RawClient ranged(RawClient client, String range) {
        return client.send(
                "GET /v1/file HTTP/1.1\nHost: x\nRange: " + range + "\nAuthorization: Bearer " + api.admin() + "\n\n");
    }

    /** How much of the file comes until the connection ends, however it does. */
    private static int readable(RawClient client) {
        int octets = 0;
        try {
            for (byte[] piece = client.take(PIECE); piece.length > 0; piece = client.take(PIECE)) {
                octets += piece.length;
            }
        } catch (UncheckedIOException cut) {
            return octets;
        }
        return octets;
    }

    /** How often this process has the file open. */
    private long handles() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(link -> {
                        try {
                            return Files.readSymbolicLink(link).equals(file.toRealPath());
                        } catch (IOException closedMeanwhile) {
                            return false;
                        }
                    })
                    .count();
        }
    }
}
