package io.silkroam.sim.batch.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.batch.file.FileHeader.Format;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final String KI = "5F1D289C5D354D0A140C2548F5F3E3BA";
    private static final String OPC = "E8ED289DEBA952E4283B54E88E6183CA";
    private static final String HEADER = "ICCID,IMSI,MSISDN,KI,OPC,PIN1,PUK1";
    private static final String ROW =
            "8931080000000001009,204080000000100,31612345678," + KI + "," + OPC + ",0000,11223344";

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t'})
    void shouldFindTheSeparator(char separator) {
        ReadFile file = ReadFile.read((HEADER + "\n" + ROW + "\n").replace(',', separator));

        assertThat(file.header().format()).isEqualTo(Format.CSV);
        assertThat(file.errors()).isEmpty();
        assertThat(file.cards()).singleElement().satisfies(card -> {
            assertThat(card.line()).isEqualTo(2);
            assertThat(card.sim().imsis()).containsExactly(new Imsi("204080000000100"));
            assertThat(card.sim().msisdn()).contains(new Msisdn("31612345678"));
        });
    }

    @Test
    void shouldReadWhatSpreadsheetsWrite() {
        String text = "\uFEFFsep=;\r\n\"ICC-ID\";imsi;\"K I\";Op_C;Remark;;\r\n"
                + "\"8931080000000001009\";\"204080000000100\";\"%s\";\"%s\";\"so; and \"\"so\"\"\";;\r\n"
                        .formatted(KI, OPC)
                + "\r\n"
                + "8931080000000001017;204080000000101;%s;%s;;;\r\n".formatted(KI, OPC);

        ReadFile file = ReadFile.read(text);

        assertThat(file.errors()).isEmpty();
        assertThat(file.cards()).extracting(FileRow.Card::line).containsExactly(3L, 5L);
    }

    @Test
    void shouldReadTheHeaderInAnyOrder() {
        String text = "PUK1,OPC,ki,Phone Number,i_m_s_i,Icc.Id,profile\n11223344,%s,%s,+31 6 1234 5678,204080000000100,"
                        .formatted(OPC, KI)
                + "89310 80000 00000 1009F,4G\n";

        FileRow.Card card = ReadFile.read(text).cards().get(0);

        assertThat(card.sim().iccid()).hasToString("8931080000000001009");
        assertThat(card.sim().msisdn()).contains(new Msisdn("31612345678"));
        assertThat(card.sim().profile()).contains("4G");
        assertThat(card.keys().get(0).ki()).isEqualTo(HexFormat.of().parseHex(KI));
    }

    @Test
    void shouldReadSeveralImsisWithSharedAndWithOwnKeys() {
        String own = "0123456789ABCDEF0123456789ABCDEF";
        String text = """
                ICCID,IMSI1,IMSI2,IMSI3,KI,OPC,KI2,OPC2
                8931080000000001009,204080000000100,262010000000100,,%1$s,%2$s,%3$s,%3$s
                8931080000000001017,204080000000101,,454000000000100,%1$s,%2$s,,
                """.formatted(KI, OPC, own);

        List<FileRow.Card> cards = ReadFile.read(text).cards();

        assertThat(cards.get(0).sim().imsis())
                .containsExactly(new Imsi("204080000000100"), new Imsi("262010000000100"));
        assertThat(cards.get(0).keys()).hasSize(2);
        assertThat(cards.get(0).keys().get(1).ki()).isEqualTo(HexFormat.of().parseHex(own));
        assertThat(cards.get(1).sim().imsis())
                .containsExactly(new Imsi("204080000000101"), new Imsi("454000000000100"));
        assertThat(cards.get(1).keys().get(1).ki()).isEqualTo(HexFormat.of().parseHex(KI));
    }

    @Test
    void shouldReadActivationCodesWholeAndInParts() {
        String text = """
                ICCID,IMSI,KI,OPC,EID,Activation Code,SMDP,Matching_ID,KCV
                8931080000000001009,204080000000100,%1$s,%2$s,,LPA:1$smdp.example.com$ABC-1,,,a1b2c3
                8931080000000001017,204080000000101,%1$s,%2$s,,,smdp.example.com,ABC-2,
                """.formatted(KI, OPC);

        List<FileRow.Card> cards = ReadFile.read(text).cards();

        assertThat(cards.get(0).sim().activationCode().orElseThrow()).hasToString("LPA:1$smdp.example.com$ABC-1");
        assertThat(cards.get(0).checkValue()).contains("A1B2C3");
        assertThat(cards.get(1).sim().activationCode().orElseThrow()).hasToString("LPA:1$smdp.example.com$ABC-2");
        assertThat(cards.get(1).checkValue()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            8931080000000001009 | 8931080000000001008 | ICCID: '8931080000000001008' is not an ICCID: its check digit
            8931080000000001009 | 893108000000000     | ICCID: an ICCID has 18 to 20 digits, this has 15 digits
            8931080000000001009 | 8.93108E+18         | ICCID: a spreadsheet has rounded the number
            8931080000000001009 | ``                  | ICCID: is empty
            8931080000000001009 | A1B2C3D4E5F60718293 | ICCID: an ICCID has 18 to 20 digits
            204080000000100     | 2040800000001       | IMSI: an IMSI has 14 or 15 digits, this has 13 digits
            204080000000100     | ``                  | IMSI: is empty
            31612345678         | 12                  | MSISDN: is not a telephone number
            31612345678         | 3161234567890123    | MSISDN: '31612********123' is not an E.164 number
            BA,E8               | B,E8                | KI: has 31 hexadecimal digits, a key has 32
            BA,E8               | ZZ,E8               | KI: holds other characters than hexadecimal digits
            E8ED289DEBA952E4283B54E88E6183CA | 00000000000000000000000000000000 | OPC: is all zeros, which is no key
            E8ED289DEBA952E4283B54E88E6183CA | ``     | OPC: is empty
            ,0000               | ``                  | has 6 values for 7 columns
            ,0000               | ,0000,1             | has 8 values for 7 columns
            """)
    void shouldSayWhatIsWrongWithARow(String part, String by, String error) {
        ReadFile file = ReadFile.read(HEADER + "\n" + ROW.replace(part, by) + "\n" + rowOf(101) + "\n");

        assertThat(file.errors()).singleElement().satisfies(found -> assertThat(found.replace("column ", ""))
                .startsWith("line 2: " + error));
        assertThat(file.cards()).hasSize(1);
        assertThat(file.troubles()).isEmpty();
    }

    @Test
    void shouldKeepABrokenQuoteOnItsLine() {
        String row = ROW.replace("0000", "\"0000");

        ReadFile file = ReadFile.read(HEADER + "\n" + row + "\n" + rowOf(101) + "\n");

        assertThat(file.errors())
                .containsExactly("line 2: a quote is not closed on this line, or something stands between it and the"
                        + " separator");
        assertThat(file.cards()).hasSize(1);
    }

    @Test
    void shouldReportAllThatIsWrongWithARow() {
        ReadFile file = ReadFile.read(HEADER + "\n1,2,3,4,5,6,7\n");

        assertThat(file.errors()).hasSize(5);
    }

    @Test
    void shouldCompleteEighteenDigitsWhereTheWholeFileHasThem() {
        String text = """
                ICCID,IMSI,KI,OPC
                893108000000000100,204080000000100,%1$s,%2$s
                893108000000000101,204080000000101,%1$s,%2$s
                """.formatted(KI, OPC);

        assertThat(ReadFile.read(text).cards())
                .extracting(card -> card.sim().iccid().digits())
                .containsExactly("8931080000000001009", "8931080000000001017");
    }

    @Test
    void shouldNotCompleteANumberThatHasLostADigit() {
        String row = "893108000000000101,204080000000101,,%s,%s,0000,1".formatted(KI, OPC);

        assertThat(ReadFile.read(HEADER + "\n" + ROW + "\n" + row + "\n" + rowOf(102))
                        .errors())
                .containsExactly("line 3: column ICCID: 893108000000000101 has 18 digits, those above have more:"
                        + " one is missing");
        assertThatThrownBy(() -> ReadFile.read(HEADER + "\n" + row + "\n" + ROW))
                .isInstanceOf(VendorFileException.class)
                .hasMessageContaining("8931080000000001009 has 19 digits, on line 2 there are 18");
    }

    @Test
    void shouldAddTheCheckDigitWhereTheVendorAlwaysLeavesItOut() {
        VendorMapping mapping = VendorMappingFileTest.parse("luhn: complete");
        String text = "ICCID,IMSI,KI,OPC\n893108000000000100,204080000000100,%s,%s\n".formatted(KI, OPC);

        assertThat(ReadFile.read(text, mapping).cards().get(0).sim().iccid()).hasToString("8931080000000001009");
        String nineteen = text.replace("893108000000000100,", "8931080000000001009,");
        assertThat(ReadFile.read(nineteen, mapping).cards().get(0).sim().iccid().digits())
                .hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ICCID,IMSI,OPC     | there is no column for KI; the columns are ICCID, IMSI, OPC.
            IMSI,KI,OPC        | there is no column for ICCID
            a,b,c              | there is no column for ICCID, IMSI, KI, OPC; the columns are a, b, c.
            ICCID,IMSI,KI,EKI  | columns 3 (KI) and 4 (EKI) both hold KI
            """)
    void shouldRefuseAHeaderThatLacksAColumn(String header, String reason) {
        assertThatThrownBy(() -> ReadFile.read(header + "\n" + ROW + "\n"))
                .isInstanceOf(VendorFileException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldNotTellValuesWhereTheHeaderIsMissing() {
        assertThatThrownBy(() -> ReadFile.read(ROW + "\n"))
                .isInstanceOf(VendorFileException.class)
                .hasMessageContaining("the columns are number 1, number 2, number 3")
                .message()
                .doesNotContain(KI, OPC, "11223344");
    }

    @Test
    void shouldRefuseUnknownColumnsOnlyWhenStrict() {
        String text = HEADER + ",Colour\n" + ROW + ",red\n";

        assertThat(ReadFile.read(text).header().warnings()).contains("columns that nobody knows are left out: Colour");
        assertThatThrownBy(() -> ReadFile.read(text, VendorMappingFileTest.parse("strict: true")))
                .hasMessageContaining("nobody knows the columns Colour");
    }

    @Test
    void shouldReadNoKeysWhereSomebodyElseHoldsThem() {
        VendorMapping mapping = VendorMappingFileTest.parse("keys: none");

        ReadFile file = ReadFile.read("ICCID,IMSI\n8931080000000001009,204080000000100\n", mapping);

        assertThat(file.cards().get(0).keys()).isEmpty();
        assertThat(ReadFile.read(HEADER + "\n" + ROW, mapping).cards().get(0).keys())
                .isEmpty();
    }

    @Test
    void shouldRefuseMoreThanItsBounds() {
        FileLimits limits = new FileLimits(1 << 20, 200, 7, 2, 10);
        VendorMapping mapping = ReadFile.USUAL.withLimits(limits);
        String rows = ROW + "\n" + rowOf(101) + "\n";

        assertThat(ReadFile.read(HEADER + "\n" + rows, mapping).cards()).hasSize(2);
        assertThatThrownBy(() -> ReadFile.read(HEADER + "\n" + rows + rowOf(102), mapping))
                .hasMessageContaining("more than 2 rows");
        assertThatThrownBy(() -> ReadFile.read(HEADER + ",a,b,c\n", mapping))
                .hasMessageContaining("10 columns; at most 7");
        assertThat(ReadFile.read(HEADER + "\n" + ROW + " ".repeat(200) + "\n" + rowOf(101), mapping)
                        .errors())
                .containsExactly("line 2: the line is too long");
    }

    @Test
    void shouldRefuseAFileWithoutRows() {
        assertThatThrownBy(() -> ReadFile.read("")).hasMessage("the file is empty");
        assertThatThrownBy(() -> ReadFile.read("\n# nothing\n \n")).hasMessage("the file is empty");
        assertThat(ReadFile.read(HEADER + "\n").troubles()).containsExactly("the file has no rows");
    }

    private static String rowOf(int account) {
        return ROW.replace("8931080000000001009", account == 101 ? "8931080000000001017" : "8931080000000001025")
                .replace("204080000000100", "204080000000" + account)
                .replace("31612345678", "");
    }
}
