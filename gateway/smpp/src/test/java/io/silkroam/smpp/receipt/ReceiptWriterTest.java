package io.silkroam.smpp.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.receipt.ReceiptReader.Recognition;
import io.silkroam.smpp.receipt.ReceiptWriter.Content;
import io.silkroam.smpp.receipt.ReceiptWriter.Written;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own receipts, SMPP 3.4 appendix B. */
class ReceiptWriterTest {
    private static final Instant SUBMITTED = Instant.parse("2026-11-23T15:30:12Z");
    private static final Instant DONE = Instant.parse("2026-11-23T23:31:45Z");

    @Test
    void shouldWriteTheStandardsText() {
        Written written = ReceiptWriter.write(content(2, "", "Grüße an alle, und noch mehr"), ZoneOffset.UTC);
        assertThat(new String(written.octets(), StandardCharsets.US_ASCII))
                .isEqualTo("id:42 sub:003 dlvrd:002 submit date:2611231530 done date:2611232331 stat:DELIVRD err:000"
                        + " text:Gr??e an alle, und n");
        assertThat(written.esmClass()).isEqualTo(0x04);
        assertThat(written.tlvs()).extracting(t -> t.tag()).containsExactly(0x001E, 0x0427);
        assertThat(written.tlvs().get(0).value()).containsExactly('4', '2', 0);
    }

    @Test
    void shouldWriteInAZone() {
        Written written = ReceiptWriter.write(content(2, "", ""), ZoneId.of("Asia/Shanghai"));
        assertThat(new String(written.octets(), StandardCharsets.US_ASCII)).contains("done date:2611240731");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void shouldBeReadBack(int state) {
        Written written = ReceiptWriter.write(content(state, "17", "id:9 stat:DELIVRD 中文"), ZoneOffset.UTC);
        ShortMessage message = ShortMessage.of(Address.NONE, Address.NONE, written.esmClass(), 0, written.octets());
        ReceiptReader reader = new ReceiptReader(ZoneOffset.UTC, Recognition.ESM_CLASS);
        DeliveryReceipt byText = reader.read(message).orElseThrow();
        assertThat(byText.ids()).containsExactly("42");
        assertThat(byText.error()).isEqualTo("017");
        assertThat(byText.doneAt()).hasValue(Instant.parse("2026-11-23T23:31:00Z"));
        assertThat(byText.intermediate()).isEqualTo(state < 2);
        ShortMessage whole = new ShortMessage(
                "",
                Address.NONE,
                Address.NONE,
                written.esmClass(),
                0,
                0,
                "",
                "",
                0,
                0,
                0,
                0,
                new byte[0],
                written.tlvs());
        DeliveryReceipt byParameters = reader.read(whole).orElseThrow();
        assertThat(byParameters.ids()).containsExactly("42");
        assertThat(byParameters.state()).isEqualTo(state);
        assertThat(byParameters.error()).isEqualTo("017");
        assertThat(ReceiptWriter.write(content(state, "17", "id:9 stat:DELIVRD 中文"), ZoneOffset.UTC))
                .isEqualTo(written);
    }

    @Test
    void shouldRefuseAStateThatTheStandardDoesNotHave() {
        assertThatThrownBy(() -> ReceiptWriter.write(content(10, "", ""), ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Content content(int state, String error, String text) {
        return new Content("42", 3, 2, SUBMITTED, DONE, state, error, text);
    }
}
