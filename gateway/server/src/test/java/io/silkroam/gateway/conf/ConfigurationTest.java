package io.silkroam.gateway.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.tariff.Run;
import io.silkroam.billing.tariff.Tariffs;
import io.silkroam.conf.ConfigException;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.edge.EdgeMode;
import io.silkroam.diameter.edge.EdgeRule;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.node.OutboundPeer;
import io.silkroam.gateway.ConfFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator writes is understood as a whole, or every mistake in it is named with file, line and reason. */
class ConfigurationTest {
    private static final String SECRET = "hunter2";

    @TempDir
    private Path temporary;

    private ConfFolder conf;

    @BeforeEach
    void copy() {
        conf = ConfFolder.copyTo(temporary.resolve("conf"));
    }

    @Test
    void shouldUnderstandAPartner() {
        Configuration read = conf.replace(conf.kpn(), "tls-required: false", "tls-required: true")
                .replace(conf.kpn(), "relay: false", "relay: true")
                .replace(conf.kpn(), "[\"20408\"]", "[\"20408\", \"2040900-2040909\"]")
                .replace(conf.kpn(), "edge: {}", "edge: {subscriber: watch}")
                .replace(
                        conf.kpn(),
                        "connect: []",
                        "connect: [{host: dra1.epc.mnc008.mcc204.3gppnetwork.org, address: 127.0.0.9, tls: true}]")
                .configuration(temporary);

        Partner kpn = read.partners().get(0);
        assertThat(kpn.id()).isEqualTo("kpn");
        assertThat(kpn.identity().tlsRequired()).isTrue();
        assertThat(kpn.identity().relay()).isTrue();
        assertThat(kpn.identity().addresses()).hasSize(2);
        assertThat(kpn.rights().imsis()).hasSize(2);
        assertThat(kpn.rights().applications())
                .extracting(right -> right.applicationId())
                .containsExactly(Applications.CREDIT_CONTROL);
        assertThat(kpn.modes()).isEqualTo(Map.of(EdgeRule.SUBSCRIBER, EdgeMode.WATCH));
        assertThat(read.connect())
                .containsExactly(
                        new OutboundPeer("dra1.epc.mnc008.mcc204.3gppnetwork.org", "127.0.0.9", 3868, true, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connections-per-peer: 4 | connections-per-peer: 0 | connections-per-peer | 0 is not between 1 and 64",
                "applications: [gy] | applications: [gy, s6a] | applications: | application 's6a' is not served",
                "[127.0.0.0/8, \"::1\"] | [127.0.0.0/33, \"::1\"] | [127.0.0.0/8 | 127.0.0.0/33",
                "imsis: [\"20408\"] | imsis: [\"2040x\"] | imsis: [\"20408\"] | 2040x",
                "imsis: [\"20408\"] | imsis: [\"2040809-2040800\"] | imsis: [\"20408\"] | 2040809-2040800",
                "edge: {} | edge: {realm: strict} | edge: {} | 'strict' is none of off, watch, enforce",
                "edge: {} | edge: {reelm: watch} | edge: {} | unknown key 'reelm'; did you mean 'realm'",
                "connect: [] | connect: [{address: 127.0.0.1}] | connect: [] | 'host' is missing",
                "hosts: [\"*\"] | hosts: [\"no name\"] | name: KPN | not a DiameterIdentity: no name"
            })
    void shouldNameTheLineOfAPartnersMistake(String text, String mistake, String at, String reason) {
        int line = conf.lineOf(conf.kpn(), at);
        assertThat(problems(conf.replace(conf.kpn(), text, mistake)))
                .singleElement()
                .asString()
                .contains("kpn.yaml:" + line + ":", reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: 3868 | port: 65536 | port: 3868 | 65536 is not between 0 and 65535",
                "'network.\n  event-loops: 2' | 'network.\n  event-loops: two' | event-loops: 2"
                        + " | 'two' is not a whole number",
                "watchdog: 30s | watchdog: 1s | connect: 5s | 6",
                "validity-time: 1h | validity-time: 0s | validity-time: 1h | validity is at least a second",
                "floor: 60 | floor: 6000 | floor: 60 | charging.time-slices: ",
                "strict-sessions: false | strict-sessions: perhaps | strict-sessions: false | perhaps",
                "calendar: Europe/Amsterdam | calendar: Mars | calendar: Europe/Amsterdam | 'Mars' is not a time zone",
                "shutdown-grace: 10s | shutdown-grase: 10s | shutdown-grace: 10s | unknown key 'shutdown-grase'",
                "'authorities: \"\"\n  # How' | 'authorities: ca.pem\n  # How' | port: 5658"
                        + " | needs certificates, private-key",
                "'this folder.\n  password-file: \"\"' | 'this folder.\n  password-file: none.txt' | url: \"\""
                        + " | password-file none.txt cannot be read"
            })
    void shouldNameTheLineOfAMistakeOfTheGateway(String text, String mistake, String at, String reason) {
        int line = conf.lineOf(conf.gateway(), at);
        assertThat(problems(conf.replace(conf.gateway(), text, mistake)))
                .singleElement()
                .asString()
                .contains("gateway.yaml:" + line + ":", reason);
    }

    @Test
    void shouldNameEveryMistakeOfEveryFileAtOnce() {
        conf.replace(conf.gateway(), "port: 3868", "port: x")
                .replace(conf.gateway(), "network.\n  event-loops: 2", "network.\n  event-loops: 0")
                .replace(conf.kpn(), "burst: 10000", "burst: -1")
                .replace(conf.plans(), "vat: 21%", "vat: much")
                .replace(conf.folder().resolve("billing.yaml"), "every: 1s", "every: often")
                .replace(
                        conf.folder().resolve("tariffs/kpn.csv"),
                        "kpn,host,*,messages,0.02",
                        "kpn,host,*,messages,-0.02");
        assertThat(problems(conf))
                .hasSize(6)
                .anyMatch(p -> p.contains("gateway.yaml:") && p.contains("'x'"))
                .anyMatch(p -> p.contains("gateway.yaml:") && p.contains("event-loops"))
                .anyMatch(p -> p.contains("kpn.yaml:") && p.contains("burst"))
                .anyMatch(p -> p.contains("plans.yaml:") && p.contains("much"))
                .anyMatch(p -> p.contains("billing.yaml:") && p.contains("feed.every: 'often' is not a duration"))
                .anyMatch(p -> p.contains("kpn.csv:") && p.contains("column price: '-0.02' is not a price"));
    }

    @Test
    void shouldReadTariffsAgainAsTheyAreNow() {
        Configuration read = conf.configuration(temporary);
        conf.replace(conf.folder().resolve("tariffs/kpn.csv"), "kpn,host,*,messages,0.02", "kpn,host,*,messages,0.03");

        assertThat(messagePrice(read.tariffs())).isEqualTo(20_000_000L);
        assertThat(messagePrice(read.readTariffs())).isEqualTo(30_000_000L);
        assertThat(read.billing().files().folder()).isEqualTo(temporary.resolve("exports"));
    }

    private static long messagePrice(Tariffs tariffs) {
        return tariffs.find(Run.HOST, Optional.empty(), UsageUnit.MESSAGES, LocalDate.of(2026, 11, 28))
                .orElseThrow()
                .priceNanos();
    }

    @Test
    void shouldTakeTheKeysThatScriptsSet() {
        Map<String, String> set = new LinkedHashMap<>();
        set.put("diameter.port", "4000");
        set.put("diameter.addresses", "127.0.0.1, ::1");
        set.put("diameter.tls.port", "4001");
        set.put("diameter.tls.certificates", "gw.pem");
        set.put("diameter.tls.private-key", "gw.key");
        set.put("diameter.tls.authorities", "ca.pem");
        set.put("data.dir", "elsewhere");
        set.put("database.url", "jdbc:postgresql://db/silkroam");
        GatewaySettings settings = Configuration.read(conf.folder(), set).settings();

        assertThat(settings.dataDir()).isEqualTo(Path.of("elsewhere"));
        assertThat(settings.database().url()).isEqualTo("jdbc:postgresql://db/silkroam");
        assertThat(settings.charging().lanes().lanes())
                .as("two lanes on PostgreSQL")
                .isEqualTo(2);
        assertThat(settings.diameter().port()).isEqualTo(4000);
        assertThat(settings.diameter().addresses()).containsExactly("127.0.0.1", "::1");
        DiameterSettings.Tls tls = settings.diameter().tls().orElseThrow();
        assertThat(tls.port()).isEqualTo(4001);
        assertThat(tls.files().privateKey()).isEqualTo(conf.folder().resolve("gw.key"));
    }

    @Test
    void shouldNameAKeyOfTheCommandLineThatDoesNotExistOrFit() {
        assertThat(problems(Map.of("diameter.prot", "1"))).containsExactly("--set diameter.prot: there is no such key");
        assertThat(problems(Map.of("diameter.port", "x")))
                .containsExactly("--set diameter.port: 'x' is not a whole number");
    }

    @Test
    void shouldReadThePasswordFromItsFileAndNeverShowIt() {
        conf.write("password.txt", SECRET + "\n")
                .replace(
                        conf.gateway(),
                        "this folder.\n  password-file: \"\"",
                        "this folder.\n  password-file: password.txt");
        Configuration read = conf.configuration(temporary, Map.of("database.url", "jdbc:postgresql://db/silkroam"));
        assertThat(read.settings().database().password()).isEqualTo(SECRET);
        assertThat(read.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/silkroam?user=a&password=hunter2",
        "postgres://silkroam:hunter2@db/silkroam",
        "jdbc:postgresql://silkroam:hunter2@db/silkroam",
        "jdbc:mysql://db/silkroam?password=hunter2",
        "jdbc:h2:file:data/silkroam;PASSWORD=hunter2"
    })
    void shouldRefuseAPasswordInTheAddressWithoutShowingIt(String url) {
        assertThat(problems(Map.of("database.url", url))).hasSize(1).noneMatch(p -> p.contains(SECRET));
    }

    @Test
    void shouldRefuseAPasswordAmongTheKeysWithoutShowingIt() {
        conf.replace(conf.gateway(), "user: silkroam", "user: silkroam\n  password: " + SECRET);
        assertThat(problems(conf))
                .hasSize(1)
                .allMatch(p -> p.contains("unknown key 'password'") && !p.contains(SECRET));
    }

    private static List<String> problems(ConfFolder conf) {
        return problems(conf.folder(), Map.of());
    }

    private List<String> problems(Map<String, String> set) {
        return problems(conf.folder(), set);
    }

    private static List<String> problems(Path folder, Map<String, String> set) {
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> Configuration.read(folder, set));
        assertThat(refused).as("refused").isNotNull();
        return refused.problems().stream().map(Object::toString).toList();
    }
}
