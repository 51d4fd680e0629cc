package io.silkroam.simulator.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.silkroam.simulator.esme.EsmeSettings;
import io.silkroam.simulator.esme.RefusedException;
import io.silkroam.simulator.esme.Wishes;
import io.silkroam.simulator.jsmpp.Esme;
import io.silkroam.simulator.sms.Alphabet;
import io.silkroam.simulator.sms.Carriage;
import io.silkroam.simulator.sms.Receipt;
import io.silkroam.simulator.sms.Text;
import io.silkroam.simulator.smsc.Habits;
import io.silkroam.simulator.smsc.IdForm;
import io.silkroam.simulator.smsc.Quirk;
import io.silkroam.simulator.smsc.ReceiptText;
import io.silkroam.simulator.smsc.Receipts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other people's ESMEs at a whole gateway, and other people's habits behind it. */
@Tag("long")
class GatewayInteropTest extends ForeignEsmesContract {
    private static final long PATIENCE_SECONDS = 30;
    private static final String LONG = "欢迎来到法国！😀 112 €".repeat(15);

    @TempDir
    private Path folder;

    @Override
    Door open() throws IOException {
        return GatewayDoor.usual(folder.resolve("contract"));
    }

    @ParameterizedTest
    @EnumSource(Carriage.class)
    void shouldBringALongTextWhicheverWayItComes(Carriage carriage) throws Exception {
        try (GatewayDoor gateway = GatewayDoor.usual(folder.resolve("carriage"));
                Esme esme = bind(gateway)) {
            List<String> ids = esme.submit(
                    JsmppEsme.SENDER,
                    JsmppEsme.TRAVELLER,
                    new Text(LONG, Alphabet.UCS2, carriage, 7),
                    Wishes.receipt());
            awaitReceipts(esme, ids);
            assertThat(gateway.texts()).containsExactly(LONG);
        }
    }

    /** Each of the SMSC's habits in turn, at one gateway: whatever it writes, each receipt finds its message. */
    @Test
    void shouldReturnEveryReceiptWhateverTheSmscWrites() throws Exception {
        try (GatewayDoor gateway = GatewayDoor.usual(folder.resolve("receipts"));
                Esme esme = bind(gateway)) {
            List<String> ids = new ArrayList<>();
            for (Receipts receipts : odd()) {
                gateway.smsc().behave(Habits.plain().returning(receipts));
                ids.addAll(esme.submit(
                        JsmppEsme.SENDER, JsmppEsme.TRAVELLER, Text.of("x" + ids.size(), 1), Wishes.receipt()));
                List<String> now = List.copyOf(ids);
                await().alias(receipts.toString())
                        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .untilAsserted(() -> assertThat(finals(esme)).containsExactlyInAnyOrderElementsOf(now));
            }
            assertThat(esme.inbox().receipts())
                    .filteredOn(r -> !r.intermediate())
                    .allMatch(r -> r.state().equals("DELIVRD"));
        }
    }

    private static List<Receipts> odd() {
        List<Receipts> all = new ArrayList<>();
        for (ReceiptText text : ReceiptText.values()) {
            all.add(Receipts.usual().as(Receipts.Form.TEXT).written(text));
        }
        for (IdForm ids : IdForm.values()) {
            all.add(Receipts.usual().as(Receipts.Form.TEXT).withIds(ids));
        }
        for (Quirk quirk : Quirk.values()) {
            all.add(Receipts.usual().with(quirk));
        }
        all.add(Receipts.usual().as(Receipts.Form.TLV));
        return all;
    }

    @Test
    void shouldHoldWhatTheSmscThrottlesAndTellNobody() throws Exception {
        try (GatewayDoor gateway = GatewayDoor.usual(folder.resolve("throttled"));
                Esme esme = bind(gateway)) {
            gateway.smsc().behave(Habits.plain().throttling(30).fullFor(10).returning(Receipts.usual()));
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ids.addAll(esme.submit(
                        JsmppEsme.SENDER, JsmppEsme.TRAVELLER, Text.of("message " + i, 1), Wishes.receipt()));
            }
            awaitReceipts(esme, ids);
            assertThat(gateway.texts()).hasSize(20).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldAnswerQueryAndCancelFromItsOwnStore() throws Exception {
        try (GatewayDoor gateway = GatewayDoor.usual(folder.resolve("query"));
                Esme esme = bind(gateway)) {
            String sent = esme.submit(JsmppEsme.SENDER, JsmppEsme.TRAVELLER, Text.of("now", 1), Wishes.receipt())
                    .get(0);
            awaitReceipts(esme, List.of(sent));
            assertThat(esme.query(sent, JsmppEsme.SENDER).state()).isEqualTo(2);
            String later = esme.submit(
                            JsmppEsme.SENDER,
                            JsmppEsme.TRAVELLER,
                            Text.of("later", 1),
                            new Wishes(1, "000000010000000R", ""))
                    .get(0);
            esme.cancel(later, JsmppEsme.SENDER, JsmppEsme.TRAVELLER);
            assertThatThrownBy(() -> esme.cancel(later, JsmppEsme.SENDER, JsmppEsme.TRAVELLER))
                    .isInstanceOf(RefusedException.class);
            assertThat(gateway.texts()).containsExactly("now");
        }
    }

    @Test
    void shouldKeepReceiptsForAnEsmeThatIsAway() throws Exception {
        try (GatewayDoor gateway = GatewayDoor.usual(folder.resolve("away"))) {
            gateway.smsc().behave(Habits.plain().returning(Receipts.usual().after(Duration.ofMillis(500))));
            List<String> ids;
            try (Esme esme = bind(gateway)) {
                ids = esme.submit(JsmppEsme.SENDER, JsmppEsme.TRAVELLER, Text.of("bye", 1), Wishes.receipt());
            }
            await().until(() -> gateway.texts().size() == 1);
            try (Esme esme = bind(gateway)) {
                awaitReceipts(esme, ids);
            }
        }
    }

    private static Esme bind(GatewayDoor gateway) throws Exception {
        return Esme.bind(EsmeSettings.transceiver(gateway.port(), gateway.systemId(), gateway.password()));
    }

    private static void awaitReceipts(Esme esme, List<String> ids) {
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(finals(esme)).containsExactlyInAnyOrderElementsOf(ids));
    }

    private static List<String> finals(Esme esme) {
        return esme.inbox().receipts().stream()
                .filter(r -> !r.intermediate())
                .map(Receipt::id)
                .toList();
    }
}
