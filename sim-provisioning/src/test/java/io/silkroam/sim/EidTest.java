package io.silkroam.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EidTest {
    /** From GSMA SGP.29's examples and the test certificates of SGP.26. */
    private static final String EXAMPLE = "89049032123451234512345678901235";

    @Test
    void shouldReadWhatVendorsWriteAndMaskIt() {
        Eid eid = Eid.parse(" 8904 9032 1234 5123 4512 3456 7890 1235 ");

        assertThat(eid.digits()).isEqualTo(EXAMPLE);
        assertThat(eid.toString()).startsWith("89049***").endsWith("***235");
    }

    @Test
    void shouldRefuseWrongCheckDigitsAndOtherLengths() {
        assertThatThrownBy(() -> Eid.parse("89049032123451234512345678901236")).hasMessageContaining("check digits");
        assertThatThrownBy(() -> Eid.parse(EXAMPLE.substring(1))).hasMessage("not an EID: 32 digits");
        assertThatThrownBy(() -> Eid.parse("5F1D289C5D354D0A140C2548F5F3E3BA")).hasMessage("not an EID: 32 digits");
    }

    @Property
    void shouldTakeEveryNumberWithItsCheckDigits(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(30) String number) {
        BigInteger modulus = BigInteger.valueOf(97);
        int check = 98 - new BigInteger(number + "00").mod(modulus).intValue();

        assertThat(Eid.parse(number + "%02d".formatted(check)).digits()).startsWith(number);
    }
}
