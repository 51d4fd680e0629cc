package io.silkroam.gateway.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.conf.ConfigException;
import io.silkroam.diameter.edge.EdgeMode;
import io.silkroam.diameter.edge.EdgeRule;
import io.silkroam.messaging.account.SmscLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The folder conf/ as it is shipped: it is good, and what it shows as defaults are the defaults. */
class ShippedConfigurationTest {
    private static final Path CONF = shipped();
    private static final String IDENTITY = "identity:\n  host: gw1.silkroam.example\n  realm: silkroam.example\n";

    @TempDir
    private Path folder;

    @Test
    void shouldBeGoodAsItIs() {
        Configuration configuration = Configuration.read(CONF, Map.of());

        assertThat(configuration.plans()).isNotEmpty();
        assertThat(configuration.zones().names()).contains("EEA");
        assertThat(configuration.partners()).extracting(p -> p.id()).contains("kpn");
    }

    @Test
    void shouldShowTheDefaultsOfTheCode() throws IOException {
        assertThat(differences(defaults(IDENTITY), GatewayFile.read(CONF, Map.of())))
                .isEmpty();
    }

    @Test
    void shouldSeeADefaultThatTheFileShowsWrongly() throws IOException {
        GatewaySettings other =
                GatewayFile.read(CONF, Map.of("charging.validity-time", "2h", "diameter.limits.avps", "77"));

        assertThat(differences(defaults(IDENTITY), other))
                .hasSize(2)
                .anyMatch(d -> d.contains("1000") || d.contains("2000"))
                .anyMatch(d -> d.contains("PT2H"));
    }

    @Test
    void shouldNameEveryEdgeRuleAndItsMode() {
        DiameterSettings diameter = GatewayFile.read(CONF, Map.of()).diameter();

        // A rule that is not named is enforced (EdgePolicy).
        assertThat(diameter.edge()).containsOnlyKeys(EdgeRule.values());
        assertThat(diameter.edge().values()).containsOnly(EdgeMode.ENFORCE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            diameter.port           | 70000     | 70000 is not between 0 and 65535
            diameter.timers.watchdog| 5s        | 6
            charging.validity-time  | soon      | 'soon' is not a duration
            charging.valid-time     | 1h        | there is no such key
            diameter.edge.realm     | perhaps   | 'perhaps' is none of off, watch, enforce
            smpp.port               | 65536     | 65536 is not between 0 and 65535
            smpp.links.kpn.port     | none      | 'none' is not a whole number
            smpp.links.kpm.enabled  | true      | there is no such key
            smpp.addresses          | 10.0.0.1  | smpp: addresses: others reach 10.0.0.1, and plain SMPP shows them
            smpp.addresses          | gw1       | 'gw1' is not an IPv4 or IPv6 address
            zones.calendar          | Mars/Base | 'Mars/Base' is not a time zone
            """)
    void shouldRefuseAValueThatDoesNotFit(String key, String value, String reason) {
        assertThatThrownBy(() -> Configuration.read(CONF, Map.of(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldReportTheMistakesOfAllFilesTogether() throws IOException {
        Files.createDirectories(folder.resolve("zones"));
        Files.createDirectories(folder.resolve("partners"));
        Files.writeString(folder.resolve("gateway.yaml"), IDENTITY + "diameter:\n  prt: 1\n");
        Files.writeString(folder.resolve("zones/EEA.csv"), "mcc,iso,name,from,until\n204,NL,Netherlands,,\n");
        Files.writeString(folder.resolve("plans.yaml"), "plans: []\n");
        Files.writeString(folder.resolve("partners/kpn.yaml"), "applications: [gx]\n");

        assertThatThrownBy(() -> Configuration.read(folder, Map.of()))
                .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.problems())
                        .extracting(Object::toString)
                        .anyMatch(p -> p.contains("gateway.yaml:5") && p.contains("prt") && p.contains("port"))
                        .anyMatch(p -> p.contains("plans.yaml"))
                        .anyMatch(p -> p.contains("kpn.yaml") && p.contains("gx")));
    }

    private GatewaySettings defaults(String text) throws IOException {
        Files.writeString(folder.resolve("gateway.yaml"), text);
        return GatewayFile.read(folder, Map.of());
    }

    @Test
    void shouldShowOneLinkThatIsNotConnected() {
        assertThat(GatewayFile.read(CONF, Map.of()).smpp().links())
                .containsExactly(Map.entry("kpn", new SmscLink.Endpoint(false, "127.0.0.1", 2775)));
    }

    /** What differs, a line each, down to single values; edge modes and links are compared by tests of their own. */
    private static List<String> differences(GatewaySettings expected, GatewaySettings actual) {
        List<String> found = new ArrayList<>();
        compare("", expected, actual, found);
        return found;
    }

    private static void compare(String path, Object expected, Object actual, List<String> found) {
        if (path.equals(".diameter.edge") || path.equals(".smpp.links") || Objects.equals(expected, actual)) {
            return;
        }
        if (!(expected instanceof Record) || !(actual instanceof Record)) {
            found.add("%s: in code %s, in the file %s".formatted(path, expected, actual));
            return;
        }
        Arrays.stream(expected.getClass().getRecordComponents())
                .forEach(c -> compare(path + "." + c.getName(), value(c, expected), value(c, actual), found));
    }

    private static Object value(java.lang.reflect.RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path shipped() {
        Path above = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (!Files.exists(above.resolve("conf/gateway.yaml"))) {
            above = above.getParent();
        }
        return above.resolve("conf");
    }
}
