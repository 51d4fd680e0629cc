package io.silkroam.gateway.care.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.conf.ConfigException;
import io.silkroam.gateway.ConfFolder;
import io.silkroam.gateway.care.Travellers;
import io.silkroam.gateway.care.rules.Country;
import io.silkroam.gateway.care.rules.Language;
import io.silkroam.gateway.care.rules.Manner;
import io.silkroam.gateway.care.rules.MessageKind;
import io.silkroam.gateway.care.rules.QuietHours;
import io.silkroam.messaging.message.SmsAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CareFilesTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadWhatWeShip() {
        CareSettings shipped = Travellers.settings();

        assertThat(shipped.enabled()).isTrue();
        assertThat(shipped.sender()).isEqualTo(new SmsAddress(3, 0, "5555"));
        assertThat(shipped.language()).isEqualTo(Language.ZH);
        assertThat(shipped.home()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(shipped.quiet()).isEqualTo(new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0)));
        assertThat(shipped.manner(MessageKind.USAGE)).isEqualTo(new Manner(false, false, Duration.ofHours(12)));
        assertThat(shipped.reading().every()).isEqualTo(Duration.ofSeconds(1));
        assertThat(shipped.texts()).containsOnlyKeys(Language.values());
    }

    /** The defaults stand in the code and in the file, which a file without them shows to be the same. */
    @Test
    void shouldShowTheDefaultsOfTheCode() throws IOException {
        ConfFolder conf = ConfFolder.copyTo(folder);
        String keywords =
                Files.readString(conf.folder().resolve("care/care.yaml")).split("\nkeywords:", -1)[1];
        conf.write("care/care.yaml", "sender: \"5555\"\nhelp: \"+31 20 000 0000\"\nkeywords:" + keywords);

        CareSettings bare = CareFiles.read(folder);
        CareSettings shipped = Travellers.settings();

        assertThat(bare)
                .usingRecursiveComparison()
                .ignoringFields("keywords", "countries", "texts")
                .isEqualTo(shipped);
    }

    @Test
    void shouldKnowEveryCountryOfTheZoneWeSellAndItsNeighbours() throws IOException {
        List<String> eea;
        try (var lines = Files.lines(Travellers.CONF.resolve("zones/EEA.csv"))) {
            eea = lines.filter(l -> l.matches("[0-9]{3},.*"))
                    .map(l -> l.substring(0, 3))
                    .toList();
        }

        assertThat(eea)
                .hasSizeGreaterThan(30)
                .allSatisfy(mcc -> assertThat(country(mcc).emergency()).contains("112"));
        assertThat(country("460").emergency()).isEqualTo("110 / 120 / 119");
        assertThat(country("228").iso()).isEqualTo("CH");
        assertThat(country("286").iso()).isEqualTo("TR");
        assertThat(country("311").emergency()).isEqualTo("911");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            care.yaml|enabled: true|enabld: true|0|unknown key 'enabld'; did you mean 'enabled'
            care.yaml|sender: "5555"|sender: "20"|0|is none of +31612345678, a short code
            care.yaml|home: Asia/Shanghai|home: Mars/Base|0|'Mars/Base' is not a time zone
            care.yaml|from: "22:00"|from: "ten"|0|quiet-hours.from
            care.yaml|[START, SUBSCRIBE,|[STOP, SUBSCRIBE,|0|means STOP already
            care.yaml|[HELP, INFO,|["123", INFO,|0|a keyword has at least one letter
            care.yaml|validity: 1h|validity: 1s|-2|a validity lies between a minute and 14 days
            zh.yaml|balance-none:|balance-non:|0|unknown key 'balance-non'; did you mean 'balance-none'
            zh.yaml|{plan}已使用{percent}|{plan}已使用{procent}|-1|unknown placeholder {procent}
            nl.yaml|Noodgeval: {emergency}.\\n  U heeft|U heeft|-1|does not tell {emergency}
            countries.csv|208,FR|20,FR|0|column mcc: '20' is not mobile country codes
            countries.csv|208,FR|204,FR|0|mcc 204 stands above already
            countries.csv|208,FR|208,NL|0|'NL' stands above already
            countries.csv|Europe/Paris|Europe/Pariss|0|'Europe/Pariss' is not a time zone
            countries.csv|法国|''|0|column zh: '' is not a name
            countries.csv|Frankrijk,112|Frankrijk,call|0|'call' is not numbers such as 112
            """)
    void shouldSayFileAndLineOfAMistake(String file, String right, String wrong, int line, String reason) {
        ConfFolder conf = ConfFolder.copyTo(folder);
        Path path = folder.resolve("care").resolve(file);
        String before = plain(right);
        int at = conf.lineOf(path, before) + line;
        conf.replace(path, before, plain(wrong));

        assertThatThrownBy(() -> CareFiles.read(folder)).isInstanceOfSatisfying(ConfigException.class, e -> assertThat(
                        e.problems())
                .anySatisfy(p ->
                        assertThat(p.toString()).contains(file + ":" + at + ":").contains(reason)));
    }

    @Test
    void shouldSayThatALanguageOrATextIsMissing() throws IOException {
        ConfFolder conf = ConfFolder.copyTo(folder);
        Files.delete(folder.resolve("care/nl.yaml"));
        conf.replace(folder.resolve("care/en.yaml"), "language: \"We write to you in English now.\"", "");

        assertThatThrownBy(() -> CareFiles.read(folder))
                .hasMessageContaining("nl.yaml: no such file")
                .hasMessageContaining("'language' is missing");
    }

    @Test
    void shouldRefuseATextThatIsTooLongAnywhere() {
        ConfFolder conf = ConfFolder.copyTo(folder);
        Path file = folder.resolve("care/en.yaml");
        int line = conf.lineOf(file, "entry-covered: |-");
        conf.replace(file, "works here, at no extra charge", "works here" + ", and here".repeat(50));

        assertThatThrownBy(() -> CareFiles.read(folder))
                .hasMessageContaining("en.yaml:" + line + ": entry-covered: takes ")
                .hasMessageContaining(" short messages in ")
                .hasMessageContaining(", at most 4 are allowed");
    }

    private static Country country(String mcc) {
        return Travellers.settings().countries().ofMcc(mcc).orElseThrow();
    }

    private static String plain(String text) {
        return text.replace("\\n", "\n").replace("\\|", "|").strip();
    }
}
