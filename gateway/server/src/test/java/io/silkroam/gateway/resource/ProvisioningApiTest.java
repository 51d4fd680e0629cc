package io.silkroam.gateway.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkroam.gateway.api.openapi.OpenApiDocument;
import io.silkroam.gateway.resource.ServedGateway.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole API of a real gateway over HTTPS; every answer, refusals too, is as its OpenAPI document says. */
class ProvisioningApiTest {
    private static final String FIRST = "8931080000000001009";
    private static final String SECOND = "8931080000000001017";
    private static final String THIRD = "8931080000000001025";
    private static final String NUMBER = "31612345678";
    private static final String SIMS = "/v1/sims/{iccid}";
    private static final String ACTIONS = "/v1/sims/{iccid}/actions";
    private static final String PLANS = "/v1/subscribers/{ref}/subscriptions";
    private static final String FILE = """
            ICCID;IMSI;KI;OPC;LPA
            8931080000000001009;204080000000100;465B5CE8B199B49FAA5F0A2EE238A6BC;CD63CB71954A9F4E48A5994E37A02BAF;
            8931080000000001017;204080000000101;0396EB317B6D1C36F19C1C84CD6FFD16;53C15671C60A4B731C55B4A441C0BDE2;
            8931080000000001025;204080000000102;FEC86BA6EB707ED08905757B1BB44B8F;1006020F0A478BF6B699F15C062E42B3;\
            LPA:1$s.example$A-1
            """;

    @TempDir
    private Path temporary;

    private ServedGateway api;

    @BeforeEach
    void start() {
        api = new ServedGateway(temporary);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldServeExactlyWhatItsDocumentDescribes() {
        assertThat(OpenApiDocument.shipped()
                        .differencesTo(api.gateway.api().orElseThrow().routes()))
                .isEmpty();
    }

    @Test
    void shouldTakeASimFromTheVendorsFileToItsRetirement() {
        assertThat(api.upload("?fileName=box.csv&dryRun=true", FILE)
                        .json()
                        .path("outcome")
                        .asText())
                .isEqualTo("checked");
        assertThat(api.get("/v1/sims").json().path("items")).isEmpty();
        assertThat(api.upload("?fileName=box.csv", FILE).json().path("imported").asLong())
                .isEqualTo(3);
        assertThat(api.upload("?fileName=box.csv", FILE).json().path("outcome").asText())
                .isEqualTo("unchanged");
        assertThat(api.get(SIMS, FIRST).json().path("keyCheckValue").asText()).matches("[0-9A-F]{6}");

        api.post(ACTIONS, "{\"action\":\"allocate\",\"holder\":\"Lucky 8\"}", FIRST);
        Reply active = api.post(ACTIONS, "{\"action\":\"activate\",\"msisdn\":\"+31 6 12345678\"}", FIRST);
        assertThat(active.json().path("outcome").asText()).isEqualTo("done");
        assertThat(active.json().path("sim").path("networkState").asText()).isEqualTo("ENABLED");
        assertThat(active.response().headers().firstValue("ETag")).isPresent();

        Reply sold = api.post(PLANS, "{\"plan\":\"wechat-go-1gb\",\"use\":\"after\"}", NUMBER);
        assertThat(sold.json().path("price").path("amount").asText()).isEqualTo("12.00");
        JsonNode bucket =
                api.get("/v1/subscribers/{ref}", NUMBER).json().path("buckets").path(0);
        assertThat(bucket.path("octetsLeft").asLong()).isEqualTo(1_000_000_000);
        assertThat(api.get("/v1/subscribers/{ref}/sessions", NUMBER).json().path("items"))
                .isEmpty();
        assertThat(api.get("/v1/subscribers/{ref}/usage", "iccid:" + FIRST)
                        .first()
                        .path("kind")
                        .asText())
                .isEqualTo("PURCHASE");
        assertThat(api.post(PLANS + "/{id}/refund", "{\"reason\":\"mistake\"}", NUMBER, 1)
                        .status())
                .isEqualTo(200);
        assertThat(api.post(PLANS + "/{id}/extend", "{\"until\":\"2099-01-01T00:00:00Z\"}", NUMBER, 1)
                        .code())
                .isEqualTo("not-found");

        assertThat(api.post(ACTIONS, "{\"action\":\"suspend\",\"reason\":\"asked\"}", FIRST)
                        .status())
                .isEqualTo(200);
        Reply retired = api.post(ACTIONS, "{\"action\":\"retire\"}", FIRST);
        assertThat(retired.json().path("sim").path("state").asText()).isEqualTo("RETIRED");
        assertThat(api.post(ACTIONS, "{\"action\":\"resume\"}", FIRST).code()).isEqualTo("illegal-transition");
        assertThat(api.get("/v1/audit?object={iccid}&action=suspend", FIRST)
                        .first()
                        .path("reason")
                        .asText())
                .isEqualTo("asked");
    }

    @Test
    void shouldDoWhatItCanOfAListAndSayWhatNot() {
        api.upload("", FILE);

        Reply reply = api.post("/v1/sims/actions", """
                {"action": "activate", "items": [{"iccid": "%s", "msisdn": "%s"}, {"iccid": "%s", "msisdn": "%s"}]}
                """.formatted(FIRST, NUMBER, SECOND, NUMBER));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("done").asInt()).isEqualTo(1);
        assertThat(reply.json().path("refused").asInt()).isEqualTo(1);
        assertThat(reply.json()
                        .path("results")
                        .path(1)
                        .path("problem")
                        .path("code")
                        .asText())
                .isEqualTo("number-taken");
        assertThat(api.post("/v1/sims/actions", "{\"action\":\"stock\",\"items\":[]}")
                        .code())
                .isEqualTo("invalid");
    }

