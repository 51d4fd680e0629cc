package io.silkroam.simulator.jsmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.silkroam.simulator.esme.EsmeSettings;
import io.silkroam.simulator.esme.EsmeWatcher;
import io.silkroam.simulator.esme.RefusedException;
import io.silkroam.simulator.esme.Wishes;
import io.silkroam.simulator.sms.Alphabet;
import io.silkroam.simulator.sms.Carriage;
import io.silkroam.simulator.sms.Receipt;
import io.silkroam.simulator.sms.Text;
import io.silkroam.simulator.smsc.Habits;
import io.silkroam.simulator.smsc.IdForm;
import io.silkroam.simulator.smsc.Quirk;
import io.silkroam.simulator.smsc.Receipts;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.CommandStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SMSC and the ESME against each other; both are jSMPP's, so a fault here is ours. */
class SmscTest {
    private static final Address SHOP = new Address(5, 0, "Silkroam");
    private static final Address TRAVELLER = new Address(1, 1, "31612345678");
    private static final Address SHORT_CODE = new Address(0, 1, "1234");
    private static final String CHINESE = "欢迎来到法国！紧急电话112。😀".repeat(10);

    private static final Duration LATE = Duration.ofMillis(500);
    private static final int MANY = 20;

    private Smsc smsc;

    @AfterEach
    void stop() {
        smsc.close();
    }

