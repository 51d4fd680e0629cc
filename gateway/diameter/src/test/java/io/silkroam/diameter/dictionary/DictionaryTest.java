package io.silkroam.diameter.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryTest {
    private static final String ANSWER_MESSAGE = """
            application 0 Base
            vendor 0 IETF
            command Answer answer 0 ANS PXY 0
                * [ AVP ]
            """;

    private final Dictionary dictionary = Dictionary.standard();

    @Test
    void shouldFindEveryAvpByNameAndByKey() {
        assertThat(dictionary.avps()).hasSizeGreaterThan(400).allSatisfy(avp -> {
            assertThat(dictionary.avp(avp.code(), avp.vendorId())).containsSame(avp);
            assertThat(dictionary.avp(avp.name())).isSameAs(avp);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Session-Id, 263, 0, UTF8_STRING",
        "Origin-State-Id, 278, 0, UNSIGNED32",
        "Multiple-Services-Credit-Control, 456, 0, GROUPED",
        "Service-Information, 873, 10415, GROUPED",
        "3GPP-User-Location-Info, 22, 10415, OCTET_STRING",
        "QoS-Class-Identifier, 1028, 10415, ENUMERATED",
        "Visited-PLMN-Id, 1407, 10415, OCTET_STRING",
        "Flow-Number, 509, 10415, UNSIGNED32",
        "Filter-Rule, 509, 0, GROUPED",
    })
    void shouldKnowTheAvpsOfEachStandard(String name, int code, int vendorId, AvpType type) {
        AvpDefinition avp = dictionary.avp(code, vendorId).orElseThrow();
        assertThat(avp.name()).isEqualTo(name);
        assertThat(avp.type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "CER, CEA, 257, 0, false",
        "DWR, DWA, 280, 0, false",
        "DPR, DPA, 282, 0, false",
        "RAR, RAA, 258, 0, true",
        "RAR, RAA, 258, 4, true",
        "RAR, RAA, 258, 16777238, true",
        "ASR, ASA, 274, 4, true",
        "STR, STA, 275, 4, true",
        "ACR, ACA, 271, 3, true",
        "CCR, CCA, 272, 4, true",
        "CCR, CCA, 272, 16777238, true",
        "ULR, ULA, 316, 16777251, true",
    })
    void shouldKnowTheCommandsOfEachApplication(String request, String answer, int code, int app, boolean proxiable) {
        assertThat(dictionary.command(code, app, true).orElseThrow())
                .extracting(CommandDefinition::abbreviation, CommandDefinition::proxiable)
                .containsExactly(request, proxiable);
        assertThat(dictionary.command(code, app, false).orElseThrow().abbreviation())
                .isEqualTo(answer);
    }

    @Test
    void shouldKeepGyAndGxGrammarsApart() {
        AvpDefinition context = dictionary.avp("Service-Context-Id");
        assertThat(dictionary.command(272, 4, true).orElseThrow().grammar().requires(context))
                .isTrue();
        assertThat(dictionary
                        .command(272, Applications.GX, true)
                        .orElseThrow()
                        .grammar()
                        .requires(context))
                .isFalse();
    }

    @Test
    void shouldCloseWhatDecidesAndOpenWhatInforms() {
        assertThat(dictionary.avp("CC-Request-Type").values().accepts(5)).isFalse();
        assertThat(dictionary.avp("Reporting-Reason").values().accepts(10)).isFalse();
        assertThat(dictionary.avp("3GPP-PDP-Type").values().accepts(99)).isTrue();
        assertThat(dictionary.avp("RAT-Type").values().accepts(1004)).isTrue();
        assertThat(dictionary.avp("CC-Request-Type").values().nameOf(3)).contains("TERMINATION_REQUEST");
    }

    @Test
    void shouldReadCountsAsTheRfcWritesThem() {
        Dictionary small = DictionaryParser.parse("small.dict", ANSWER_MESSAGE + """
                        avp A 1 Unsigned32 M
                        avp B 2 Unsigned32 M
                        avp C 3 Unsigned32 M
                        avp D 4 Unsigned32 M
                        avp E 5 Unsigned32 M
                        avp G 9 Grouped M   # a comment
                            < A > 1* { B } *2 [ C ]
                            0*1 < D > 0*0 [ E ]
                        """);
        Grammar grammar = small.group(small.avp("G"));
        assertThat(grammar.isOpen()).isFalse();
        assertThat(grammar.rules())
                .extracting(rule -> rule.avp().name() + " " + rule.minimum() + ".." + rule.maximum())
                .containsExactly("A 1..1", "B 1..2147483647", "C 0..2", "D 0..1", "E 0..0");
    }

    @ParameterizedTest
    @CsvSource({
        "avp A 1 Unsigned31 M, small.dict:5: no AVP type Unsigned31",
        "avp A 1 Unsigned32 X, small.dict:5: no M-bit rule X",
        "avp A 1 Unsigned32 M shut, small.dict:5: unknown note in [shut]",
        "avp A 1, small.dict:5: too few words",
        "nonsense, small.dict:5: what is nonsense?",
        "command X X 1 REQ PXY 0, 'small.dict:5: no grammar: '",
        "avp G 9 Grouped M%n  { G } x { G }, small.dict:5: no grammar: x { G }",
        "avp G 9 Grouped M%n  { Missing }, small.dict:5: no AVP Missing",
        "command X X 1 REQ PXY 77%n  * [ AVP ], small.dict:5: no application 77",
    })
    void shouldNameFileAndLineOfAMistake(String line, String complaint) {
        assertThatThrownBy(() -> DictionaryParser.parse("small.dict", ANSWER_MESSAGE + line.formatted() + "\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(complaint);
    }

    @Test
    void shouldRefuseTwoAvpsOfOneKey() {
        String twice = ANSWER_MESSAGE + "avp A 1 Unsigned32 M\navp B 1 Unsigned32 M\n";
        assertThatThrownBy(() -> DictionaryParser.parse("small.dict", twice))
                .hasMessage("small.dict:6: B (1) is there already");
    }

    @Test
    void shouldFindEveryKeyInATableAndNoOther() {
        Random random = new Random(42);
        Map<Long, String> entries = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            entries.put(LongTable.key(random.nextInt(50) - 25, random.nextInt()), "value " + i);
        }
        LongTable<String> table = new LongTable<>(entries);
        assertThat(entries)
                .allSatisfy((key, value) -> assertThat(table.get(key)).contains(value));
        for (int i = 0; i < 5_000; i++) {
            long key = random.nextLong();
            assertThat(table.get(key).isPresent()).isEqualTo(entries.containsKey(key));
        }
        assertThat(new LongTable<String>(Map.of()).get(0)).isEmpty();
    }
}
