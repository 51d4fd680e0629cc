package io.silkroam.gateway.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkroam.gateway.ConfFolder;
import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an account owes at the price of its file, by the API of a real gateway, as its document says. */
class OwedApiTest {
    private static final String TRAFFIC = "/v1/esme-accounts/{name}/traffic";
    private static final Map<String, String> LINK_TO_NOBODY =
            Map.of("smpp.links.kpn.enabled", "true", "smpp.links.kpn.port", "1");

    @TempDir
    private Path temporary;

    private ServedGateway api;

    @BeforeEach
    void start() {
        api = new ServedGateway(temporary, LINK_TO_NOBODY, OwedApiTest::priced);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static void priced(ConfFolder conf) {
        conf.replace(conf.folder().resolve("partners/esme/partner1.yaml"), "  amount: \"\"", "  amount: \"0.05\"");
    }

    @Test
    void shouldShowWhatAnAccountOwesForThisMonthOrForTheDaysAsked() {
        accept(Party.account("partner1"), 1);
        accept(Party.account("partner1"), 3);
        accept(Party.account("gone"), 2);

        JsonNode row = api.get(TRAFFIC, "partner1").first();
        LocalDate day = LocalDate.parse(row.path("day").asText());
        assertThat(day).isEqualTo(api.today());
        assertThat(row.path("price").asText()).isEqualTo("0.05 EUR/1");
        assertThat(row.path("messages").asLong()).isEqualTo(2);
        assertThat(row.path("parts").asLong()).isEqualTo(4);
        assertThat(row.path("amount").asText()).isEqualTo("0.20");
        assertThat(row.path("currency").asText()).isEqualTo("EUR");
        JsonNode free = api.get(TRAFFIC, "gone").first();
        assertThat(free.path("messages").asLong()).isEqualTo(1);
        assertThat(free.has("price")).isFalse();
        assertThat(free.has("amount")).isFalse();

        String inside = "?from=" + day + "&until=" + day.plusDays(1);
        assertThat(api.get(TRAFFIC + inside, "partner1").json().path("items")).hasSize(1);
        String before = "?from=" + day.minusDays(9) + "&until=" + day;
        assertThat(api.get(TRAFFIC + before, "partner1").json().path("items")).isEmpty();
        assertThat(api.get(TRAFFIC + "?until=2026-03-01", "nobody").json().path("items"))
                .isEmpty();
    }

    @Test
    void shouldRefuseWhatAreNoDaysAndWhomItIsNotFor() {
        assertThat(api.get(TRAFFIC + "?from=november", "partner1").code()).isEqualTo("invalid");
        assertThat(api.get(TRAFFIC + "?from=2026-02-30", "partner1").code()).isEqualTo("invalid");
        assertThat(api.get(TRAFFIC + "?from=2026-11-02&until=2026-11-02", "partner1")
                        .code())
                .isEqualTo("invalid");
        assertThat(api.get(TRAFFIC + "?from=2026-01-01&until=2027-01-03", "partner1")
                        .code())
                .isEqualTo("invalid");
        api.as(api.tokenOf("lucky-1", "carrier", "--holder", "lucky"));
        assertThat(api.get(TRAFFIC, "partner1").code()).isEqualTo("forbidden");
    }

    private void accept(Party from, int parts) {
        CompletableFuture<AcceptOutcome> outcome = new CompletableFuture<>();
        UserData part = new UserData(false, 0, "Hello".getBytes(StandardCharsets.US_ASCII));
        api.gateway
                .sms()
                .messaging()
                .accept(
                        new Submission(
                                from,
                                new SmsAddress(5, 0, "Shop"),
                                SmsAddress.international("31612345678"),
                                "",
                                0,
                                0,
                                0,
                                DeliveryMode.STORE_AND_FORWARD,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                Collections.nCopies(parts, part),
                                new byte[0],
                                false,
                                Optional.empty()),
                        outcome::complete);
        assertThat(outcome.orTimeout(30, TimeUnit.SECONDS).join()).isInstanceOf(AcceptOutcome.Accepted.class);
    }
}
