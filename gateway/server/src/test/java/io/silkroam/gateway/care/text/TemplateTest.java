package io.silkroam.gateway.care.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    @Test
    void shouldPutValuesInTheirPlaces() {
        Template template = Template.parse(TextName.USED, "{percent} of {plan} used. {plan}: {left}");

        assertThat(template.with(Map.of(
                        Placeholder.PERCENT, "80%",
                        Placeholder.PLAN, "{left}$1\\",
                        Placeholder.LEFT, "200 MB")))
                .isEqualTo("80% of {left}$1\\ used. {left}$1\\: 200 MB");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USED          | {percent} {pan}      | {pan}; known here: {help}, {left}, {number}, {percent}, {plan}
            USED          | {percent} {plan} {}  | unknown placeholder {}
            USED          | {percent} {country}  | unknown placeholder {country}
            USED          | {percent} used       | does not tell {plan}
            ENTRY_NO_PLAN | {country}            | does not tell {emergency}
            USED          | {percent} {plan      | a brace stands alone
            USED          | {percent} plan}      | a brace stands alone
            STOPPED       | ' '                  | there is no text
            """)
    void shouldSayWhatIsWrong(TextName name, String text, String reason) {
        assertThatThrownBy(() -> Template.parse(name, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldNeverBeSentWithAnOpenPlace() {
        Template template = Template.parse(TextName.USED, "{percent} {plan}");

        assertThatThrownBy(() -> template.with(Map.of(Placeholder.PLAN, "Go")))
                .isInstanceOf(IllegalStateException.class);
    }
}
