package io.silkroam.simulator.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.ShortMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextTest {
    private static final Address SHOP = new Address(5, 0, "Silkroam");
    private static final Address TRAVELLER = new Address(1, 1, "31612345678");
    private static final String CHINESE = "欢迎来到法国！紧急电话112。😀";

    @ParameterizedTest
    @EnumSource(Carriage.class)
    void shouldReadWhatItWroteInWhicheverOrderThePartsCome(Carriage carriage) {
        Random random = new Random(4);
        for (String text : List.of("Hello {world} €", CHINESE, CHINESE.repeat(30), "price [1] € ".repeat(40))) {
            List<ShortMessage> parts =
                    new ArrayList<>(new Text(text, Alphabet.of(text), carriage, 0x1F0).messages(SHOP, TRAVELLER));
            Collections.shuffle(parts, random);
            Joiner joiner = new Joiner();
            List<String> whole =
                    parts.stream().map(joiner::add).flatMap(Optional::stream).toList();
            assertThat(whole).containsExactly(text);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            a,      160, UDH8,  1
            a,      161, UDH8,  2
            a,      306, UDH8,  2
            a,      307, UDH8,  3
            a,      304, UDH16, 2
            a,      305, UDH16, 3
            €,      80,  UDH8,  1
            €,      81,  UDH8,  2
            €,      152, UDH8,  2
            €,      153, UDH8,  3
            中,     70,  UDH8,  1
            中,     71,  UDH8,  2
            中,     134, UDH8,  2
            中,     135, UDH8,  3
            a,      5000, PAYLOAD, 1
            """)
    void shouldCutWhereOneMessageIsFull(String letter, int times, Carriage carriage, int parts) {
        String text = letter.repeat(times);
        assertThat(new Text(text, Alphabet.of(text), carriage, 1).messages(SHOP, TRAVELLER))
                .hasSize(parts);
    }

    @Test
    void shouldCutNeitherAnEscapeNorASurrogatePair() {
        for (String letter : List.of("€", "😀")) {
            for (String shift : List.of("", "a", "ab")) {
                String text = shift + letter.repeat(200);
                assertThat(Text.of(text, 7).messages(SHOP, TRAVELLER))
                        .allSatisfy(part -> assertThat(Read.of(part).text())
                                .doesNotContain("\uFFFD")
                                .matches("[ab]*(" + letter + ")+"));
            }
        }
    }

    @Test
    void shouldRefuseMorePartsThanCanBeNumbered() {
        assertThatThrownBy(() -> Text.of("a".repeat(153 * 256), 1).messages(SHOP, TRAVELLER))
                .hasMessage("a text of 256 parts; 255 at most");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0x00, GSM
            0x01, LATIN1
            0x03, LATIN1
            0x04, BINARY
            0x08, UCS2
            0x10, GSM
            0x14, BINARY
            0x18, UCS2
            0xC8, GSM
            0xE0, UCS2
            0xF0, GSM
            0xF5, BINARY
            0x90, BINARY
            """)
    void shouldKnowWhatADataCodingMeans(String coding, Alphabet alphabet) {
        assertThat(Alphabet.ofDataCoding(Integer.decode(coding))).isEqualTo(alphabet);
    }

    @Test
    void shouldLeaveAHeaderThatDoesNotFitInTheText() {
        ShortMessage message = ShortMessage.of(SHOP, TRAVELLER, 0x40, 0x04, new byte[] {9, 0, 3});
        assertThat(Read.of(message)).isEqualTo(new Read("090003", Optional.empty()));
    }
}
