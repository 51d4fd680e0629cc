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
import io.silkroam.store.StoreException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/1.1 as it is spoken: methods, media types, parameters, bodies, and what is said of each mistake. */
class HttpTest {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);

    @TempDir
    private Path temporary;

    private TestApi api;

    @BeforeEach
    void start() {
        api = TestApi.start(
                temporary,
                Route.get("/v1/things/{name}", ALL, this::thing).query("state"),
                Route.get(
                        "/v1/things/special",
                        ALL,
                        call -> Answer.ok(JsonObject.of().with("special", true))),
                Route.post("/v1/things/{name}/actions", ALL, this::act),
                Route.post("/v1/check", ALL, call -> Answer.ok(JsonObject.of().with("text", call.text())))
                        .taking(Content.TEXT),
                Route.post("/v1/careless", ALL, call -> Answer.noContent()),
                Route.get("/v1/fails/{how}", ALL, this::fail));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Answer thing(Call call) {
        Optional<Role> state = call.query().choice("state", Role.class);
        call.finish();
        return Answer.ok(JsonObject.of()
                        .with("name", call.path("name"))
                        .with("state", state)
                        .with("by", call.actor().name()))
                .version(7);
    }

    private Answer act(Call call) {
        String action = call.body().required("action");
        int times = call.body().integer("times", 1, 1, 10);
        boolean dryRun = call.body().flag("dryRun", false);
        call.body().objects("items", 2).forEach(item -> item.required("iccid"));
        call.finish();
        call.requireVersion(7);
        return Answer.ok(JsonObject.of()
                .with("action", action)
                .with("times", times)
                .with("dryRun", dryRun)
                .with("key", call.idempotencyKey()));
    }

    private Answer fail(Call call) {
        return switch (call.path("how")) {
            case "conflict" -> throw new StoreException(StoreException.Kind.CONFLICT, "met another", null);
            case "refused" ->
                throw Problem.of(ProblemCode.ILLEGAL_TRANSITION, "Not from SWAPPED.")
                        .with("state", "SWAPPED");
            case "error" -> throw new StackOverflowError();
            case "nothing" -> Answer.noContent();
            default -> throw new IllegalStateException("secret stuff");
        };
    }

    @Test
    void shouldAnswerAndKeepTheConnection() {
        try (RawClient client = api.connect()) {
            Reply first =
                    client.get("/v1/things/a%2Fb%20%E5%BE%AE", api.admin()).read();
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.json().path("name").asText()).isEqualTo("a/b 微");
            assertThat(first.json().path("by").asText()).isEqualTo("admin");
            assertThat(first.header("etag")).isEqualTo("\"7\"");
            assertThat(first.header("content-type")).isEqualTo("application/json");
            assertThat(first.header("cache-control")).isEqualTo("no-store");
            assertThat(first.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(first.header("date")).endsWith("GMT");
            assertThat(client.get("/v1/things/special", api.admin())
                            .read()
                            .json()
                            .path("special")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void shouldAnswerPipelinedRequestsInOrder() {
        try (RawClient client = api.connect()) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                requests.append("GET /v1/things/").append(i).append(" HTTP/1.1\nHost: x\nAuthorization: Bearer ");
                requests.append(api.admin()).append("\n\n");
            }
            client.send(requests.toString());
            for (int i = 0; i < 50; i++) {
                assertThat(client.read().json().path("name").asInt()).isEqualTo(i);
            }
        }
    }

    @Test
    void shouldAnswerARequestThatComesOctetByOctet() {
        try (RawClient client = api.connect()) {
            String body = "{\"action\":\"go\"}";
            for (byte octet : post("/v1/things/a/actions", "application/json", body, "k1")
                    .replace("\n", "\r\n")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                client.send(new byte[] {octet});
            }
            assertThat(client.read().json().path("action").asText()).isEqualTo("go");
        }
    }

    @Test
    void shouldAnswerHeadWithTheHeaderAloneAndOptionsWithWhatIsAllowed() {
        try (RawClient client = api.connect()) {
            client.send("HEAD /v1/things/a HTTP/1.1\nHost: x\nAuthorization: Bearer " + api.admin() + "\n\n");
            Reply head = client.read(false);
            assertThat(head.status()).isEqualTo(200);
            assertThat(Integer.parseInt(head.header("content-length"))).isPositive();
            client.send("OPTIONS /v1/things/a HTTP/1.1\nHost: x\n\n");
            Reply options = client.read();
            assertThat(options.status()).isEqualTo(204);
            assertThat(options.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
            client.send("OPTIONS * HTTP/1.1\nHost: x\n\n");
            assertThat(client.read().status()).isEqualTo(204);
        }
    }

    @Test
    void shouldSayThatThereIsNoSuchPlaceOrMethod() {
        expect(api.send("GET", "/v1/nothing", ""), 404, "not-found");
        expect(api.send("GET", "/v1/things/", ""), 404, "not-found");
        HttpResponse<String> wrong = api.send("DELETE", "/v1/things/a", "");
        expect(wrong, 405, "method-not-allowed");
        assertThat(wrong.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }

    @Test
    void shouldNameUnknownAndUnfitParameters() {
        HttpResponse<String> token = api.send("GET", "/v1/things/a?token=" + api.admin(), "");
        expect(token, 400, "invalid");
        assertThat(token.body()).contains("Unknown query parameter token; known here: state");
        assertThat(token.body()).doesNotContain(api.admin());
        HttpResponse<String> unfit = api.send("GET", "/v1/things/a?state=king", "");
        expect(unfit, 400, "invalid");
        assertThat(unfit.body()).contains("'king' is none of admin, carrier");
        expect(api.send("GET", "/v1/things/a?state=admin&state=admin", ""), 400, "invalid");
        assertThat(api.send("GET", "/v1/things/a?state=ADMIN", "").body()).contains("\"state\":\"ADMIN\"");
    }

    @Test
    void shouldNameEveryMistakeInABody() {
        HttpResponse<String> reply = api.send(
                "POST",
                "/v1/things/a/actions",
                "{\"times\":11,\"dryRun\":\"yes\",\"typo\":1,\"items\":[{\"iccid\":5,\"x\":1}]}");
        expect(reply, 400, "invalid");
        assertThat(reply.body())
                .contains("{\"field\":\"action\",\"reason\":\"is missing\"}")
                .contains("{\"field\":\"times\",\"reason\":\"should be a whole number from 1 to 10\"}")
                .contains("{\"field\":\"dryRun\",\"reason\":\"should be true or false\"}")
                .contains("{\"field\":\"typo\",\"reason\":\"is unknown; known here: action, dryRun, items, times\"}")
                .contains("{\"field\":\"items[0].iccid\",\"reason\":\"should be text\"}")
                .contains("{\"field\":\"items[0].x\",\"reason\":\"is unknown; known here: iccid\"}");
    }

    @Test
    void shouldRefuseWhatIsNoJsonObjectWithoutQuotingIt() {
        for (String body : new String[] {
            "{", "[1]", "sesame", "{\"action\":\"a\"} {}", "{\"action\":\"a\",\"action\":\"b\"}", "[".repeat(5_000)
        }) {
            HttpResponse<String> reply = api.send("POST", "/v1/things/a/actions", body);
            expect(reply, 400, "invalid");
            assertThat(reply.body()).doesNotContain("sesame");
        }
    }

    @Test
    void shouldCheckMediaTypes() {
        expect(post("/v1/things/a/actions", "text/plain", "{}"), 415, "unsupported-media-type");
        expect(post("/v1/things/a/actions", "", "{}"), 415, "unsupported-media-type");
        assertThat(post("/v1/things/a/actions", "application/json; charset=utf-8", "{\"action\":\"a\"}")
                        .status())
                .isEqualTo(200);
        assertThat(post("/v1/check", "application/yaml", "a: 微")
                        .json()
                        .path("text")
                        .asText())
                .isEqualTo("a: 微");
        try (RawClient client = api.connect()) {
            client.send("GET /v1/things/a HTTP/1.1\nHost: x\nAccept: text/html\nAuthorization: Bearer " + api.admin()
                    + "\n\n");
            Reply reply = client.read();
            assertThat(reply.status()).isEqualTo(406);
            assertThat(reply.code()).isEqualTo("not-acceptable");
            client.send("GET /v1/things/a HTTP/1.1\nHost: x\nAccept: text/html, */*;q=0.1\nAuthorization: Bearer "
                    + api.admin() + "\n\n");
            assertThat(client.read().status()).isEqualTo(200);
        }
    }

    @Test
    void shouldRefuseAnotherVersionThanTheOneSeen() {
        try (RawClient client = api.connect()) {
            String request = post("/v1/things/a/actions", "application/json", "{\"action\":\"a\"}", "k2");
            client.send(request.replace("Host:", "If-Match: \"6\"\nHost:"));
            Reply reply = client.read();
            assertThat(reply.status()).isEqualTo(412);
            assertThat(reply.code()).isEqualTo("version-moved");
            assertThat(reply.json().path("version").asInt()).isEqualTo(7);
            client.send(request.replace("Host:", "If-Match: \"7\"\nHost:").replace("k2", "k3"));
            assertThat(client.read().status()).isEqualTo(200);
            client.send(request.replace("Host:", "If-Match: W/7\nHost:").replace("k2", "k4"));
            assertThat(client.read().code()).isEqualTo("invalid");
        }
    }

    @Test
    void shouldSayNothingOfWhatWentWrongInsideButWhereToLook() {
        HttpResponse<String> reply = api.send("GET", "/v1/fails/bug", "");
        expect(reply, 500, "internal");
        assertThat(reply.body()).doesNotContain("secret stuff").containsPattern("under [0-9a-f]{10}\\.");
        HttpResponse<String> busy = api.send("GET", "/v1/fails/conflict", "");
        expect(busy, 503, "busy");
        assertThat(busy.headers().firstValue("Retry-After")).contains("1");
        HttpResponse<String> refused = api.send("GET", "/v1/fails/refused", "");
        expect(refused, 409, "illegal-transition");
        assertThat(refused.body()).contains("\"type\":\"urn:silkroam:problem:illegal-transition\"");
        assertThat(refused.body()).contains("\"state\":\"SWAPPED\"");
        try (RawClient client = api.connect()) {
            assertThat(client.get("/v1/fails/error", api.admin()).isAtEnd()).isTrue();
        }
        expect(api.send("POST", "/v1/careless", "{\"unread\":1}"), 500, "internal");
    }

    @Test
    void shouldRefuseWhatIsNotHttp() {
        expectRaw("GET\n\n", 400, "invalid");
        expectRaw("GET /v1/things/a HTTP/1.1\n\n", 400, "invalid");
        expectRaw("GET /v1/things/a HTTP/1.1\nHost: a\nHost: b\n\n", 400, "invalid");
        expectRaw("GET /v1/things/%zz HTTP/1.1\nHost: a\n\n", 400, "invalid");
        expectRaw("GET /v1/things/%ff HTTP/1.1\nHost: a\n\n", 400, "invalid");
        expectRaw("CONNECT other:443 HTTP/1.1\nHost: a\n\n", 400, "invalid");
        expectRaw("GET /v1/things/a HTTP/2.0\nHost: a\n\n", 505, "version-not-supported");
        expectRaw("GET /v1/things/a HTTP/1.1\nHost: a\nExpect: miracles\n\n", 417, "expectation-failed");
        expectRaw("POST /v1/check HTTP/1.1\nHost: a\nContent-Length: 3\nContent-Length: 4\n\nabc", 400, "invalid");
        expectRaw(
                "POST /v1/check HTTP/1.1\nHost: a\nContent-Length: 3\nTransfer-Encoding: chunked\n\nabc",
                400,
                "invalid");
    }

    @Test
    void shouldTakeAChunkedBodyAndOneThatWaitsToBeAskedFor() {
        try (RawClient client = api.connect()) {
            String head = "POST /v1/check HTTP/1.1\nHost: a\nContent-Type: text/plain\nAuthorization: Bearer "
                    + api.admin() + "\nIdempotency-Key: ";
            client.send(head + "c1\nTransfer-Encoding: chunked\n\n3\nabc\n2\nde\n0\n\n");
            assertThat(client.read().json().path("text").asText()).isEqualTo("abcde");
            client.send(head + "c2\nExpect: 100-continue\nContent-Length: 3\n\n");
            assertThat(client.read().status()).isEqualTo(100);
            client.send("xyz");
            assertThat(client.read().json().path("text").asText()).isEqualTo("xyz");
            client.send(head + "c3\nTransfer-Encoding: chunked\n\nnonsense\n");
            assertThat(client.read().code()).isEqualTo("invalid");
        }
    }

    private void expectRaw(String request, int status, String code) {
        try (RawClient client = api.connect()) {
            Reply reply = client.send(request).read();
            assertThat(reply.status()).as(request).isEqualTo(status);
            assertThat(reply.code()).isEqualTo(code);
            assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
        }
    }

    private Reply post(String path, String type, String body) {
        try (RawClient client = api.connect()) {
            return client.send(
                            post(path, type, body, java.util.UUID.randomUUID().toString()))
                    .read();
        }
    }

    private String post(String path, String type, String body, String key) {
        return "POST " + path + " HTTP/1.1\nHost: x\n" + (type.isEmpty() ? "" : "Content-Type: " + type + "\n")
                + "Authorization: Bearer " + api.admin() + "\nIdempotency-Key: " + key + "\nContent-Length: "
                + body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + "\n\n" + body;
    }

    private static void expect(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.body()).contains("\"code\":\"" + code + "\"");
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private static void expect(Reply reply, int status, String code) {
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }
}
