package io.silkroam.billing.export.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files against their manifests, and series against gaps. */
class VerificationTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void twoFiles() throws IOException {
        file("usage-00001-r1-machine-en.csv", "usage", "", 1, "a,b\r\n1,\"x\r\ny\"\r\n", 1);
        file("usage-00002-r1-machine-en.csv", "usage", "", 2, "a,b\r\n", 0);
    }

    @Test
    void shouldFindNothingWhereAllIsAsItWas() throws IOException {
        Verification verification = verify();

        assertThat(verification.findings()).isEmpty();
        assertThat(verification.isGood()).isTrue();
        assertThat(verification.files()).isEqualTo(2);
        assertThat(verification.rows()).isEqualTo(1);
    }

    @Test
    void shouldReadBackWhatAManifestSays() {
        Manifest manifest = manifest("a-\"b\\c.csv", "sales", "", 7, 12, "00", 3);

        assertThat(Manifest.of(parsed(manifest.text()))).isEqualTo(manifest);
        assertThat(manifest.text()).contains("\"whatChanged\": \"a \\\"b\\\" \\u0009 \\\\ 微信\"");
    }

    @Test
    void shouldFindAFileThatWasChanged() throws IOException {
        Files.writeString(folder.resolve("usage-00002-r1-machine-en.csv"), "a,c\r\n");
        assertThat(verify().findings())
                .containsExactly(new Verification.Finding(
                        "usage-00002-r1-machine-en.csv", "has another SHA-256 than its manifest says: it was changed"));

        Files.writeString(folder.resolve("usage-00002-r1-machine-en.csv"), "a,b\r\n1,2\r\n");
        assertThat(verify().findings())
                .extracting(Verification.Finding::problem)
                .containsExactly("has 10 octets, its manifest says 5", "has 1 rows, its manifest says 0");
    }

    @Test
    void shouldFindWhatIsMissing() throws IOException {
        Files.delete(folder.resolve("usage-00002-r1-machine-en.csv"));
        Files.writeString(folder.resolve("other.csv"), "x\r\n");
        Path deeper = Files.createDirectories(folder.resolve("kpn"));
        file("kpn/w-00003.csv", "wholesale", "kpn", 3, "a\r\n", 0);
        file("kpn/w-00005.csv", "wholesale", "kpn", 5, "a\r\n", 0);
        file("kpn/w-00009.csv", "wholesale", "dt", 9, "a\r\n", 0);

        assertThat(deeper).isDirectory();
        assertThat(verify().findings())
                .containsExactly(
                        new Verification.Finding("usage-00002-r1-machine-en.csv", "is missing"),
                        new Verification.Finding("wholesale of kpn", "number 4 is missing between 3 and 5"),
                        new Verification.Finding("other.csv", "has no manifest beside it"));
    }

    @Test
    void shouldFindRenderingsThatCountOtherwise() throws IOException {
        file("usage-00002-r1-excel-en.csv", "usage", "", 2, "a\r\n1\r\n", 1);

        assertThat(verify().findings())
                .containsExactly(new Verification.Finding(
                        "usage-00002-r1-machine-en.csv", "counts otherwise than usage-00002-r1-excel-en.csv"));
    }

    @Test
    void shouldNotTrustAManifest() throws IOException {
        Files.writeString(folder.resolve("a.manifest.json"), "{\"schema\": 1}");
        Files.writeString(folder.resolve("b.manifest.json"), "{\"schema\": 9}");
        Files.writeString(
                folder.resolve("c.manifest.json"),
                manifest("../c.csv", "usage", "", 3, 0, "00", 0).text());

        assertThat(verify().findings())
                .containsExactly(
                        new Verification.Finding("a.manifest.json", "is no manifest: 'period' is missing or is no Map"),
                        new Verification.Finding(
                                "b.manifest.json",
                                "is no manifest: is a manifest of schema 9, and this program knows schema 1"),
                        new Verification.Finding("c.manifest.json", "is the manifest of ../c.csv"));
    }

    private Verification verify() throws IOException {
        return Verification.of(folder, VerificationTest::parsed);
    }

    private void file(String name, String kind, String partner, long sequence, String text, long rows)
            throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve(name), octets);
        Manifest manifest =
                manifest(file.getFileName().toString(), kind, partner, sequence, octets.length, sha256(octets), rows);
        Files.writeString(file.resolveSibling(manifest.fileName()), manifest.text());
    }

    private static Manifest manifest(
            String name, String kind, String partner, long sequence, long octets, String sha256, long rows) {
        return new Manifest(
                name,
                kind,
                partner,
                sequence,
                1,
                "machine",
                "en",
                new Manifest.Period("2026-11-01", "2026-12-01", "Europe/Amsterdam"),
                rows,
                0,
                List.of(new Total("retail units", "OCTETS", "12"), new Total("VAT", "EUR", "-0.21")),
                octets,
                sha256,
                new Manifest.Layout(kind, 1, "00"),
                new Manifest.Source(9, -1, "", "a \"b\" \t \\ 微信", "2026-12-01T00:00:00Z", "test", "silkroam"));
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JSON is YAML; where a number is expected there is one. */
    private static Map<?, ?> parsed(String json) {
        return map(ConfigFile.parse("manifest", json).root());
    }

    private static Map<String, Object> map(ConfigNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.entries().forEach((key, value) -> map.put(key, value(node, key, value)));
        return map;
    }

    private static Object value(ConfigNode parent, String key, ConfigNode node) {
        if (key.equals("totals")) {
            List<Object> totals = new ArrayList<>();
            parent.list(key).forEach(total -> totals.add(map(total)));
            return totals;
        }
        if (!node.isText()) {
            return map(node);
        }
        String text = node.value().orElse("");
        boolean number = List.of(
                        "schema", "sequence", "revision", "rows", "lateRows", "octets", "version", "upTo", "lateAfter")
                .contains(key);
        return number ? (Object) Long.valueOf(text) : text;
    }
}
