package io.silkroam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.billing.Bearer;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.RequestedUnits;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.charging.request.ServiceRequest;
import io.silkroam.charging.request.UsedUnits;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Unit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a session abroad to a message on its way, and from a keyword to its answer, in a gateway as it is shipped. */
class CareInGatewayTest {
    private static final String IMSI = "204080000000100";
    private static final String MSISDN = "31612345678";
    private static final String CARDS = """
            ICCID,IMSI,KI,OPC
            8931080000000001009,204080000000100,465b5ce8b199b49faa5f0a2ee238a6bc,cd63cb71954a9f4e48a5994e37a02baf
            """;

    @TempDir
    private Path temporary;

    @Test
    void shouldTellTravellersAndAnswerThem() {
        ConfFolder conf = ConfFolder.copyTo(temporary.resolve("conf"));
        // A link that nobody answers: messages wait for it.
        Map<String, String> link = Map.of(
                "smpp.links.kpn.enabled", "true", "smpp.links.kpn.host", "127.0.0.1", "smpp.links.kpn.port", "1");
        Configuration configuration = conf.configuration(temporary.resolve("data"), link);
        try (Gateway gateway = Gateway.start(configuration, Clock.systemUTC(), failure -> {
            throw failure;
        })) {
            gateway.desk().importSims("cards.csv", CARDS);
            gateway.desk().activate("imsi:" + IMSI, MSISDN);
            gateway.desk().sell("imsi:" + IMSI, "wechat-go-1gb", "order-1");

            assertThat(attach(gateway, "s1", "22801")).isEqualTo(ChargingResult.SUCCESS);
            await().until(() -> count(gateway, "care.sent") == 1); // not covered: told all the same
            attach(gateway, "s2", "20801");
            await().until(() -> count(gateway, "care.sent") == 3); // welcome, and the plan began
            attach(gateway, "s3", "20801");

            assertThat(ask(gateway, "余额")).isInstanceOf(AcceptOutcome.Accepted.class);
            await().until(() -> count(gateway, "care.asked") == 1 && count(gateway, "care.sent") == 4);
            assertThat(gateway.counters())
                    .containsEntry("care.refused", 0L)
                    .containsEntry("care.failed", 0L)
                    .containsEntry("care.repeated", 0L);
        }
    }

    private static long count(Gateway gateway, String name) {
        return gateway.counters().get(name);
    }

    private static ChargingResult attach(Gateway gateway, String session, String plmn) {
        CompletableFuture<CreditControlAnswer> answer = new CompletableFuture<>();
        gateway.charging()
                .charge(
                        new CreditControlRequest(
                                session,
                                RequestType.INITIAL,
                                0,
                                new Origin("pgw1.kpn.example", "kpn.example"),
                                Identity.imsi(IMSI),
                                Optional.of(new Plmn(plmn)),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(new ServiceRequest(
                                        ServiceKey.of(0),
                                        Optional.of(new RequestedUnits(Unit.OCTETS, RequestedUnits.UP_TO_US)),
                                        new UsedUnits(0, 0, 0))),
                                Bearer.UNKNOWN),
                        answer::complete);
        return answer.orTimeout(30, TimeUnit.SECONDS).join().result();
    }

    private static AcceptOutcome ask(Gateway gateway, String text) {
        CompletableFuture<AcceptOutcome> outcome = new CompletableFuture<>();
        gateway.sms()
                .messaging()
                .accept(
                        new Submission(
                                Party.link("kpn"),
                                SmsAddress.international(MSISDN),
                                new SmsAddress(3, 0, "5555"),
                                "",
                                0,
                                0,
                                0,
                                DeliveryMode.STORE_AND_FORWARD,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                List.of(new UserData(false, 8, text.getBytes(StandardCharsets.UTF_16BE))),
                                new byte[0],
                                false,
                                Optional.empty()),
                        outcome::complete);
        return outcome.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
