package io.silkroam.gateway.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.access.Role;
import io.silkroam.gateway.ConfFolder;
import io.silkroam.gateway.admin.EsmeAdmin;
import io.silkroam.gateway.api.Route;
import io.silkroam.gateway.api.openapi.ApiContract;
import io.silkroam.gateway.api.server.TestApi;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.store.Database;
import io.silkroam.store.TestDatabases;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ESME accounts by the API: as its document describes, for those who may, and without a password in what is stored. */
class EsmeResourceTest {
    private static final String PASSWORD = "/v1/esme-accounts/partner1/password";
    private static final String TEMPLATE = "/v1/esme-accounts/{name}/password";

    private final ApiContract contract = new ApiContract();

    @TempDir
    private Path temporary;

    @Test
    void shouldAnswerAsDescribed() {
        Path data = temporary.resolve("data");
        Configuration configuration =
                ConfFolder.copyTo(temporary.resolve("conf")).configuration(data);
        Database database = TestDatabases.h2(temporary);
        try (EsmePasswords passwords =
                        new EsmePasswords(database, Clock.systemUTC(), EsmePasswords.Settings.standard());
                TestApi api = TestApi.on(
                        temporary,
                        database,
                        limits -> limits,
                        new EsmeResource(new EsmeAdmin(
                                        database, passwords, configuration::smsPartners, Clock.systemUTC()))
                                .routes()
                                .toArray(Route[]::new))) {
            HttpResponse<String> before = api.send("GET", "/v1/esme-accounts", "");
            assertThat(before.body())
                    .isEqualTo("{\"items\":[{\"name\":\"partner1\",\"systemId\":\"partner1\",\"class\":\"a2p\","
                            + "\"binds\":4,\"segmentsPerSecond\":100}]}");
            expectDescribed("GET", "/v1/esme-accounts", before, 200);
            expectDescribed("POST", TEMPLATE, api.send("POST", PASSWORD, "{}"), 201);
            String derived = "{\"derived\":\"" + EsmePasswords.derived("geheim12") + "\"}";
            assertThat(contract.problemsOf("EsmePasswordCommand", derived)).isEmpty();
            HttpResponse<String> given = api.send("POST", PASSWORD, derived);
            assertThat(given.body()).isEqualTo("{\"name\":\"partner1\"}");
            expectDescribed("POST", TEMPLATE, given, 201);
            expectDescribed("POST", TEMPLATE, api.send("POST", PASSWORD, "{\"derived\":\"geheim12\"}"), 400);
            expectDescribed("POST", TEMPLATE, api.send("POST", PASSWORD, "{\"password\":\"geheim12\"}"), 400);
            String ghost = PASSWORD.replace("partner1", "ghost");
            expectDescribed("POST", TEMPLATE, api.send("POST", ghost, "{}"), 404);
            expectDescribed("GET", "/v1/esme-accounts", api.send("GET", "/v1/esme-accounts", ""), 200);
            assertThat(api.send(api.request("/v1/esme-accounts", api.token("shop", Role.CARRIER)))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private void expectDescribed(String method, String template, HttpResponse<String> answer, int status) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(contract.problemsOf(method, template, status, type, answer.body()))
                .as(answer.body())
                .isEmpty();
    }
}
