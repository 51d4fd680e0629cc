package io.silkroam.gateway.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigFile;
import io.silkroam.messaging.account.BindGuard;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.messaging.account.SmscLink.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section of SMPP: what it means empty, where each key goes, and who is protected from plain SMPP. */
class SmppSectionTest {
    private static final String TLS = "tls: {certificates: own.pem, private-key: own.key}";

    @Test
    void shouldMeanTheDefaultsWhenEmpty() {
        assertThat(read("data: {dir: x}")).isEqualTo(SmppSettings.standard());
    }

    @Test
    void shouldPutEveryKeyInItsPlace() {
        assertThat(read("""
                smpp:
                  enabled: false
                  system-id: OURS
                  addresses: [10.0.0.1]
                  port: 1
                  plain-off-loopback: true
                  tls: {port: 2, certificates: own.pem, private-key: own.key, authorities: ca.pem}
                  timers:
                    bind: 5s
                    response: 6s
                    enquire-link: 7s
                    inactivity: 8s
                    write: 9s
                    unbind: 10s
                  limits:
                    pdu-octets: 70000
                    connections: 12
                    unbound-per-address: 14
                    unsent-octets: 70001
                    event-loops: 16
                  bind-guard: {failures: 17, within: 18s, pause: 19s, remembered: 200}
                  passwords: {threads: 21, queue: 22}
                  links:
                    kpn: {enabled: true, host: smsc.kpn.example, port: 23}
                    other: {enabled: false}
                """))
                .isEqualTo(new SmppSettings(
                        false,
                        "OURS",
                        List.of("10.0.0.1"),
                        1,
                        true,
                        Optional.of(new SmppSettings.Tls(
                                2,
                                Path.of("conf/own.pem"),
                                Path.of("conf/own.key"),
                                Optional.of(Path.of("conf/ca.pem")))),
                        new SmppSettings.Timers(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(7),
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(9),
                                Duration.ofSeconds(10)),
                        new SmppSettings.Limits(70_000, 12, 14, 70_001, 16),
                        new BindGuard.Settings(17, Duration.ofSeconds(18), Duration.ofSeconds(19), 200),
                        new EsmePasswords.Settings(
                                21, 22, EsmePasswords.Settings.standard().iterations()),
                        Map.of("kpn", new Endpoint(true, "smsc.kpn.example", 23), "other", Endpoint.NOWHERE)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            port: 65536 | smpp.port: 65536 is not between 0 and 65535
            prt: 1 | unknown key 'prt'; did you mean 'port'?
            system-id: two words | smpp.system-id: 'two words' is not 1 to 15 ASCII characters without spaces
            tls: {certificates: own.pem} | smpp.tls: needs certificates and private-key, or neither
            tls: {authorities: ca.pem} | smpp.tls: authorities without certificates and private-key are of no use
            timers: {bind: 0s} | smpp.timers: bind: should be more than nothing and at most PT1H
            timers: {inactivity: 25h} | smpp.timers: inactivity is at most PT24H, or 0s for never
            limits: {pdu-octets: 65536} | smpp.limits.pdu-octets: 65536 is not between 66000 and 1048576
            bind-guard: {failures: 0} | smpp.bind-guard.failures: 0 is not between 1 and 1000000
            links: {kpn: {port: 1}} | smpp.links.kpn: 'host' is missing
            links: {kpn: {host: x, prt: 1}} | unknown key 'prt'; did you mean 'port'?
            addresses: [gw1] | smpp: addresses: 'gw1' is not an IPv4 or IPv6 address
            """)
    void shouldNameTheLineOfAMistake(String line, String problem) {
        assertThatThrownBy(() -> read("smpp:\n  " + line))
                .isInstanceOf(ConfigException.class)
                .hasMessage("gateway.yaml:2: " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1, '::1'   |                          | 127.0.0.1 ::1 |               |
            127.0.0.1          | plain-off-loopback: true | 127.0.0.1     |               |
            10.0.0.1           | plain-off-loopback: true | 10.0.0.1      |               | 10.0.0.1
            0.0.0.0            | plain-off-loopback: true | 0.0.0.0       |               | 0.0.0.0
            10.0.0.1,127.0.0.2 | TLS                      | 127.0.0.2     | 10.0.0.1 127.0.0.2 |
            '::'               | TLS                      |               | ::            |
            """)
    void shouldOfferPlainSmppToOthersOnlyWhereThatIsSaid(
            String addresses, String more, String plain, String tls, String shown) {
        SmppSettings settings = read("smpp:\n  addresses: [" + quoted(addresses) + "]\n  "
                + (more == null ? "" : more.equals("TLS") ? TLS : more));

        assertThat(String.join(" ", settings.plainAddresses())).isEqualTo(plain == null ? "" : plain);
        assertThat(String.join(" ", settings.tlsAddresses())).isEqualTo(tls == null ? "" : tls);
        assertThat(String.join(" ", settings.plainForOthers())).isEqualTo(shown == null ? "" : shown);
    }

    @Test
    void shouldRefuseAnAddressThatOthersReachWithoutTls() {
        assertThatThrownBy(() -> read("smpp:\n  addresses: [127.0.0.1, 10.0.0.1]"))
                .hasMessage("gateway.yaml:2: smpp: addresses: others reach 10.0.0.1, and plain SMPP shows them"
                        + " passwords and messages: configure tls, or say plain-off-loopback: true");
        assertThat(read("smpp:\n  enabled: false\n  addresses: [10.0.0.1]").enabled())
                .isFalse();
    }

    private static String quoted(String addresses) {
        return addresses.replace("'", "").replaceAll("([^, ]+)", "\"$1\"");
    }

    private static SmppSettings read(String yaml) {
        ConfigFile file = ConfigFile.parse("gateway.yaml", yaml);
        file.root().section("data").text("dir");
        SmppSettings settings = new SmppSection(file.root().section("smpp"), Path.of("conf")).read();
        file.finish();
        return settings;
    }
}
