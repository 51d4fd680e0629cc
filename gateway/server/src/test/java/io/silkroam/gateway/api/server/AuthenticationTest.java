package io.silkroam.gateway.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.access.NewToken;
import io.silkroam.access.Role;
import io.silkroam.access.TokenStore;
import io.silkroam.access.TokenText;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Route;
import io.silkroam.gateway.api.server.RawClient.Reply;
import io.silkroam.gateway.conf.ApiSettings.Limits;
import io.silkroam.gateway.conf.ApiSettings.Rates;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, who is not, and what each is told. */
class AuthenticationTest {
    private static final Route BOOKS = Route.get(
            "/v1/books",
            EnumSet.of(Role.ADMIN, Role.BILLING),
            call -> Answer.ok(JsonObject.of().with("by", call.actor().name())));

    @TempDir
    private Path temporary;

    private TestApi api;

    @BeforeEach
    void start() {
        api = TestApi.start(temporary, BOOKS);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldLetInWhoMay() {
        assertThat(get("/v1/books", api.admin()).json().path("by").asText()).isEqualTo("admin");
        assertThat(get("/v1/me", api.token("lucky", Role.CARRIER)).body())
                .isEqualTo("{\"name\":\"lucky\",\"role\":\"carrier\",\"holder\":\"Lucky\"}");
        assertThat(get("/openapi.yaml", "nothing").status()).isEqualTo(200);
    }

    @Test
    void shouldSayWhyATokenDoesNotOpen() {
        try (RawClient client = api.connect()) {
            Reply none = client.send("GET /v1/books HTTP/1.1\nHost: x\n\n").read();
            expect(none, 401, "unauthenticated");
            assertThat(none.header("www-authenticate")).isEqualTo("Bearer realm=\"silkroam\"");
            Reply basic = client.send("GET /v1/books HTTP/1.1\nHost: x\nAuthorization: Basic YTpi\n\n")
                    .read();
            expect(basic, 401, "unauthenticated");
        }
        Reply unknown = get("/v1/books", TokenText.fresh());
        expect(unknown, 401, "unauthenticated");
        assertThat(unknown.header("www-authenticate")).endsWith("error=\"invalid_token\"");
        expect(get("/v1/books", "sesame"), 401, "unauthenticated");

        String brief = api.token(new NewToken(
                "brief",
                Role.ADMIN,
                Optional.empty(),
                Optional.of(api.time().instant().plusSeconds(60))));
        assertThat(get("/v1/books", brief).status()).isEqualTo(200);
        api.time().pass(Duration.ofSeconds(60));
        expect(get("/v1/books", brief), 401, "token-expired");
    }

    @Test
    void shouldHoldARevocationFromTheNextRequestOnAnOpenConnection() {
        String token = api.token("short", Role.ADMIN);
        try (RawClient client = api.connect()) {
            assertThat(client.get("/v1/books", token).read().status()).isEqualTo(200);
            api.database().transact("revoke", c -> new TokenStore()
                    .revoke(c, "short", api.time().instant()));
            Reply refused = client.get("/v1/books", token).read();
            expect(refused, 401, "token-revoked");
            assertThat(refused.json().path("detail").asText()).isEqualTo("The token 'short' was revoked.");
        }
    }

    @Test
    void shouldRefuseAnotherRoleBeforeAnythingElseIsLookedAt() {
        Reply refused = get("/v1/books?typo=1", api.token("helper", Role.SUPPORT));
        expect(refused, 403, "forbidden");
        assertThat(refused.json().path("detail").asText())
                .isEqualTo("The role support of the token 'helper' may not do this.");
        assertThat(refused.json().path("hint").asText()).isEqualTo("It takes one of: admin, billing.");
    }

    @Test
    void shouldNoteWhenATokenWasUsed() {
        String token = api.token("used", Role.ADMIN);
        get("/v1/books", token);
        HttpResponse<String> list = api.send("GET", "/v1/tokens", "");
        assertThat(list.body()).containsPattern("\"name\":\"used\"[^}]*\"lastUsedAt\":\"");
    }

    @Test
    void shouldMakeWhoGuessesWait() {
        stop();
        api = TestApi.start(temporary.resolve("b"), l -> with(l, new Rates(50, 200, 15, 3)), BOOKS);
        try (RawClient client = api.connect()) {
            for (int i = 0; i < 3; i++) {
                expect(client.get("/v1/books", TokenText.fresh()).read(), 401, "unauthenticated");
            }
            Reply blocked = client.get("/v1/books", TokenText.fresh()).read();
            expect(blocked, 429, "too-many-requests");
            assertThat(Integer.parseInt(blocked.header("retry-after"))).isBetween(1, 4);
        }
        await().untilAsserted(
                        () -> assertThat(get("/v1/books", api.admin()).status()).isEqualTo(200));
    }

    @Test
    void shouldHoldATokenToItsRate() {
        stop();
        api = TestApi.start(temporary.resolve("c"), l -> with(l, new Rates(1, 4, 60, 3)), BOOKS);
        String other = api.token("other", Role.ADMIN);
        try (RawClient client = api.connect()) {
            int refused = 0;
            for (int i = 0; i < 8; i++) {
                Reply reply = client.get("/v1/books", api.admin()).read();
                if (reply.status() == 429) {
                    refused++;
                    assertThat(reply.code()).isEqualTo("too-many-requests");
                    assertThat(Integer.parseInt(reply.header("retry-after"))).isBetween(1, 2);
                }
            }
            assertThat(refused).isBetween(1, 4);
            assertThat(client.get("/v1/books", other).read().status()).isEqualTo(200);
        }
    }

    @Test
    void shouldLetTheCommandLineInByTheFileOfTheLivingProcessAlone() throws Exception {
        LocalAdmin local = LocalAdmin.find(temporary).orElseThrow();
        assertThat(get("/v1/me", local.token()).json().path("name").asText()).isEqualTo("local-admin");
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(
                        java.nio.file.Files.getPosixFilePermissions(temporary.resolve(LocalAdmin.NAME))))
                .isEqualTo("rw-------");
        assertThat(local).asString().doesNotContain(local.token());
        api.close();
        assertThat(temporary.resolve(LocalAdmin.NAME)).doesNotExist();
        api = TestApi.start(temporary.resolve("d"), BOOKS);
        expect(get("/v1/me", local.token()), 401, "unauthenticated");
    }

    static Limits with(Limits l, Rates rates) {
        return new Limits(
                l.connections(),
                l.connectionsPerAddress(),
                l.lineOctets(),
                l.headerOctets(),
                l.bodyOctets(),
                l.uploadOctets(),
                l.uploads(),
                l.workers(),
                l.queue(),
                l.timeouts(),
                rates);
    }

    private Reply get(String path, String token) {
        try (RawClient client = api.connect()) {
            return client.get(path, token).read();
        }
    }

    private static void expect(Reply reply, int status, String code) {
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }
}
