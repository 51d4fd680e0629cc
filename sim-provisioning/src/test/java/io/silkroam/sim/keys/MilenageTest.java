package io.silkroam.sim.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MilenageTest {
    private static final HexFormat HEX = HexFormat.of();

    /** One set of TS 35.208, in the order of its columns. */
    record Set(List<String> columns) {
        String text(int column) {
            return columns.get(column);
        }

        byte[] octets(int column) {
            return HEX.parseHex(text(column));
        }

        Milenage milenage() {
            return new Milenage(octets(1), octets(6));
        }

        @Override
        public String toString() {
            return "set " + text(0);
        }
    }

    static List<Set> sets() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MilenageTest.class.getResourceAsStream("/milenage-ts35208.csv")),
                StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> Character.isDigit(line.charAt(0)))
                    .map(line -> new Set(List.of(line.split(","))))
                    .toList();
        }
    }

    @Test
    void shouldBeTriedWithAllTwentySets() throws IOException {
        assertThat(sets()).hasSize(20).allSatisfy(set -> assertThat(set.columns())
                .hasSize(14));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void shouldComputeEveryFunctionOfTheSet(Set set) {
        Milenage milenage = set.milenage();
        byte[] rand = set.octets(2);
        byte[] sqn = set.octets(3);
        byte[] amf = set.octets(4);

        assertThat(HEX.formatHex(milenage.f1(rand, sqn, amf))).isEqualTo(set.text(7));
        assertThat(HEX.formatHex(milenage.f1Star(rand, sqn, amf))).isEqualTo(set.text(8));
        assertThat(HEX.formatHex(milenage.f2(rand))).isEqualTo(set.text(9));
        assertThat(HEX.formatHex(milenage.f3(rand))).isEqualTo(set.text(10));
        assertThat(HEX.formatHex(milenage.f4(rand))).isEqualTo(set.text(11));
        assertThat(HEX.formatHex(milenage.f5(rand))).isEqualTo(set.text(12));
        assertThat(HEX.formatHex(milenage.f5Star(rand))).isEqualTo(set.text(13));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void shouldDeriveOpcAndLeaveOpAsItIs(Set set) {
        byte[] op = set.octets(5);

        assertThat(HEX.formatHex(Milenage.opcOf(set.octets(1), op))).isEqualTo(set.text(6));
        assertThat(HEX.formatHex(op)).isEqualTo(set.text(5));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void shouldBuildTheVectorACardAccepts(Set set) {
        byte[] rand = set.octets(2);
        byte[] sqn = set.octets(3);
        byte[] amf = set.octets(4);

        AuthenticationVector vector = set.milenage().vector(rand, sqn, amf);

        assertThat(HEX.formatHex(vector.xres())).isEqualTo(set.text(9));
        assertThat(HEX.formatHex(vector.ck())).isEqualTo(set.text(10));
        assertThat(HEX.formatHex(vector.ik())).isEqualTo(set.text(11));
        long concealed = Long.parseLong(set.text(3), 16) ^ Long.parseLong(set.text(12), 16);
        assertThat(HEX.formatHex(vector.autn())).isEqualTo("%012x%s%s".formatted(concealed, set.text(4), set.text(7)));
        assertThat(vector).hasToString("AuthenticationVector[***]");
        assertThat(rand).isEqualTo(set.octets(2));
        assertThat(sqn).isEqualTo(set.octets(3));
    }

    @Test
    void shouldRefuseWhatHasTheWrongLength() throws IOException {
        Set set = sets().get(0);
        Milenage milenage = set.milenage();
        byte[] rand = set.octets(2);

        assertThatThrownBy(() -> milenage.f2(new byte[15])).hasMessage("RAND has 16 octets, not 15");
        assertThatThrownBy(() -> milenage.vector(rand, new byte[5], new byte[2]))
                .hasMessage("SQN has 6 octets, not 5");
        assertThatThrownBy(() -> milenage.vector(rand, new byte[6], new byte[3]))
                .hasMessage("AMF has 2 octets, not 3");
        assertThatThrownBy(() -> new Milenage(new byte[16], new byte[17])).hasMessage("OPc has 16 octets, not 17");
        assertThat(milenage).hasToString("Milenage[***]");
    }
}