    @Test
    void shouldShowACarrierItsOwnAndNothingElse() {
        api.upload("", FILE);
        api.post(ACTIONS, "{\"action\":\"allocate\",\"holder\":\"lucky\"}", FIRST);
        String carrier = api.tokenOf("lucky-1", "carrier", "--holder", "lucky");

        api.as(carrier);
        Reply mine = api.get("/v1/sims");
        assertThat(mine.json().path("items")).hasSize(1);
        assertThat(mine.first().path("imsi").asText()).isEqualTo("20408*******100");
        assertThat(mine.first().has("keyCheckValue")).isFalse();
        Reply hidden = api.get(SIMS, SECOND);
        Reply absent = api.get(SIMS, "8931080000000009994");
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.json().path("detail").asText().replace(SECOND, ""))
                .isEqualTo(absent.json().path("detail").asText().replace("8931080000000009994", ""));
        assertThat(api.post(ACTIONS, "{\"action\":\"retire\"}", FIRST).code()).isEqualTo("forbidden");
        assertThat(api.upload("", FILE).code()).isEqualTo("forbidden");
        assertThat(api.get("/v1/tokens").code()).isEqualTo("forbidden");
        assertThat(api.post(ACTIONS, "{\"action\":\"activate\",\"msisdn\":\"" + NUMBER + "\"}", FIRST)
                        .status())
                .isEqualTo(200);
        api.get("/v1/subscribers/{ref}", NUMBER);
        assertThat(api.get("/v1/audit").json().path("items"))
                .extracting(e -> e.path("action").asText())
                .containsExactly("look", "activate");
    }

    @Test
    void shouldKeepPoolsOfNumbers() {
        api.put("/v1/number-pools/{name}", "{\"quarantineDays\":30}", "travel");
        String range = "{\"first\":\"31612340000\",\"last\":\"31612340009\"}";
        assertThat(api.post("/v1/number-pools/{name}/numbers", range, "travel")
                        .json()
                        .path("added")
                        .asLong())
                .isEqualTo(10);
        assertThat(api.post("/v1/number-pools/{name}/numbers", range, "travel")
                        .json()
                        .path("unchanged")
                        .asLong())
                .isEqualTo(10);
        String one = "{\"numbers\":[\"31612340009\"]}";
        assertThat(api.post("/v1/number-pools/{name}/numbers/remove", one, "travel")
                        .json()
                        .path("removed")
                        .asLong())
                .isEqualTo(1);
        assertThat(api.get("/v1/number-pools").first().path("free").asLong()).isEqualTo(9);
        assertThat(api.get("/v1/numbers?pool=travel&state=free&limit=5").json().path("items"))
                .hasSize(5);
        assertThat(api.post("/v1/number-pools/{name}/numbers", range, "nowhere").code())
                .isEqualTo("not-found");
        assertThat(api.post("/v1/number-pools/{name}/numbers", "{\"first\":\"31612340000\"}", "travel")
                        .code())
                .isEqualTo("invalid");
    }

    @Test
    void shouldShowAndCheckPlans() {
        assertThat(api.get("/v1/plans").first().path("names").path("zh").asText())
                .isEqualTo("微信出行卡 1 GB");
        assertThat(api.get("/v1/plans/{id}?version=1", "wechat-go-1gb")
                        .json()
                        .path("onOffer")
                        .asBoolean())
                .isTrue();
        assertThat(api.get("/v1/plans/{id}", "gold").code()).isEqualTo("not-found");
        Reply wrong = api.text("/v1/plans/check", "plans:\n- id: go\n  zones: [MOON]\n");
        assertThat(wrong.json().path("problems")).isNotEmpty();
        assertThat(wrong.json().path("problems").toString()).contains("MOON");
    }

    @Test
    void shouldRotateKeysAndTakeTransportKeysIn() {
        api.upload("", FILE);
        assertThat(api.get("/v1/keys").json().path("current").asText()).isEqualTo("kek-1");
        assertThat(api.post("/v1/keys/rotate", "{}").json().path("current").asText())
                .isEqualTo("kek-2");
        assertThat(api.post("/v1/keys/rewrap", "{\"limit\":2}")
                        .json()
                        .path("remaining")
                        .asLong())
                .isEqualTo(1);
        assertThat(api.post("/v1/keys/rewrap", "{}").json().path("remaining").asLong())
                .isZero();

        String key =
                "{\"algorithm\":\"aes-cbc\",\"key\":\"000102030405060708090A0B0C0D0E0F\",\"keyCheckValue\":\"%s\"}";
        assertThat(api.put("/v1/transport-keys/{name}", key.formatted("ABCDEF"), "v1")
                        .code())
                .isEqualTo("name-taken");
        assertThat(api.put("/v1/transport-keys/{name}", key.formatted("C6A13B"), "v1")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/v1/transport-keys").first().path("keyCheckValue").asText())
                .isEqualTo("C6A13B");
        assertThat(api.delete("/v1/transport-keys/{name}", "v1").status()).isEqualTo(204);
        assertThat(api.delete("/v1/transport-keys/{name}", "v1").status()).isEqualTo(404);
    }

    @Test
    void shouldGiveTheActivationCodeOfAnEsimAndNoteItsProfile() {
        api.upload("", FILE);

        assertThat(api.get(SIMS + "/activation-code", THIRD)
                        .json()
                        .path("activationCode")
                        .asText())
                .isEqualTo("LPA:1$s.example$A-1");
        assertThat(api.get(SIMS + "/activation-code", FIRST).status()).isEqualTo(404);
        assertThat(api.put(SIMS + "/card-state", "{\"cardState\":\"INSTALLED\"}", THIRD)
                        .json()
                        .path("cardState")
                        .asText())
                .isEqualTo("INSTALLED");
    }

    @Test
    void shouldRefuseAWrongFileWithAReasonPerRow() {
        String wrong = FILE.replace("8931080000000001017", "8931080000000001018")
                .replace("204080000000102", "204080000000100");

        Reply refused = api.upload("?fileName=box.csv", wrong);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("import-refused");
        assertThat(refused.json().path("errors")).hasSize(2);
        assertThat(refused.json().path("errors").path(0).path("line").asLong()).isEqualTo(3);
        assertThat(refused.json().toString()).doesNotContainIgnoringCase("465B5CE8");
        assertThat(api.get("/v1/sims").json().path("items")).isEmpty();
        assertThat(api.upload("?keepGoing=true", wrong).json().path("outcome").asText())
                .isEqualTo("partly");
        assertThat(api.upload("?vendor=nobody", FILE).code()).isEqualTo("invalid");
    }

    @Test
    void shouldPageThroughListsWithoutGapOrRepeat() {
        api.upload("", FILE);

        Reply first = api.get("/v1/sims?limit=2");
        Reply second =
                api.get("/v1/sims?limit=2&cursor=" + first.json().path("next").asText());

        assertThat(first.json().path("items")).hasSize(2);
        assertThat(second.json().path("items")).hasSize(1);
        assertThat(second.json().has("next")).isFalse();
        assertThat(api.get("/v1/sims?state=ACTIVE,STOCKED").json().path("items"))
                .isEmpty();
        assertThat(api.get("/v1/sims?iccidFrom=" + SECOND).json().path("items")).hasSize(2);
        assertThat(api.get("/v1/sims?colour=red").code()).isEqualTo("invalid");
    }
}
