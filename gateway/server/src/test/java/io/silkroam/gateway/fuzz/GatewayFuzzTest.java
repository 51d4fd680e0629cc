package io.silkroam.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.silkroam.fuzz.Barrage;
import io.silkroam.fuzz.Coverage;
import io.silkroam.fuzz.Trial;
import io.silkroam.gateway.gy.GyTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** CCRs and the API's requests; forms and properties as in the codecs' fuzz tests. */
class GatewayFuzzTest {
    private static final Trial<?> CCRS = Trial.warm(new GyTarget());
    private static final Trial<?> REQUESTS = Trial.warm(new ApiTarget());
    private static final Set<String> GY = Set.of(
            "io/silkroam/gateway/gy/Amounts",
            "io/silkroam/gateway/gy/BearerReader",
            "io/silkroam/gateway/gy/GyRequestReader",
            "io/silkroam/gateway/gy/UserLocation");
    private static final Set<String> API = Stream.of(
                    "Call",
                    "Fields",
                    "Page",
                    "http/Exchange",
                    "http/HeadCheck",
                    "http/Part",
                    "http/Routes",
                    "http/Target")
            .map(name -> "io/silkroam/gateway/api/" + name)
            .collect(Collectors.toSet());

    static Stream<byte[]> ccrs() {
        return new GyTarget().seeds().stream();
    }

    static Stream<byte[]> requests() {
        return new ApiTarget().seeds().stream();
    }

    @MethodSource("ccrs")
    @FuzzTest(maxDuration = "1h")
    void shouldReadAnyCcrThatPassed(byte[] octets) {
        CCRS.run(octets);
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "1h")
    void shouldServeOrRefuseAnyRequest(byte[] octets) {
        REQUESTS.run(octets);
    }

    @Test
    void shouldSurviveABarrageOfCcrs() {
        assertThat(Barrage.of(20_000).run(new GyTarget()).keySet()).contains("request", "malformed");
    }

    @Test
    void shouldSurviveABarrageOfRequests() {
        assertThat(Barrage.of(3_000).run(new ApiTarget()).keySet()).contains("200", "204", "400", "404");
    }

    @Test
    void shouldReachTheLinesOfTheReadersBySeedsAlone() {
        Coverage gy = Coverage.of(Path.of("target/classes"), GY, List.of(GyTarget.class));
        Coverage api = Coverage.of(Path.of("target/classes"), API, List.of(ApiTarget.class));
        System.out.println(gy + "\n" + api);
        assertThat(gy.percent()).isGreaterThanOrEqualTo(95);
        assertThat(api.percent()).isGreaterThanOrEqualTo(95);
    }
}
