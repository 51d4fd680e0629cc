package io.silkroam.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

    @TempDir
    private Path directory;

    private enum Mode {
        READ_ONLY,
        READ_WRITE
    }

    @Test
    void shouldReadEveryKindOfValue() {
        ConfigFile file = ConfigFile.parse("gateway.yaml", """
                name: "null"
                port: 3_868
                big: -9223372036854775808
                on: true
                wait: 500ms
                grace: PT10S
                mode: read-only
                hosts: [a, b]
                single: a
                """);
        ConfigNode root = file.root();

        assertThat(root.required("name")).isEqualTo("null");
        assertThat(root.integer("port", 1, 0, 65_535)).isEqualTo(3868);
        assertThat(root.integer("big", 0L, Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(root.flag("on", false)).isTrue();
        assertThat(root.duration("wait", Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
        assertThat(root.duration("grace", Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
        assertThat(root.choice("mode", Mode.class, Mode.READ_WRITE)).isEqualTo(Mode.READ_ONLY);
        assertThat(root.texts("hosts")).containsExactly("a", "b");
        assertThat(root.texts("single")).containsExactly("a");
        assertThatCode(file::finish).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseANumberOfAMillionDigitsAtOnce() {
        ConfigFile file = ConfigFile.parse("gateway.yaml", "port: " + "9".repeat(1_000_000));

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(file.root().integer("port", 1, 0, 65_535)).isEqualTo(1));
        assertThatThrownBy(file::finish)
                .hasMessageContaining("port: a number of 1000000 characters is not between 0 and 65535");
    }

    @Test
    void shouldUseDefaultsForWhatIsNotThere() {
        ConfigFile file = ConfigFile.parse("gateway.yaml", "");
        ConfigNode section = file.root().section("diameter");

        assertThat(section.integer("port", 3868, 0, 65_535)).isEqualTo(3868);
        assertThat(section.text("host")).isEmpty();
        assertThat(section.list("peers")).isEmpty();
        assertThatCode(file::finish).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            port: many          | port: 'many' is not a whole number
            port: 70000         | port: 70000 is not between 0 and 65535
            port: _             | port: '_' is not a whole number
            port: 0x1F          | port: '0x1F' is not a whole number
            port: [1, 2]        | port: should be a single value
            flag: yes           | flag: 'yes' is neither true nor false
            wait: 10            | wait: '10' is not a duration such as 500ms, 10s, 5m, 24h or 15d
            wait: PX            | wait: 'PX' is not a duration such as 500ms, 10s, 5m, 24h or 15d
            wait: PT-5S         | wait: 'PT-5S' is negative
            mode: readonly      | mode: 'readonly' is none of read-only, read-write
            section: text       | section: should hold keys and values
            """)
    void shouldReportAWrongValueWithFileLineAndReason(String line, String reason) {
        assertThat(problems("# first line\n" + line, ConfigFileTest::readAll))
                .extracting(ConfigProblem::toString)
                .containsExactly("gateway.yaml:2: " + reason);
    }

    @Test
    void shouldFindSeveralMistakesInOneRun() {
        List<ConfigProblem> problems = problems("""
                port: many
                flag: perhaps
                section:
                  inner: 12
                wiat: 5s
                """, ConfigFileTest::readAll);

        assertThat(problems)
                .extracting(ConfigProblem::toString)
                .containsExactly(
                        "gateway.yaml:1: port: 'many' is not a whole number",
                        "gateway.yaml:2: flag: 'perhaps' is neither true nor false",
                        "gateway.yaml:4: section: 'needed' is missing",
                        "gateway.yaml:5: unknown key 'wiat'; did you mean 'wait'?");
    }

    @Test
    void shouldListTheKnownKeysWhereNoneIsNear() {
        assertThat(problems("something-else: 1", root -> root.flag("on", true)))
                .extracting(ConfigProblem::reason)
                .containsExactly("unknown key 'something-else'; known here: on");
    }

    @Test
    void shouldReportAnUnknownKeyInsideAListElement() {
        assertThat(problems("peers:\n- host: a\n- hots: b", root -> root.list("peers")
                        .forEach(p -> p.text("host"))))
                .extracting(ConfigProblem::toString)
                .containsExactly("gateway.yaml:3: unknown key 'hots'; did you mean 'host'?");
    }

    @Test
    void shouldPreferAnOverrideToTheFile() throws IOException {
        ConfigFile file = read("diameter:\n  port: many\n", Map.of("diameter.port", "3869", "diameter.host", "gw1"));
        ConfigNode section = file.root().section("diameter");

        assertThat(section.integer("port", 1, 0, 65_535)).isEqualTo(3869);
        assertThat(section.has("host")).isTrue();
        assertThat(section.required("host")).isEqualTo("gw1");
        assertThatCode(file::finish).doesNotThrowAnyException();
    }

    @Test
    void shouldOverrideWithinASectionThatTheFileDoesNotHave() throws IOException {
        ConfigFile file = read("", Map.of("metrics.port", "9000"));

        assertThat(file.root().has("metrics")).isTrue();
        assertThat(file.root().section("metrics").integer("port", 1, 0, 65_535)).isEqualTo(9000);
        assertThatCode(file::finish).doesNotThrowAnyException();
    }

    @Test
    void shouldReportOverridesThatDoNotFitOrExist() throws IOException {
        ConfigFile file = read("", Map.of("port", "many", "prot", "1"));
        file.root().integer("port", 1, 0, 65_535);

        assertThatThrownBy(file::finish)
                .isInstanceOf(ConfigException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "--set port: 'many' is not a whole number",
                        "--set prot: there is no such key"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'port: 1\nport: 2'                   | 2
            'section:\n  inner: 1\n  inner: 2'   | 3
            """)
    void shouldRefuseAKeyThatStandsTwice(String escaped, int line) {
        String text = escaped.replace("\\n", "\n");

        assertThat(problems(text, ConfigFileTest::readAll)).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.reason()).contains("stands above already");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"just a text", "- port: 1", "[1, 2]"})
    void shouldRefuseAFileThatHoldsNoKeys(String text) {
        assertThat(problems(text, ConfigFileTest::readNothing))
                .extracting(ConfigProblem::toString)
                .containsExactly("gateway.yaml:1: should hold keys and values");
    }

    @Test
    void shouldRefuseAliasesOfCollectionsSoThatAFileCannotExplode() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }

        assertThat(problems(bomb.toString(), ConfigFileTest::readNothing))
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("aliases"));
    }

    @Test
    void shouldRefuseNestingBeyondItsBound() {
        assertThat(problems("a: " + "[".repeat(5_000), ConfigFileTest::readNothing))
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).startsWith("is not YAML"));
    }

    @Test
    void shouldRefuseAFileBeyondItsBound() {
        assertThat(problems("a: " + "x ".repeat(3 * 1024 * 1024), ConfigFileTest::readNothing))
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("limit"));
    }

    @Test
    void shouldNotMakeObjectsOfTags() {
        assertThat(problems("name: !!java.net.URL [\"http://127.0.0.1/\"]", root -> root.text("name")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("tag is not allowed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: *hunter2",
                "password: \"hunter2",
                "password: [hunter2",
                "password: hunter2\n  x: - y",
                "password: hunter2\npassword: hunter2",
                "password:\n  hunter2: 1",
                "password: @hunter2",
                "pasword: hunter2",
                "password:hunter2"
            })
    void shouldNeverShowASecretInAMessage(String text) {
        assertThat(problems(text, root -> root.required("password")))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("hunter2"));
    }

    @Test
    void shouldNotShowAnOverridesValueWhoseKeyIsWrong() throws IOException {
        ConfigFile file = read("", Map.of("pasword", "hunter2"));

        assertThatThrownBy(file::finish).hasMessage("--set pasword: there is no such key");
    }

    @Test
    void shouldNameAFileThatIsMissingOrNotText() throws IOException {
        Path missing = directory.resolve("missing.yaml");
        Path binary = Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xC3, 0x28});

        assertThatThrownBy(() -> ConfigFile.read(missing, Map.of())).hasMessage(missing + ": no such file");
        assertThatThrownBy(() -> ConfigFile.read(binary, Map.of())).hasMessage(binary + ": is not UTF-8 text");
    }

    @Test
    void shouldSayWhereTextStopsBeingYaml() {
        assertThat(problems("port: 1\nflag: [", ConfigFileTest::readNothing))
                .extracting(ConfigProblem::toString)
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("gateway.yaml:2: is not YAML: "));
    }

    private static void readAll(ConfigNode root) {
        root.integer("port", 1, 0, 65_535);
        root.flag("flag", true);
        root.duration("wait", Duration.ZERO);
        root.choice("mode", Mode.class, Mode.READ_ONLY);
        ConfigNode section = root.section("section");
        section.text("inner");
        if (root.has("section") && root.has("port")) {
            section.required("needed");
        }
    }

    private static void readNothing(ConfigNode root) {
        root.entries();
    }

    private static List<ConfigProblem> problems(String text, Consumer<ConfigNode> reader) {
        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> {
            ConfigFile file = ConfigFile.parse("gateway.yaml", text);
            reader.accept(file.root());
            file.finish();
        });
        assertThat(thrown).as("nothing was refused").isNotNull();
        return thrown.problems();
    }

    private ConfigFile read(String text, Map<String, String> overrides) throws IOException {
        return ConfigFile.read(Files.writeString(directory.resolve("gateway.yaml"), text), overrides);
    }
}
