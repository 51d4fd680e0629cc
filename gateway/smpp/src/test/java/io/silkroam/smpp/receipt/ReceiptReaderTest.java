package io.silkroam.smpp.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.receipt.ReceiptReader.Recognition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts as vendors write them. */
class ReceiptReaderTest {
    private static final ReceiptReader READER = new ReceiptReader(ZoneOffset.UTC, Recognition.ESM_CLASS);
    private static final String STANDARD = "id:0123456789 sub:001 dlvrd:001 submit date:2611231530 done date:2611231531"
            + " stat:DELIVRD err:000 text:Hello";

    @Test
    void shouldReadTheStandardsText() {
        assertThat(read(STANDARD))
                .isEqualTo(new DeliveryReceipt(
                        List.of("0123456789"),
                        2,
                        OptionalInt.of(1),
                        OptionalInt.of(1),
                        Optional.of(Instant.parse("2026-11-23T15:30:00Z")),
                        Optional.of(Instant.parse("2026-11-23T15:31:00Z")),
                        "000",
                        false));
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "ID:77 SUB:001 SUBMIT DATE:2611231530 DONE DATE:2611231531 STAT:DELIVRD ERR:000 TEXT:x | 77 | 2 | 000",
                "id:77sub:001dlvrd:001done date:2611231531stat:UNDELIVerr:11atext:x | 77 | 5 | 11a",
                "id:77 sub:001dlvrd:001 submitdate:2611231530donedate:2611231531 stat:REJECTDerr:9 | 77 | 8 | 9",
                "id:77 submit date:2611231530 done date:2611231531 stat:EXPIRED err:2 Text:x | 77 | 3 | 2",
                "guid:9 id:123 stat:DELIVRD done date:2611231531 | 123 | 2 | ''",
                "id:c449ab97-44f7-4b6a-9187-9e49e75e4f4 stat:DELIVERED | c449ab97-44f7-4b6a-9187-9e49e75e4f4 | 2 | ''",
                "id:\"77\",stat:DELETED,done date:2611231531,err:00A1 | 77 | 4 | 00A1",
                "id: 77 stat: ACCEPTD err: 0 done date: 2611231531 | 77 | 6 | 0",
                "id=77;stat=UNDELIVERABLE;err=E12;done date=261123153100 | 77 | 5 | E12",
                "id:77 stat:ENROUTE done date:0000000000 sub:ND dlvrd:ND | 77 | 1 | ''",
                "id:77 stat:2 err:0 | 77 | 2 | 0",
                "id:77 stat:WONDERFUL | 77 | 7 | ''",
                "id:77 stat:DELIVRD text:id:88 stat:UNDELIV err:999 | 77 | 2 | ''",
                "text:hello id:77 stat:UNDELIV err:1 | 77 | 5 | 1",
                "stat:DELIVRD err:000 | | 2 | 000",
                "nothing of the kind | | 7 | ''",
                "'' | | 7 | ''",
            })
    void shouldReadWhatVendorsWrite(String text, String id, int state, String error) {
        DeliveryReceipt receipt = read(text);
        assertThat(receipt.ids()).isEqualTo(id == null ? List.of() : List.of(id));
        assertThat(receipt.state()).isEqualTo(state);
        assertThat(receipt.error()).isEqualTo(error);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2611231531,       2026-11-23T15:31:00Z",
        "261123153145,     2026-11-23T15:31:45Z",
        "20261123153145,   2026-11-23T15:31:45Z",
        "202611231531,     2026-11-23T15:31:00Z",
        "2026-11-23 15:31:45, 2026-11-23T15:31:45Z",
        "26/11/23 15:31,   2026-11-23T15:31:00Z",
        "261123153145000+, 2026-11-23T15:31:45Z",
        "0000000000,       ",
        "000000000000,     ",
        "2613231531,       ",
        "2602301531,       ",
        "26112315,         ",
        "99999999999999,   ",
        "never,            ",
    })
    void shouldReadDates(String text, Instant done) {
        DeliveryReceipt receipt = read("id:1 stat:DELIVRD done date:" + text + " err:000");
        assertThat(receipt.doneAt()).isEqualTo(Optional.ofNullable(done));
        assertThat(receipt.error()).isEqualTo("000");
    }

    @Test
    void shouldReadDatesInTheZoneOfTheLink() {
        ReceiptReader shanghai = new ReceiptReader(ZoneId.of("Asia/Shanghai"), Recognition.ESM_CLASS);
        assertThat(shanghai.read(message(4, 0, STANDARD)).orElseThrow().doneAt())
                .hasValue(Instant.parse("2026-11-23T07:31:00Z"));
    }

    @Test
    void shouldTrustTheParametersBeforeTheText() {
        List<Tlv> tlvs = List.of(
                new Tlv(0x001E, "ABC\0".getBytes(StandardCharsets.US_ASCII)),
                new Tlv(0x0427, new byte[] {5}),
                new Tlv(0x0423, new byte[] {3, 0, 27}));
        DeliveryReceipt receipt = READER.read(message(4, 0, STANDARD, tlvs)).orElseThrow();
        assertThat(receipt.ids()).containsExactly("ABC", "0123456789");
        assertThat(receipt.state()).isEqualTo(5);
        assertThat(receipt.error()).isEqualTo("027");
        assertThat(receipt.doneAt()).isPresent();
        DeliveryReceipt alone = READER.read(message(4, 0, "", tlvs)).orElseThrow();
        assertThat(alone.ids()).containsExactly("ABC");
        assertThat(alone.state()).isEqualTo(5);
    }

    @Test
    void shouldFallBackToTheTextWhereAParameterIsOfNoUse() {
        List<Tlv> tlvs = List.of(
                new Tlv(0x001E, new byte[] {0}), new Tlv(0x0427, new byte[] {(byte) 200}), new Tlv(0x0423, new byte[] {3
                }));
        DeliveryReceipt receipt = READER.read(message(4, 0, STANDARD, tlvs)).orElseThrow();
        assertThat(receipt.ids()).containsExactly("0123456789");
        assertThat(receipt.state()).isEqualTo(2);
        assertThat(receipt.error()).isEqualTo("000");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8})
    void shouldReadUcs2EvenWhereNothingSaysSo(int dataCoding) {
        byte[] octets = STANDARD.getBytes(StandardCharsets.UTF_16BE);
        ShortMessage message = ShortMessage.of(Address.NONE, Address.NONE, 4, dataCoding, octets);
        assertThat(READER.read(message).orElseThrow().ids()).containsExactly("0123456789");
    }

    @Test
    void shouldReadTheTextOfAPayloadAndOfDataSm() {
        Tlv payload = new Tlv(0x0424, STANDARD.getBytes(StandardCharsets.US_ASCII));
        assertThat(READER.read(message(4, 0, "", List.of(payload)))
                        .orElseThrow()
                        .state())
                .isEqualTo(2);
        Request.DataSm data = new Request.DataSm("", Address.NONE, Address.NONE, 4, 0, 0, List.of(payload));
        assertThat(READER.read(data).orElseThrow().ids()).containsExactly("0123456789");
    }

    @ParameterizedTest(name = "esm_class {0}: {1} {2}")
    @CsvSource({
        "0x04, true,  false",
        "0x44, true,  false",
        "0x08, true,  false",
        "0x20, true,  true",
        "0x24, true,  false",
        "0x07, true,  false",
        "0x00, false, false",
        "0x40, false, false",
        "0x03, false, false",
        "0x10, false, false",
        "0x18, false, false",
    })
    void shouldGoByEsmClass(String esmClass, boolean receipt, boolean intermediate) {
        int octet = Integer.decode(esmClass);
        Optional<DeliveryReceipt> read = READER.read(message(octet, 0, STANDARD));
        assertThat(read.isPresent()).isEqualTo(receipt);
        assertThat(read.map(DeliveryReceipt::intermediate).orElse(false)).isEqualTo(intermediate);
    }

    @Test
    void shouldGoByParametersOrTextOnlyWhereToldSo() {
        ShortMessage text = message(0, 0, STANDARD);
        ShortMessage parameters =
                message(0, 0, "", List.of(new Tlv(0x001E, "7\0".getBytes(StandardCharsets.US_ASCII))));
        ReceiptReader byParameters = new ReceiptReader(ZoneOffset.UTC, Recognition.PARAMETERS);
        ReceiptReader byText = new ReceiptReader(ZoneOffset.UTC, Recognition.TEXT);
        assertThat(READER.read(text)).isEmpty();
        assertThat(READER.read(parameters)).isEmpty();
        assertThat(byParameters.read(text)).isEmpty();
        assertThat(byParameters.read(parameters)).isPresent();
        assertThat(byText.read(text)).isPresent();
        assertThat(byText.read(parameters)).isPresent();
        assertThat(byText.read(message(0, 0, "My id: 5, and I stat: nothing"))).isEmpty();
    }

    @Property
    void shouldNeverThrow(
            @ForAll byte esmClass, @ForAll byte coding, @ForAll @Size(max = 255) byte[] octets, @ForAll byte[] value) {
        ReceiptReader reader = new ReceiptReader(ZoneOffset.UTC, Recognition.TEXT);
        List<Tlv> tlvs = List.of(new Tlv(0x001E, value), new Tlv(0x0427, value), new Tlv(0x0423, value));
        ShortMessage message = ShortMessage.of(Address.NONE, Address.NONE, esmClass & 0xFF, coding & 0xFF, octets);
        assertThat(reader.read(message)).isNotNull();
        assertThat(reader.read(message(4, coding & 0xFF, "", tlvs))).isPresent();
    }

    @Property
    void shouldReadMutilatedTexts(@ForAll byte[] noise, @ForAll short at) {
        byte[] octets = STANDARD.getBytes(StandardCharsets.US_ASCII);
        int from = Math.floorMod(at, octets.length);
        System.arraycopy(noise, 0, octets, from, Math.min(noise.length, octets.length - from));
        assertThat(READER.read(ShortMessage.of(Address.NONE, Address.NONE, 4, 0, octets)))
                .isPresent();
    }

    private static DeliveryReceipt read(String text) {
        return READER.read(message(4, 0, text)).orElseThrow();
    }

    private static ShortMessage message(int esmClass, int coding, String text) {
        return message(esmClass, coding, text, List.of());
    }

    private static ShortMessage message(int esmClass, int coding, String text, List<Tlv> tlvs) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return new ShortMessage("", Address.NONE, Address.NONE, esmClass, 0, 0, "", "", 0, 0, coding, 0, octets, tlvs);
    }
}
