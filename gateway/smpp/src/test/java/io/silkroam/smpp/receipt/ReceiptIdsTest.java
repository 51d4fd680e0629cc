package io.silkroam.smpp.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twins of an SMSC's id meet. */
class ReceiptIdsTest {

    @ParameterizedTest(name = "response {0}, receipt {1}, {2}")
    @CsvSource({
        "123456,     123456,     AS_IS",
        "0000123456, 123456,     AS_IS",
        "123456,     0000123456, AS_IS",
        "ABCDEF12,   abcdef12,   AS_IS",
        "00ABCDEF,   abcdef,     AS_IS",
        "0x1A2B,     1a2b,       AS_IS",
        "c449ab97-44f7-4b6a-9187-9e49e75e4f40, C449AB9744F74B6A91879E49E75E4F40, AS_IS",
        "{c449ab97-44f7-4b6a-9187-9e49e75e4f40}, c449ab97-44f7-4b6a-9187-9e49e75e4f40, AS_IS",
        "1A2B,       6699,       DECIMAL_RECEIPT_FOR_HEX_RESPONSE",
        "0000001a2b, 0000006699, DECIMAL_RECEIPT_FOR_HEX_RESPONSE",
        "1A2B,       6699,       AUTO",
        "6699,       1A2B,       HEX_RECEIPT_FOR_DECIMAL_RESPONSE",
        "6699,       00001A2B,   AUTO",
        "ffffffffffffffffff, 4722366482869645213695, AUTO",
        "msg:7/x,    MSG:7/X,    AUTO",
        "0,          000,        AUTO",
    })
    void shouldMeet(String response, String receipt, IdForm form) {
        assertThat(ReceiptIds.keys(receipt, form)).contains(ReceiptIds.normal(response));
    }

    @Test
    void shouldLookForTheMostExactFirst() {
        assertThat(ReceiptIds.keys("10")).containsExactly("10", "a", "16");
        assertThat(ReceiptIds.keys("10", IdForm.AS_IS)).containsExactly("10");
        assertThat(ReceiptIds.keys("10", IdForm.DECIMAL_RECEIPT_FOR_HEX_RESPONSE))
                .containsExactly("a", "10");
        assertThat(ReceiptIds.keys("10", IdForm.HEX_RECEIPT_FOR_DECIMAL_RESPONSE))
                .containsExactly("16", "10");
        assertThat(ReceiptIds.keys("7")).containsExactly("7");
    }

    @Property
    void shouldMeetWhateverTheNumberAndTheForm(@ForAll @BigRange(min = "0") BigInteger number) {
        String decimal = number.toString();
        String hex = number.toString(16);
        assertThat(ReceiptIds.keys(decimal)).contains(ReceiptIds.normal(hex), ReceiptIds.normal(decimal));
        assertThat(ReceiptIds.keys("000" + hex)).contains(ReceiptIds.normal(decimal));
    }

    @Property
    void shouldTakeAnyTextAndAlwaysLookForTheSame(@ForAll String id, @ForAll IdForm form) {
        assertThat(ReceiptIds.keys(id, form)).contains(ReceiptIds.normal(id));
        assertThat(ReceiptIds.normal(ReceiptIds.normal(id))).isEqualTo(ReceiptIds.normal(id));
    }
}
