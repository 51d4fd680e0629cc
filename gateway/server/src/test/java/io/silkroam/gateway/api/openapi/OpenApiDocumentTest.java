package io.silkroam.gateway.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkroam.access.Role;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.api.Route;
import io.silkroam.gateway.api.server.TestApi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document is served as it is, holds together, and can be held against what is served. */
class OpenApiDocumentTest {
    private final OpenApiDocument document = OpenApiDocument.shipped();
    private final ApiContract contract = new ApiContract();

    @TempDir
    private Path temporary;

    @Test
    void shouldBeServedAsYamlAndAsJsonToAnybody() throws Exception {
        try (TestApi api = TestApi.start(temporary)) {
            assertThat(api.send(api.request("/openapi.yaml", "nobody")).body()).isEqualTo(document.yaml());
            HttpResponse<String> json = api.send(api.request("/openapi.json", "nobody"));
            assertThat(new ObjectMapper().readTree(json.body())).isEqualTo(document.tree());
            assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
        }
    }

    @Test
    void shouldNameEveryDifferenceToWhatIsServed() {
        List<Route> routes = new ArrayList<>(new OpenApiResource().routes());
        routes.add(Route.get("/v1/me", EnumSet.of(Role.ADMIN), call -> Answer.noContent()));
        routes.add(Route.get("/v1/sims", EnumSet.allOf(Role.class), call -> Answer.noContent()));
        routes.add(Route.get("/v1/secret", Set.of(), call -> Answer.noContent()));
        assertThat(document.differencesTo(routes))
                .contains(
                        "GET /v1/secret is served, but not described",
                        "DELETE /v1/tokens/{name} is described, but not served",
                        "GET /v1/me roles: described [admin, auditor, billing, carrier, support], served [admin]")
                .anyMatch(d -> d.startsWith("GET /v1/sims query parameters: described [batch, cursor, eid,"));
    }

    @Test
    void shouldAgreeWithTheTokensThatAreServed() {
        try (TestApi api = TestApi.start(temporary)) {
            Set<String> served = new TreeSet<>();
            api.server().routes().forEach(r -> served.add(r.toString()));
            assertThat(document.differencesTo(api.server().routes()))
                    .allMatch(d -> d.endsWith(" is described, but not served"))
                    .noneMatch(d -> served.contains(d.replace(" is described, but not served", "")));
        }
    }

    @Test
    void shouldDescribeTheAnswersOfTheTokens() {
        try (TestApi api = TestApi.start(temporary)) {
            expectDescribed("GET", "/v1/me", api.send("GET", "/v1/me", ""));
            String body = "{\"name\":\"shop\",\"role\":\"carrier\",\"holder\":\"Lucky\",\"expiresInDays\":9}";
            HttpResponse<String> made = api.send("POST", "/v1/tokens", body);
            assertThat(made.statusCode()).isEqualTo(201);
            expectDescribed("POST", "/v1/tokens", made);
            assertThat(contract.problemsOf("TokenCommand", body)).isEmpty();
            HttpResponse<String> taken = api.send("POST", "/v1/tokens", body);
            assertThat(taken.body()).contains("name-taken");
            expectDescribed("POST", "/v1/tokens", taken);
            expectDescribed("POST", "/v1/tokens", api.send("POST", "/v1/tokens", "{\"role\":\"king\"}"));
            expectDescribed("GET", "/v1/tokens", api.send("GET", "/v1/tokens?limit=1", ""));
            HttpResponse<String> revoked = api.send("DELETE", "/v1/tokens/shop", "");
            assertThat(revoked.statusCode()).isEqualTo(204);
            expectDescribed("DELETE", "/v1/tokens/{name}", revoked);
            assertThat(api.send("DELETE", "/v1/tokens/shop", "").statusCode()).isEqualTo(204);
            HttpResponse<String> unknown = api.send("DELETE", "/v1/tokens/ghost", "");
            assertThat(unknown.statusCode()).isEqualTo(404);
            expectDescribed("DELETE", "/v1/tokens/{name}", unknown);
        }
    }

    @Test
    void shouldPageThroughTheTokens() throws Exception {
        try (TestApi api = TestApi.start(temporary)) {
            for (int i = 0; i < 4; i++) {
                api.token("t" + i, Role.BILLING);
            }
            List<String> names = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = new ObjectMapper()
                        .readTree(api.send("GET", "/v1/tokens?limit=2" + cursor, "")
                                .body());
                page.path("items").forEach(item -> names.add(item.path("name").asText()));
                cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
            } while (!cursor.isEmpty());
            assertThat(names).containsExactly("admin", "t0", "t1", "t2", "t3");
            assertThat(api.send("GET", "/v1/tokens?limit=1001", "").body()).contains("1 to 1000");
        }
    }

    @Test
    void shouldFindAnAnswerThatIsNotAsDescribed() {
        assertThat(contract.problemsOf("GET", "/v1/me", 200, "application/json", "{\"name\":\"x\",\"role\":\"king\"}"))
                .isNotEmpty();
        assertThat(contract.problemsOf("GET", "/v1/me", 200, "application/json", "{\"name\":\"x\"}"))
                .isNotEmpty();
        assertThat(contract.problemsOf("GET", "/v1/me", 202, "application/json", "{}"))
                .containsExactly("202 is not described");
        assertThat(contract.problemsOf("GET", "/v1/me", 200, "text/html", "{}"))
                .containsExactly("the media type text/html is not described");
    }

    @Test
    void shouldListEveryCode() {
        Set<String> listed = new TreeSet<>();
        document.tree().at("/components/schemas/ProblemCode/enum").forEach(code -> listed.add(code.asText()));
        Set<String> known = new TreeSet<>();
        for (ProblemCode code : ProblemCode.values()) {
            known.add(code.text());
        }
        assertThat(listed).isEqualTo(known);
    }

    @Test
    void shouldReferToNothingThatIsNotThereAndGiveExamplesThatFit() {
        check(document.tree());
        JsonNode schemas = document.tree().at("/components/schemas");
        schemas.properties().forEach(s -> s.getValue().path("examples").forEach(example -> assertThat(
                        contract.problemsOf(s.getKey(), example.toString()))
                .as(s.getKey())
                .isEmpty()));
    }

    private void check(JsonNode node) {
        if (node.path("$ref").isTextual()) {
            assertThat(document.resolved(node).isMissingNode())
                    .as(node.toString())
                    .isFalse();
        }
        if (node.has("schema") && node.has("example")) {
            assertThat(contract.against(
                            node.path("schema"), node.path("example").toString()))
                    .as(node.toString())
                    .isEmpty();
        }
        node.forEach(this::check);
    }

    private void expectDescribed(String method, String template, HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(contract.problemsOf(method, template, answer.statusCode(), type, answer.body()))
                .as(answer.body())
                .isEmpty();
    }
}
