package io.silkroam.gateway.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkroam.gateway.admin.Redemption;
import io.silkroam.gateway.resource.ServedGateway.Reply;
import io.silkroam.sim.SubscriberId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vouchers by the API of a real gateway, as its document says. */
class VoucherApiTest {
    private static final String VOUCHERS = "/v1/vouchers";
    private static final String WISH = """
            {"reference": "kiosk-7", "plan": "wechat-go-1gb", "count": 3, "expiresAt": "2099-01-01T00:00:00Z"}""";

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
    void shouldMakeVouchersAndShowTheirCodesOnce() {
        Reply made = api.post(VOUCHERS, WISH);
        assertThat(made.status()).isEqualTo(201);
        JsonNode codes = made.json().path("codes");
        assertThat(codes).hasSize(3);
        String code = codes.path(0).path("code").asText();

        Reply again = api.post(VOUCHERS, WISH);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("outcome").asText()).isEqualTo("unchanged");
        assertThat(again.json().has("codes")).isFalse();
        assertThat(api.post(VOUCHERS, WISH.replace("3", "4")).code()).isEqualTo("name-taken");
        Reply list = api.get(VOUCHERS + "?reference=kiosk-7&state=issued");
        assertThat(list.json().path("items")).hasSize(3);
        assertThat(list.response().body()).doesNotContain(code).doesNotContain(code.replace("-", ""));
        assertThat(api.gateway.vouchers().redeem(new SubscriberId(4711), "no code at all"))
                .isEqualTo(new Redemption.Invalid());
    }

    @Test
    void shouldVoidABatch() {
        api.post(VOUCHERS, WISH);

        Reply done = api.post(VOUCHERS + "/void", "{\"reference\": \"kiosk-7\", \"reason\": \"stolen\"}");
        assertThat(done.json().path("voided").asInt()).isEqualTo(3);
        assertThat(api.get(VOUCHERS).first().path("state").asText()).isEqualTo("VOID");
        assertThat(api.get("/v1/audit?action=void-vouchers")
                        .first()
                        .path("reason")
                        .asText())
                .isEqualTo("stolen");
        assertThat(api.post(VOUCHERS + "/void", "{\"reference\": \"kiosk-8\"}").code())
                .isEqualTo("not-found");
        assertThat(api.post(VOUCHERS + "/void", "{\"id\": 4711}").code()).isEqualTo("not-found");
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        assertThat(api.post(VOUCHERS, WISH.replace("wechat-go-1gb", "gold")).code())
                .isEqualTo("invalid");
        assertThat(api.post(VOUCHERS, WISH.replace("kiosk-7", "kiosk 7")).code())
                .isEqualTo("invalid");
        assertThat(api.post(VOUCHERS, "{\"digits\": 11}").response().body())
                .contains("reference: is missing", "plan: is missing", "count: is missing", "12 to 16");
        assertThat(api.post(VOUCHERS + "/void", "{}").code()).isEqualTo("invalid");
        assertThat(api.as(api.tokenOf("books", "billing")).get(VOUCHERS).code()).isEqualTo("forbidden");
    }
}
