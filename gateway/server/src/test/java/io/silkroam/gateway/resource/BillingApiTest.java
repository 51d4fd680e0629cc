package io.silkroam.gateway.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkroam.gateway.resource.ServedGateway.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Billing by the API of a real gateway; every answer, refusals too, is as its OpenAPI document says. */
class BillingApiTest {
    private static final String EXPORTS = "/v1/billing/exports";
    private static final String ISSUE = EXPORTS + "/{id}";
    private static final String FILE = ISSUE + "/files/{name}";
    private static final String SIM = "8931080000000001009";
    private static final String VENDORS_FILE = """
            ICCID;IMSI;KI;OPC
            8931080000000001009;204080000000100;465B5CE8B199B49FAA5F0A2EE238A6BC;CD63CB71954A9F4E48A5994E37A02BAF
            """;

    @TempDir
    private Path temporary;

    private ServedGateway api;
    private LocalDate today;

    @BeforeEach
    void start() {
        api = new ServedGateway(temporary);
        today = api.today();
        api.upload("", VENDORS_FILE);
        api.post("/v1/sims/{iccid}/actions", "{\"action\":\"activate\",\"msisdn\":\"31612345678\"}", SIM);
        api.post("/v1/subscribers/{ref}/subscriptions", "{\"plan\":\"wechat-go-1gb\"}", "31612345678");
        await().until(() -> api.get("/v1/billing/status").json().path("lagRows").asLong() == 0);
        api.as(api.tokenOf("books", "billing"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private String command(String kind, String more) {
        return "{\"kind\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"%s}".formatted(kind, today, today.plusDays(1), more);
    }

    private JsonNode done(String place, Reply begun) {
        assertThat(begun.status()).as(begun.json().toString()).isEqualTo(202);
        String id = begun.json().path("id").asText();
        JsonNode[] job = {begun.json()};
        await().until(() -> {
            job[0] = api.get("/v1/billing/" + place + "/{id}", id).json();
            return !job[0].path("state").asText().equals("RUNNING");
        });
        return job[0];
    }

    private JsonNode export(String kind, String more) {
        return done("export-jobs", api.post(EXPORTS, command(kind, more)));
    }

    @Test
    void shouldMakeAFileOnceAndGiveItOut() throws Exception {
        JsonNode job = export("sales", "");

        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("DONE");
        assertThat(job.path("rowsDone").asLong()).isEqualTo(1);
        assertThat(job.path("by").asText()).isEqualTo("books");
        assertThat(job.path("warnings").toString()).contains("not over");
        JsonNode issue = job.path("issue");
        assertThat(issue.path("sequence").asLong()).isEqualTo(1);
        JsonNode data = job.path("files").path(0);
        JsonNode manifest = job.path("files").path(1);
        Reply csv = api.get(FILE, issue.path("id").asLong(), data.path("name").asText());
        assertThat(csv.response().headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(csv.response().body()).contains("12.00", "9.92", "2.08");
        expectSame(data, csv.response().body());
        Reply beside =
                api.get(FILE, issue.path("id").asLong(), manifest.path("name").asText());
        assertThat(beside.json().path("sha256").asText())
                .isEqualTo(data.path("sha256").asText());
        expectSame(manifest, beside.response().body());

        JsonNode again = export("sales", "");
        assertThat(again.path("issue")).isEqualTo(issue);
        assertThat(again.path("files")).isEqualTo(job.path("files"));
        JsonNode revised = export("sales", ",\"revise\":true,\"profile\":\"excel\",\"language\":\"zh\"");
        assertThat(revised.path("issue").path("revision").asInt()).isEqualTo(2);
        assertThat(revised.path("issue").path("sequence").asInt()).isEqualTo(1);
        assertThat(api.get(EXPORTS + "?kind=sales").json().path("items"))
                .extracting(i -> i.path("revision").asInt())
                .containsExactly(2, 1);
        assertThat(api.get(EXPORTS + "?limit=1").json().has("next")).isTrue();
        JsonNode shown = api.get(ISSUE, issue.path("id").asLong()).json();
        assertThat(shown.path("files")).isEqualTo(job.path("files"));
        assertThat(api.as(api.tokenOf("eye", "auditor"))
                        .get("/v1/audit?kind=billing&action=export")
                        .json()
                        .path("items"))
                .hasSize(3);
    }

    private static void expectSame(JsonNode file, String text) throws Exception {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        assertThat(file.path("octets").asLong()).isEqualTo(octets.length);
        assertThat(file.path("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(octets)));
    }

    @Test
    void shouldSayWhatIsWrongWithWhatIsAskedFor() {
        assertThat(api.post(EXPORTS, "{}").json().path("errors")).hasSize(3);
        assertThat(api.post(EXPORTS, command("gold", "")).code()).isEqualTo("invalid");
        assertThat(api.post(EXPORTS, command("wholesale", ""))
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("Wholesale needs a partner.");
        assertThat(api.post(EXPORTS, "{\"kind\":\"usage\",\"from\":\"2026-11-02\",\"to\":\"2026-11-01\"}")
                        .code())
                .isEqualTo("invalid");
        assertThat(api.get("/v1/billing/export-jobs/{id}", "j-0")
                        .json()
                        .path("hint")
                        .asText())
                .contains("Repeat what was asked for");
        assertThat(api.get(ISSUE, 99).status()).isEqualTo(404);
        assertThat(api.get(ISSUE, "seven").status()).isEqualTo(404);
        JsonNode job = export("usage", "");
        assertThat(api.get(FILE, job.path("issue").path("id").asLong(), "passwords.csv")
                        .status())
                .isEqualTo(404);
        assertThat(api.post(ISSUE + "/redeliver", "{\"destination\":\"moon\"}", 1)
                        .code())
                .isEqualTo("invalid");
        assertThat(api.post(ISSUE + "/redeliver", "{}", 1).json().path("hint").asText())
                .contains("Say where to");
        assertThat(api.get("/v1/billing/statements/{partner}/{month}", "nobody", "2026-11")
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/v1/billing/statements/{partner}/{month}", "kpn", "winter")
                        .code())
                .isEqualTo("invalid");
    }

    @Test
    void shouldProveAndCorrectTheBooks() {
        JsonNode audited = done("audits", api.post("/v1/billing/audits", "{}"));
        assertThat(audited.path("report").path("clean").asBoolean())
                .as(audited.toString())
                .isTrue();
        assertThat(audited.path("report").path("counts").path("sales").asLong()).isEqualTo(1);
        assertThat(done("redrives", api.post("/v1/billing/redrives", "{}"))
                        .path("corrected")
                        .path("looked")
                        .asLong())
                .isZero();
        assertThat(done(
                                "reratings",
                                api.post(
                                        "/v1/billing/reratings",
                                        "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(today, today.plusDays(1))))
                        .path("corrected")
                        .path("corrected")
                        .asLong())
                .isZero();
        assertThat(api.post("/v1/billing/redrives", "{\"accept\":true}").code()).isEqualTo("invalid");
        assertThat(api.get("/v1/billing/suspense").json().path("items")).isEmpty();
    }

    @Test
    void shouldShowHowBillingStands() {
        JsonNode status = api.get("/v1/billing/status").json();
        assertThat(status.path("zone").asText()).isEqualTo("Europe/Amsterdam");
        assertThat(status.path("suspended").asLong()).isZero();
        assertThat(api.get("/v1/billing/deliveries?state=failed").json().path("items"))
                .isEmpty();
        api.get("/v1/billing/tariff-warnings");
        String month = today.toString().substring(0, 7);
        JsonNode statement = api.get("/v1/billing/statements/{partner}/{month}", "kpn", month)
                .json();
        assertThat(statement.path("partner").asText()).isEqualTo("kpn");
        assertThat(statement.has("ownMonth")).isTrue();
        Reply page = api.get(
                "/v1/billing/statements/{partner}/{month}?format=html&language=nl&forPartner=true", "kpn", month);
        assertThat(page.response().body()).startsWith("<!DOCTYPE html>");
        assertThat(page.response().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("style-src 'unsafe-inline'"));
    }

    @Test
    void shouldLetEachRoleDoItsPart() {
        api.as(api.tokenOf("eye", "auditor"));
        assertThat(api.get("/v1/billing/status").status()).isEqualTo(200);
        assertThat(api.post(EXPORTS, command("usage", "")).code()).isEqualTo("forbidden");
        api.as(api.tokenOf("shop", "carrier", "--holder", "Lucky"));
        assertThat(api.get(EXPORTS).code()).isEqualTo("forbidden");
        assertThat(api.get("/v1/billing/status").code()).isEqualTo("forbidden");
        assertThat(api.post("/v1/billing/audits", "{}").code()).isEqualTo("forbidden");
    }
}
