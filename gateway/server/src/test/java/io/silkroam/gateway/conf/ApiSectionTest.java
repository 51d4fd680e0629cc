package io.silkroam.gateway.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The section of the API: what it means empty, and where each key goes. */
class ApiSectionTest {
    @Test
    void shouldMeanTheDefaultsWhenEmpty() {
        assertThat(read("data: {dir: x}")).isEqualTo(ApiSettings.standard());
    }

    @Test
    void shouldPutEveryKeyInItsPlace() {
        assertThat(read("""
                api:
                  enabled: false
                  addresses: [10.0.0.1]
                  port: 1
                  names: [API.example.com]
                  tls: {certificate: own.pem, private-key: own.key}
                  idempotency-memory: 2h
                  limits:
                    connections: 2
                    connections-per-address: 3
                    line-octets: 4000
                    header-octets: 5000
                    body-octets: 6000
                    upload-octets: 7000
                    uploads: 8
                    workers: 9
                    queue: 10
                    handshake-time: 11s
                    idle-time: 12s
                    head-time: 13s
                    body-time: 14s
                    answer-time: 15s
                    requests-per-second: 16
                    requests-burst: 17
                    failures-per-minute: 18
                    failures-burst: 19
                """))
                .isEqualTo(new ApiSettings(
                        false,
                        List.of("10.0.0.1"),
                        1,
                        List.of("api.example.com"),
                        Optional.of(new ApiSettings.Tls(Path.of("conf/own.pem"), Path.of("conf/own.key"))),
                        new ApiSettings.Limits(
                                2,
                                3,
                                4_000,
                                5_000,
                                6_000,
                                7_000,
                                8,
                                9,
                                10,
                                new ApiSettings.Timeouts(
                                        Duration.ofSeconds(11),
                                        Duration.ofSeconds(12),
                                        Duration.ofSeconds(13),
                                        Duration.ofSeconds(14),
                                        Duration.ofSeconds(15)),
                                new ApiSettings.Rates(16, 17, 18, 19)),
                        Duration.ofHours(2)));
    }

    @Test
    void shouldNameEveryMistake() {
        assertThatThrownBy(() -> read("""
                api:
                  names: ["not a name"]
                  tls: {certificate: own.pem}
                  idempotency-memory: 99d
                  limits: {workers: 0, idle-time: 0s, wrokers: 3}
                """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("names: 'not a name' is not a host name")
                .hasMessageContaining("api.tls: needs certificate and private-key, or neither")
                .hasMessageContaining("idempotency-memory: should be more than nothing and at most PT720H")
                .hasMessageContaining("api.limits.workers: 0 is not between 2 and 1000")
                .hasMessageContaining("idle-time: should be more than nothing")
                .hasMessageContaining("unknown key 'wrokers'; did you mean 'workers'?");
    }

    private static ApiSettings read(String yaml) {
        ConfigFile file = ConfigFile.parse("gateway.yaml", yaml);
        file.root().section("data").text("dir");
        ApiSettings settings = new ApiSection(file.root().section("api"), Path.of("conf")).read();
        file.finish();
        return settings;
    }
}
