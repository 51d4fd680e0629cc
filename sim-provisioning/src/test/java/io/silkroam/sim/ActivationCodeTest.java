package io.silkroam.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationCodeTest {

    /** The examples of SGP.22 §4.1.1 among them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LPA:1$SMDP.EXAMPLE.COM$04386-AGYFT-A74Y8-3F815                     | =
            LPA:1$SMDP.EXAMPLE.COM$04386-AGYFT-A74Y8-3F815$1.3.6.1.4.1.31746   | =
            LPA:1$SMDP.EXAMPLE.COM$04386-AGYFT-A74Y8-3F815$1.3.6.1.4.1.31746$1 | =
            LPA:1$SMDP.EXAMPLE.COM$04386-AGYFT-A74Y8-3F815$$1                  | =
            LPA:1$smdp.example.com$                                            | =
            lpa:1$smdp.example.com$A1$$                                        | LPA:1$smdp.example.com$A1
            1$smdp.example.com$A1                                              | LPA:1$smdp.example.com$A1
            """)
    void shouldReadTheFormsOfTheStandardAndWriteOne(String text, String expected) {
        String written = expected.equals("=") ? text : expected;

        assertThat(ActivationCode.parse(text)).hasToString(written);
        assertThat(ActivationCode.parse(written)).isEqualTo(ActivationCode.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                             | begins with LPA:1$
            LPA:2$smdp.example.com$A1      | begins with LPA:1$
            LPA:1$smdp.example.com         | three to five parts
            LPA:1$smdp.example.com$A$$1$$x | three to five parts
            LPA:1$$A1                      | no host name
            LPA:1$smdp..com$A1             | no host name
            LPA:1$https://smdp.com$A1      | no host name
            LPA:1$smdp.example.com$A 1     | matching id
            LPA:1$smdp.example.com$A1$oid  | OID
            LPA:1$smdp.example.com$A1$$2   | last part
            """)
    void shouldSayWhatIsWrongWithoutRepeatingIt(String text, String reason) {
        assertThatThrownBy(() -> ActivationCode.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("example");
    }

    @Test
    void shouldRefuseTheDividerInsideAPartAndWhatIsTooLong() {
        assertThatThrownBy(() -> new ActivationCode("smdp.example.com", "A$1", Optional.empty(), false))
                .hasMessageContaining("'$'");
        assertThatThrownBy(() -> new ActivationCode("smdp.example.com", "A".repeat(250), Optional.empty(), false))
                .hasMessageContaining("255");
    }
}
