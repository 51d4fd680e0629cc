package io.silkroam.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {

    @Test
    void shouldKeepLeadingZerosOfATestNetwork() {
        assertThat(Imsi.parse(" 001010000000001 ").digits()).isEqualTo("001010000000001");
    }

    @Test
    void shouldTakeATelephoneNumberWithOrWithoutPlus() {
        assertThat(Msisdn.parse("+8613800138000")).isEqualTo(Msisdn.parse("8613800138000"));
    }

    @Test
    void shouldKnowTheCountryOfANetwork() {
        assertThat(new Plmn("310410").mcc()).isEqualTo("310");
        assertThat(new Plmn("20408").mcc()).isEqualTo("204");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20408", "2040800000000012", "20408000000000a", "٢٠٤٠٨٠٠٠٠٠٠٠٠٠١"})
    void shouldRefuseWhatIsNoImsi(String text) {
        assertThatThrownBy(() -> Imsi.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "12", "++31612345678", "+31 612345678", "1234567890123456"})
    void shouldRefuseWhatIsNoTelephoneNumber(String text) {
        assertThatThrownBy(() -> Msisdn.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2040", "2040800", "204-08"})
    void shouldRefuseWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> new Plmn(text)).hasMessageContaining("five or six digits");
    }

    @Test
    void shouldMaskIdentitiesInTextAndInRefusals() {
        assertThat(Imsi.parse("204080123456789")).hasToString("20408*******789");
        assertThat(Msisdn.parse("8613800138000")).hasToString("86138*****000");
        assertThatThrownBy(() -> Imsi.parse("2040801234567890")).hasMessageContaining("20408********890");
        assertThatThrownBy(() -> Msisdn.parse("hunter2")).hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldNumberSubscribersFromOne() {
        assertThat(new SubscriberId(1)).hasToString("1");
        assertThatThrownBy(() -> new SubscriberId(0)).hasMessageContaining("start at 1");
    }
}
