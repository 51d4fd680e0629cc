package io.silkroam.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulator sims}: the file reads as a vendor's, and its keys are what they seem. */
class SimsCommandTest {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int KI = 7;
    private static final int OPC = 8;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldWriteAVendorsFileWithItsHeadings() throws IOException {
        assertThat(sims("a.txt", "--count", "2", "--batch", "2026070301", "--clear"))
                .isZero();

        List<String> lines = Files.readAllLines(folder.resolve("a.txt"));
        assertThat(String.join("\n", lines.subList(0, 18))).isEqualTo("""
                ************************************************
                *              HEADER DESCRIPTION              *
                ************************************************
                Customer        : WeChat Go
                ProfileType     : WXGO_4G_V1
                Order Date      : 2026070301
                Batch No        : 2026070301
                Quantity        : 2
                ************************************************
                *               INPUT VARIABLES                *
                ************************************************
                var_In:
                ICCID: 893108000000100000
                IMSI: 204080000100000
                ************************************************
                *               OUTPUT VARIABLES               *
                ************************************************
                var_out: ICCID/IMSI/PIN1/PUK1/PIN2/PUK2/ADM1/KI/OPC""");
        assertThat(lines.subList(18, lines.size()))
                .hasSize(2)
                .allMatch(row ->
                        row.matches("\\d{19} \\d{15} 0000 \\d{8} 0000 \\d{8} [0-9A-F]{16} [0-9A-F]{32} [0-9A-F]{32}"));
        assertThat(out.toString()).isEqualTo("""
                        %s: batch 2026070301, 2 cards, ICCID 8931080000001000000 to 8931080000001000018, \
                        IMSI 204080000100000 to 204080000100001
                        Ki and OPc are in clear
                        """.formatted(folder.resolve("a.txt")));
    }

    @Test
    void shouldNumberCardsWithTheirCheckDigits() throws IOException {
        assertThat(sims("a.csv", "--count", "250", "--first", "100", "--format", "csv", "--clear"))
                .isZero();

        List<String[]> cards = csv("a.csv");
        assertThat(cards).hasSize(250).allMatch(card -> luhn(card[0]) % 10 == 0);
        assertThat(cards.get(0)).startsWith("8931080000000001009", "204080000000100");
        assertThat(cards.get(2)).startsWith("8931080000000001025", "204080000000102");
        Set<String> keys = new HashSet<>();
        cards.forEach(card -> keys.addAll(List.of(card[KI], card[OPC])));
        assertThat(keys).hasSize(500);
        assertThat(Files.readString(folder.resolve("a.csv"))).endsWith("\r\n");
    }

    @Test
    void shouldEncryptTheSameKeysUnderATransportKeyThatItsOwnerAloneCanRead() throws Exception {
        assertThat(sims("enc.csv", "--count", "5", "--format", "csv", "--transport-key", path("t.key")))
                .isZero();
        byte[] key = HEX.parseHex(Files.readString(folder.resolve("t.key")).strip());

        assertThat(key).hasSize(32);
        for (String file : List.of("t.key", "enc.csv")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
        byte[] zeros = aes(Cipher.ENCRYPT_MODE, key, new byte[16]);
        assertThat(out.toString())
                .contains("key check value " + HEX.formatHex(Arrays.copyOf(zeros, 3)))
                .doesNotContain(HEX.formatHex(key));
        assertThat(sims("again.csv", "--count", "5", "--transport-key", path("t.key")))
                .as("the key is used again")
                .isZero();
        assertThat(HEX.parseHex(Files.readString(folder.resolve("t.key")).strip()))
                .isEqualTo(key);
    }

    @Test
    void shouldMakeTheSameCardsOfTheSameSeedInClearAndEncrypted() throws Exception {
        String[] options = {"--count", "3", "--format", "csv", "--seed", "42", "--batch", "b", "--esim"};
        sims("one.csv", options);
        sims("two.csv", options);
        byte[] key =
                HEX.parseHex(Files.readString(folder.resolve("one.csv.key")).strip());

        assertThat(folder.resolve("one.csv")).hasSameTextualContentAs(folder.resolve("two.csv"));
        assertThat(folder.resolve("one.csv.key")).hasSameTextualContentAs(folder.resolve("two.csv.key"));
        for (String[] card : csv("one.csv")) {
            byte[] ki = aes(Cipher.DECRYPT_MODE, key, HEX.parseHex(card[KI]));
            assertThat(ki).hasSize(16);
            assertThat(card[9]).matches("LPA:1\\$smdp\\.silkroam\\.example\\$[A-Z2-9]{20}");
        }
        assertThat(sims("other.csv", "--count", "3", "--format", "csv", "--seed", "43"))
                .isZero();
        assertThat(csv("other.csv").get(0)[KI]).isNotEqualTo(csv("one.csv").get(0)[KI]);
    }

    @Test
    void shouldTouchNothingThatExists() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "precious");
        assertThat(sims("a.txt", "--count", "1")).isEqualTo(1);
        assertThat(folder.resolve("a.txt")).hasContent("precious");
        assertThat(folder.resolve("a.txt.key")).doesNotExist();
        assertThat(err.toString()).contains("exists already and is left as it is");

        assertThat(sims("b.txt", "--count", "1", "--transport-key", path("a.txt")))
                .isEqualTo(1);
        assertThat(folder.resolve("b.txt")).doesNotExist();
        assertThat(err.toString()).contains("is not an AES key").doesNotContain("precious");

        assertThat(sims("no/where.txt", "--count", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no such folder");
    }

    @Test
    void shouldRefuseOptionsThatMakeNoSense() {
        assertThat(sims("a", "--count", "0")).isEqualTo(2);
        assertThat(sims("a", "--count", "10", "--first", "9999999999")).isEqualTo(2);
        assertThat(sims("a", "--count", "1", "--batch", "a b")).isEqualTo(2);
        assertThat(sims("a", "--count", "1", "--clear", "--transport-key", path("k")))
                .isEqualTo(2);
        assertThat(sims("a", "--count", "1", "--format", "xml")).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldWriteLatinFiguresWhereverItRuns() throws IOException {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            sims("a.csv", "--count", "1", "--format", "csv", "--clear");
        } finally {
            Locale.setDefault(usual);
        }
        assertThat(Files.readString(folder.resolve("a.csv"))).matches("[\\x00-\\x7F]+");
    }

    private int sims(String file, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "sims";
        arguments[1] = "--out";
        arguments[2] = path(file);
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Simulator.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }

    private List<String[]> csv(String file) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        return lines.subList(1, lines.size()).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : 2 * digit / 10 + 2 * digit % 10;
        }
        return sum;
    }

    private static byte[] aes(int mode, byte[] key, byte[] blocks) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
        return cipher.doFinal(blocks);
    }
}
