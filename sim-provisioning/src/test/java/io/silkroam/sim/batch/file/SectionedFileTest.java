package io.silkroam.sim.batch.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.batch.file.FileHeader.Format;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionedFileTest {
    private static final String EXAMPLE = ReadFile.example();
    private static final String ROW = """
            8931080000000001009 204080000000100 0000 11223344 0000 55667788 0A1B2C3D4E5F6071 \
            5F1D289C5D354D0A140C2548F5F3E3BA E8ED289DEBA952E4283B54E88E6183CA""";

    @Test
    void shouldReadTheHeaderOfAnOutputFile() {
        FileHeader header = ReadFile.read(EXAMPLE).header();

        assertThat(header.format()).isEqualTo(Format.SECTIONS);
        assertThat(header.customer()).contains("WeChat Go");
        assertThat(header.profile()).contains("WXGO_4G_V1");
        assertThat(header.batch()).contains("2026070301");
        assertThat(header.quantity()).hasValue(3);
        assertThat(header.columns())
                .containsExactly("ICCID", "IMSI", "PIN1", "PUK1", "PIN2", "PUK2", "ADM1", "KI", "OPC");
    }

    @Test
    void shouldReadEveryCardOfAnOutputFile() {
        ReadFile file = ReadFile.read(EXAMPLE);

        assertThat(file.errors()).isEmpty();
        assertThat(file.troubles()).isEmpty();
        assertThat(file.cards()).hasSize(3);
        FileRow.Card first = file.cards().get(0);
        assertThat(first.line()).isEqualTo(19);
        assertThat(first.sim().iccid()).isEqualTo(Iccid.parse("8931080000000001009"));
        assertThat(first.sim().imsis()).containsExactly(new Imsi("204080000000100"));
        assertThat(first.sim().msisdn()).isEmpty();
        assertThat(first.sim().profile()).contains("WXGO_4G_V1");
        assertThat(first.keys()).singleElement().satisfies(keys -> {
            assertThat(keys.ki()).isEqualTo(HexFormat.of().parseHex("5F1D289C5D354D0A140C2548F5F3E3BA"));
            assertThat(keys.opc()).hasValue(HexFormat.of().parseHex("E8ED289DEBA952E4283B54E88E6183CA"));
            assertThat(keys.op()).isEmpty();
            assertThat(keys).hasToString("KeyFields[***]");
        });
    }

    @Test
    void shouldWarnOfKeysInClear() {
        assertThat(ReadFile.read(EXAMPLE).header().warnings())
                .containsExactly(
                        "column KI arrives in clear; ask the vendor to encrypt it under a transport key",
                        "column OPC arrives in clear; ask the vendor to encrypt it under a transport key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"var_out: ", "VAR_OUT:", "Var_Out : ", "Var_Out_List: "})
    void shouldTakeVarOutAsVendorsWriteIt(String varOut) {
        String text = EXAMPLE.replace("var_out: ", varOut)
                .replace("*               INPUT VARIABLES                *", "*INPUT VARIABLES DESCRIPTION")
                .replace("var_In:", "Var_In_List:");

        assertThat(ReadFile.read(text).cards()).hasSize(3);
    }

    @Test
    void shouldReadColumnsInAnyOrderWithThoseNobodyNeeds() {
        String text = """
                * HEADER DESCRIPTION
                Quantity: 1
                var_out: KI/Access_Control/Code Retailer/Code ADM/ADM4/IMSI/SCP03_ISDR_ENC/OPC/ICCID
                5F1D289C5D354D0A140C2548F5F3E3BA 0001 11 22 33 204080000000100 00FF \
                E8ED289DEBA952E4283B54E88E6183CA 8931080000000001009
                """;

        ReadFile file = ReadFile.read(text);

        assertThat(file.cards()).hasSize(1);
        assertThat(file.header().warnings()).noneMatch(w -> w.contains("nobody knows"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Quantity        : 3  | Quantity        : 4    | the header says Quantity 4, but there are 3 rows
            Quantity        : 3  | Quantity        : 2    | the header says Quantity 2, but there are 3 rows
            """)
    void shouldHoldTheQuantityAgainstTheRows(String line, String by, String problem) {
        assertThat(ReadFile.read(EXAMPLE.replace(line, by)).troubles()).containsExactly(problem);
    }

    @Test
    void shouldWarnWhereTheQuantityIsMissing() {
        assertThat(ReadFile.read(EXAMPLE.replace("Quantity        : 3", ""))
                        .header()
                        .warnings())
                .anyMatch(w -> w.contains("whether all are there is unknown"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Quantity        : 3 | Quantity : many       | Quantity is not a number of cards
            Quantity        : 3 | Quantity : 9999999    | the file has more than 2000000 rows
            Customer        : W | Quantity : 4          | quantity stands on line
            var_out:            | var_nothing:          | the file has no var_out line: it was cut off
            ICCID/IMSI/PIN1     | ICCID/IMSI/IMSI       | columns 2 (IMSI) and 3 (IMSI) both hold IMSI
            /KI/OPC             | /KI/OPX               | there is no column for OPC
            ICCID/IMSI          | ICXID/IMXI            | there is no column for ICCID, IMSI
            /KI/OPC             | /EKI/OPC              | column EKI holds encrypted values
            """)
    void shouldRefuseAHeadThatCannotBeUsed(String part, String by, String reason) {
        assertThatThrownBy(() -> ReadFile.read(EXAMPLE.replace(part, by)))
                .isInstanceOf(VendorFileException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseVarOutWithoutColumns() {
        assertThatThrownBy(() -> ReadFile.read("* HEADER\nvar_out:\n" + ROW)).hasMessage("var_out names no columns");
    }

    /** Wherever the file is cut off, something says so, and no octet of a key is said. */
    @Test
    void shouldNoticeWhereverTheFileIsCutOff() {
        for (int end = 1; end < EXAMPLE.length() - 1; end++) {
            List<String> said = problemsOf(EXAMPLE.substring(0, end));

            assertThat(said).as("cut off at " + end).isNotEmpty();
            assertThat(String.join("\n", said)).doesNotContain("5F1D", "E8ED", "465B", "CD63", "11223344");
        }
    }

    @Test
    void shouldSayThatTheLastRowWasCutOff() {
        String cut = EXAMPLE.substring(0, EXAMPLE.length() - 40);

        assertThat(ReadFile.read(cut).troubles())
                .contains("line 21: the file ends in the middle of this row: it was cut off; fetch it again");
        String cutInAValue = EXAMPLE.substring(0, EXAMPLE.length() - 3);
        assertThat(ReadFile.read(cutInAValue).troubles())
                .containsExactly("line 21: the file ends in the middle of this row: it was cut off; fetch it again");
    }

    @Test
    void shouldTakeALastRowWithoutLineBreak() {
        ReadFile file = ReadFile.read(EXAMPLE.stripTrailing());

        assertThat(file.cards()).hasSize(3);
        assertThat(file.troubles()).isEmpty();
    }

    private static List<String> problemsOf(String text) {
        try {
            return ReadFile.read(text).troubles();
        } catch (VendorFileException e) {
            return List.of(e.getMessage());
        }
    }
}