    @ParameterizedTest
    @EnumSource(Carriage.class)
    void shouldReadATextHoweverItIsCarried(Carriage carriage) throws Exception {
        smsc = Smsc.start(Habits.plain().returning(Receipts.usual().withIds(IdForm.HEX)));
        try (Esme esme = bind(BindType.TRANSCEIVER)) {
            List<String> ids =
                    esme.submit(SHOP, TRAVELLER, new Text(CHINESE, Alphabet.UCS2, carriage, 9), Wishes.receipt());

            assertThat(smsc.ledger().texts()).containsExactly(CHINESE);
            await().until(() -> esme.inbox().receipts().size() == ids.size());
            assertThat(esme.inbox().receipts()).allMatch(r -> r.state().equals("DELIVRD"));
            assertThat(esme.inbox().receipts().stream().map(Receipt::id)).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void shouldReturnTheReceiptBeforeTheResponse() throws Exception {
        smsc = Smsc.start(Habits.plain().returning(Receipts.usual().with(Quirk.BEFORE_RESPONSE)));
        try (Esme esme = bind(BindType.TRANSCEIVER)) {
            String id = submit(esme, "early");
            assertThat(esme.inbox().receipts()).containsExactly(new Receipt(id, "DELIVRD", false));
        }
    }

    @Test
    void shouldReturnTheReceiptOnAnotherBind() throws Exception {
        smsc = Smsc.start(Habits.plain().returning(Receipts.usual().with(Quirk.OTHER_BIND)));
        try (Esme one = bind(BindType.TRANSCEIVER);
                Esme other = bind(BindType.RECEIVER)) {
            String id = submit(one, "elsewhere");
            await().until(() -> !other.inbox().receipts().isEmpty());
            assertThat(other.inbox().receipts()).containsExactly(new Receipt(id, "DELIVRD", false));
            assertThat(one.inbox().receipts()).isEmpty();
        }
    }

    @Test
    void shouldReturnTheReceiptAsDataSm() throws Exception {
        smsc = Smsc.start(
                Habits.plain().returning(Receipts.usual().with(Quirk.DATA_SM).losing(100)));
        try (Esme esme = bind(BindType.TRANSCEIVER)) {
            String id = submit(esme, "lost");
            await().until(() -> !esme.inbox().receipts().isEmpty());
            assertThat(esme.inbox().receipts()).containsExactly(new Receipt(id, "UNDELIV", false));
        }
    }

    @Test
    void shouldAnswerLateWithoutHoldingUpOthers() throws Exception {
        smsc = Smsc.start(Habits.plain().answeringAfter(LATE));
        try (Esme esme = bind(BindType.TRANSMITTER)) {
            long begin = System.nanoTime();
            List<Thread> senders = java.util.stream.IntStream.range(0, MANY)
                    .mapToObj(i -> new Thread(() -> submitted(esme)))
                    .toList();
            senders.forEach(Thread::start);
            for (Thread sender : senders) {
                sender.join();
            }
            assertThat(smsc.ledger().count()).isEqualTo(MANY);
            // One after the other they would take 10 s.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(LATE, Duration.ofSeconds(8));
        }
    }

    @Test
    void shouldThrottleRefuseAndStaySilent() throws Exception {
        smsc = Smsc.start(Habits.plain().throttling(100));
        try (Esme esme = Esme.bind(impatient())) {
            assertRefused(esme, CommandStatus.ESME_RTHROTTLED);
            smsc.behave(Habits.plain().fullFor(100));
            assertRefused(esme, CommandStatus.ESME_RMSGQFUL);
            smsc.behave(Habits.plain().refusing(100, CommandStatus.ESME_RINVDSTADR));
            assertRefused(esme, CommandStatus.ESME_RINVDSTADR);
            smsc.behave(Habits.plain().silentTo(100));
            assertThatThrownBy(() -> submit(esme, "hello?")).isInstanceOf(TimeoutException.class);
            smsc.behave(Habits.plain());
            assertThat(submit(esme, "there you are")).isNotEmpty();
            smsc.behave(Habits.plain().cuttingOff(100));
            assertThatThrownBy(() -> submit(esme, "bye")).isInstanceOfAny(IOException.class, TimeoutException.class);
            await().until(() -> !esme.isBound() && smsc.bound().isEmpty());
            assertThat(smsc.ledger().texts()).containsExactly("there you are");
        }
    }

    @Test
    void shouldLetNobodyInWhereItIsToldSo() throws Exception {
        smsc = Smsc.start(Habits.plain().answeringBindsWith(CommandStatus.ESME_RALYBND));
        assertThatThrownBy(() -> bind(BindType.TRANSCEIVER))
                .isInstanceOf(RefusedException.class)
                .hasMessage("ESME_RALYBND");
        assertThat(smsc.bound()).isEmpty();
    }

    @Test
    void shouldLetInWhoHasNoPasswordWhereNoneIsAskedFor() throws Exception {
        smsc = Smsc.start(Habits.plain());
        try (Esme esme = Esme.bind(EsmeSettings.transceiver(smsc.port(), "silkroam", ""))) {
            assertThat(esme.isBound()).isTrue();
        }
    }

    @Test
    void shouldDeliverWhatASubscriberSends() throws Exception {
        smsc = Smsc.start(Habits.plain());
        assertThat(smsc.deliver(TRAVELLER, SHORT_CODE, Text.of("BAL", 1), Optional.empty()))
                .isEmpty();
        try (Esme esme = bind(BindType.RECEIVER)) {
            assertThat(smsc.deliver(TRAVELLER, SHORT_CODE, Text.of(CHINESE, 1), Optional.of("partner1")))
                    .hasSizeGreaterThan(1)
                    .allMatch(OptionalInt.of(CommandStatus.ESME_ROK)::equals);
            assertThat(esme.inbox().texts()).containsExactly(CHINESE);
            assertThat(esme.inbox().messages().get(0).destination()).isEqualTo(SHORT_CODE);
            esme.answerDeliveriesWith(CommandStatus.ESME_RX_T_APPN);
            assertThat(smsc.deliver(TRAVELLER, SHORT_CODE, Text.of("BAL", 1), Optional.empty()))
                    .containsExactly(OptionalInt.of(CommandStatus.ESME_RX_T_APPN));
        }
    }

    @Test
    void shouldAnswerQueryCancelAndReplace() throws Exception {
        smsc = Smsc.start(Habits.plain().returning(Receipts.usual().after(Duration.ofHours(1))));
        try (Esme esme = bind(BindType.TRANSCEIVER)) {
            String id = submit(esme, "first thought");
            assertThat(esme.query(id, SHOP)).isEqualTo(new Esme.Queried(1, "", 0));
            esme.replace(id, SHOP, Alphabet.GSM.octets("second thought"), Wishes.receipt());
            assertThat(smsc.ledger().all().get(0).read().text()).isEqualTo("second thought");
            esme.cancel(id, SHOP, TRAVELLER);
            assertThat(esme.query(id, SHOP).state()).isEqualTo(4);
            assertThatThrownBy(() -> esme.cancel(id, SHOP, TRAVELLER)).hasMessage("ESME_RCANCELFAIL");
            assertThatThrownBy(() -> esme.query("0", SHOP)).hasMessage("ESME_RQUERYFAIL");
        }
    }

    private EsmeSettings impatient() {
        return new EsmeSettings(
                "127.0.0.1", smsc.port(), BindType.TRANSCEIVER, "partner1", "secret", "", 0x34, Duration.ofSeconds(3));
    }

    private Esme bind(BindType type) throws IOException, RefusedException {
        return Esme.bind(
                EsmeSettings.transceiver(smsc.port(), "partner1", "secret").as(type), EsmeWatcher.NOBODY);
    }

    private static void assertRefused(Esme esme, int status) {
        assertThatThrownBy(() -> submit(esme, "no")).hasMessage(CommandStatus.name(status));
    }

    private static void submitted(Esme esme) {
        try {
            submit(esme, "patience");
        } catch (IOException | RefusedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static String submit(Esme esme, String text) throws IOException, RefusedException, TimeoutException {
        return esme.submit(SHOP, TRAVELLER, Text.of(text, 1), Wishes.receipt()).get(0);
    }
}
