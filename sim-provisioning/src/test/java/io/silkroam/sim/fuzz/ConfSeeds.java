package io.silkroam.sim.fuzz;

import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Zones and vendors' mappings, right ones and wrong ones. */
final class ConfSeeds {
    private static final String ZONE = "mcc,from,until\n";

    private ConfSeeds() {}

    static List<byte[]> zones() {
        String shipped = SimSeeds.text(Path.of("../conf/zones/EEA.csv"));
        List<byte[]> seeds = octets(
                shipped,
                shipped.replace(',', ';'),
                shipped.replace("2017", "2o17"),
                shipped.replace("\n", "\r\n"),
                shipped.replace("2021", "2001"),
                "",
                "\uFEFF" + ZONE + "262,,\n",
                "# nothing\n",
                "mcc\n26201\n310260\n262\n",
                "mcc,mcc\n262,263\n",
                "country,from\nDE,2017-06-15\n",
                ZONE + "26,,\n2622,,\n2620112,,\n,,\n" + "DE,,\n",
                ZONE + "26201,2026-01-31,2026-02-30\n",
                ZONE + "26201,2026-01-31,2026-01-31\n",
                ZONE + "26201,+999999999-12-31,\n26202,,-999999999-01-01\n26203,-999999999-01-01,+999999999-12-31\n",
                ZONE + "26201, 2026-01-31 ,\n26201,,2025-01-01\n",
                ZONE + "262\n262,a,b,c,d,e\n",
                ZONE + "\"262\n",
                ZONE + "\"262\"x,,\n\u0000,,\n",
                ZONE + "26201,2026-01-01,2027-01-01\n".repeat(200),
                "mcc\n" + "26201\n".repeat(4_000),
                ZONE + "\n".repeat(1_000),
                ZONE + "9".repeat(2_000) + ",,\n");
        seeds.add(new byte[] {'m', 'c', 'c', '\n', (byte) 0xFF, (byte) 0xFE, '\n'});
        return seeds;
    }

    static List<byte[]> mappings() {
        String shipped = SimSeeds.text(Path.of("../conf/vendors/default.yaml"));
        List<byte[]> seeds = octets(Stream.concat(
                        Stream.of(shipped, shipped.replace(": ", ":"), shipped.replace("[", "{"), "", "{}", "- 1\n"),
                        parts())
                .toArray(String[]::new));
        seeds.add(new byte[] {'a', ':', ' ', (byte) 0xFF, '\n'});
        return seeds;
    }

    private static Stream<String> parts() {
        return Stream.of(
                """
                separator: semicolon
                luhn: complete
                strict: true
                columns:
                  iccid: [Card Number]
                  ignored: KI
                  ki: Sub_Key
                profile: 4G
                transport-keys:
                - {name: acme-2026, columns: [KI, opc], key-check-value: a1b2c3}
                - {name: op-key, columns: OP}
                op-file: ../secrets/op
                op-transport-key: op-key
                limits: {octets: 1024, line-octets: 80, columns: 2, rows: 1, errors: 1}
                """,
                "separator: pipe\nluhn: maybe\nstrict: perhaps\nkeys: some\nalgorithm: comp128\ncolums: {}\n",
                "columns: {imse: X, imsi: [X, x, '--', [1], {}, 7], iccid: x, msisdn: ~}\n",
                "transport-keys: {columns: KI}\n",
                "transport-keys: [{name: k}, {name: l, columns: [PIN1, [KI]]}, {name: m, columns: KI}, {name: n,"
                        + " columns: [KI, OPC], key-check-value: x}, 7, []]\n",
                "keys: none\ntransport-keys: {name: k, columns: KI}\nop-file: vendors/op\n",
                "luhn: complete\nstrict: true\n",
                "keys: none\nprofile: 4G\nseparator: tab\n",
                "columns: {iccid: Serial, ki: [Secret, Sub Key]}\n",
                "op-transport-key: k\nprofile: ' '\n",
                "op-file: \"../\\0op\"\n",
                "op-file: /" + "x/".repeat(2_000) + "\n",
                "limits: {rows: 0, octets: 1099511627777, columns: -1, errors: 1_000, line-octets: x}\n",
                "limits: {rows: " + "9".repeat(3_000) + "}\n",
                "? \"" + "k".repeat(3_000) + "\"\n: 1\n",
                "limits: 7\ncolumns: []\ntransport-keys: x\n",
                "keys: none\nkeys: none\n? [a]\n: 1\n",
                "a: &x [*x]\n",
                "a: ".repeat(40) + "\n",
                "a: {".repeat(60),
                "!!java.net.URL [x]\n",
                "separator: tab\n---\nseparator: tab\n");
    }

    private static List<byte[]> octets(String... texts) {
        List<byte[]> seeds = new ArrayList<>();
        for (String text : texts) {
            seeds.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return seeds;
    }

    /** Every problem says what it is, of a line that is there or of none. */
    static void requireReasons(ConfigException refused, byte[] input) {
        int lines = 1;
        for (byte octet : input) {
            lines += octet == '\n' || octet == '\r' || (octet & 0x80) != 0 ? 1 : 0; // YAML has other ends of line
        }
        List<ConfigProblem> problems = refused.problems();
        int last = lines;
        boolean told = !problems.isEmpty()
                && problems.stream()
                        .noneMatch(
                                problem -> problem.reason().isBlank() || problem.line() < 0 || problem.line() > last);
        if (!told) {
            throw new AssertionError("refused without a reason, or with a line that is not there: " + problems);
        }
    }
}
