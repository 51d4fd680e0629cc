package io.silkroam.sim.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on a voucher, and what travellers make of it. */
class VoucherCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123456",
                "1234-5678-9012-3456",
                " 1234 5678 9012 3456 ",
                "1234.5678.9012.3456",
                "１２３４５６７８９０１２３４５６",
                "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦",
            })
    void shouldReadDigitsAsTheyAreTyped(String typed) {
        assertThat(VoucherCode.read(typed)).hasValue(new VoucherCode("1234567890123456"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678901", "12345678901234567", "1234567890l23456", "' OR 1=1 --", "充值"})
    void shouldReadNothingElse(String typed) {
        assertThat(VoucherCode.read(typed)).isEmpty();
        assertThat(VoucherCode.read("1234567890123456" + "-".repeat(64))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012, 1234-5678-9012",
        "1234567890123, 1234-5678-9012-3",
        "1234567890123456, 1234-5678-9012-3456",
    })
    void shouldGroupDigitsForPeople(String digits, String grouped) {
        assertThat(new VoucherCode(digits).grouped()).isEqualTo(grouped);
    }

    @Test
    void shouldBeDifferentEachTimeAndSayNothingInALog() {
        VoucherCode code = VoucherCode.fresh(16);
        assertThat(code).isNotEqualTo(VoucherCode.fresh(16));
        assertThat(code.digits()).hasSize(16);
        assertThat(code).asString().doesNotContainPattern("[0-9]");
    }
}
