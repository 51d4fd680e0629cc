package io.silkroam.simulator.smsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.simulator.sms.Read;
import io.silkroam.simulator.sms.Receipt;
import io.silkroam.simulator.smsc.Receipts.Form;
import io.silkroam.simulator.smsc.Received.State;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.ShortMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptWriterTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:30Z");
    private static final Received RECEIVED =
            new Received(1, 0xAC100001L, "kpn", submitted(1), new Fate.Accepted(), NOON, State.ENROUTE);

    private static ShortMessage submitted(int registeredDelivery) {
        return new ShortMessage(
                "",
                new Address(5, 0, "Silkroam"),
                new Address(1, 1, "31612345678"),
                0,
                0,
                0,
                "",
                "",
                registeredDelivery,
                0,
                0,
                0,
                "Hello".getBytes(StandardCharsets.ISO_8859_1),
                List.of());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            DECIMAL,          2886729729,         2886729729
            HEX,              ac100001,           ac100001
            HEX_CASES,        AC100001,           ac100001
            LEADING_ZEROS,    00000002886729729,  2886729729
            HEX_THEN_DECIMAL, ac100001,           2886729729
            DECIMAL_THEN_HEX, 2886729729,         AC100001
            UUID_TEXT, 51170000-0000-4000-8000-0000ac100001, 51170000-0000-4000-8000-0000ac100001
            """)
    void shouldWriteAnIdAsItsFormSays(IdForm form, String inResponse, String inReceipt) {
        assertThat(form.inResponse(RECEIVED.id())).isEqualTo(inResponse);
        assertThat(form.inReceipt(RECEIVED.id())).isEqualTo(inReceipt);
    }

    @Test
    void shouldWriteTheStandardsText() {
        assertThat(texts(Receipts.none().as(Form.TEXT), State.DELIVERED))
                .containsExactly("id:ac100001 sub:001 dlvrd:001 submit date:2611281200 done date:2611281200"
                        + " stat:DELIVRD err:000 text:Hello");
    }

    @ParameterizedTest
    @EnumSource(ReceiptText.class)
    void shouldWriteTextsAnEsmeCanRead(ReceiptText text) {
        Receipts receipts = Receipts.none().as(Form.TEXT).written(text);
        assertThat(new ReceiptWriter(receipts).about(RECEIVED, State.UNDELIVERABLE, NOON))
                .map(Receipt::of)
                .containsExactly(java.util.Optional.of(new Receipt("ac100001", "UNDELIV", false)));
    }

    @Test
    void shouldPutParametersInThePlaceOfText() {
        ShortMessage receipt = new ReceiptWriter(Receipts.none().as(Form.TLV))
                .about(RECEIVED, State.DELIVERED, NOON)
                .get(0);
        assertThat(receipt.octets()).isEmpty();
        assertThat(Receipt.of(receipt)).contains(new Receipt("ac100001", "DELIVRD", false));
    }

    @Test
    void shouldAnnounceAndRepeatWhereItIsOdd() {
        Receipts odd = Receipts.usual().with(Quirk.INTERMEDIATE_FIRST, Quirk.TWICE);
        assertThat(new ReceiptWriter(odd).about(RECEIVED, State.DELIVERED, NOON))
                .map(m -> Receipt.of(m).orElseThrow())
                .containsExactly(
                        new Receipt("ac100001", "ENROUTE", true),
                        new Receipt("ac100001", "DELIVRD", false),
                        new Receipt("ac100001", "DELIVRD", false));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, DELIVERED,     0
            1, DELIVERED,     1
            2, DELIVERED,     0
            2, UNDELIVERABLE, 1
            """)
    void shouldWriteOneWhereOneWasAskedFor(int registeredDelivery, State end, int receipts) {
        Received received =
                new Received(1, 1, "kpn", submitted(registeredDelivery), new Fate.Accepted(), NOON, State.ENROUTE);
        assertThat(new ReceiptWriter(Receipts.usual()).about(received, end, NOON))
                .hasSize(receipts);
    }

    private static List<String> texts(Receipts receipts, State end) {
        return new ReceiptWriter(receipts)
                .about(RECEIVED, end, NOON).stream().map(m -> Read.of(m).text()).toList();
    }
}
