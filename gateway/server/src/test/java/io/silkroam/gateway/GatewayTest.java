package io.silkroam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.ResultCodes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway, from a partner's socket to the account. */
class GatewayTest {
    private static final long BEYOND_LONG = -1; // 2^64-1 on the wire

    @TempDir
    private Path temporary;

    @Test
    void shouldGrantAndChargeASession() {
        try (TestGateway gateway = TestGateway.start(conf(), data());
                FakePeer pgw = gateway.peer()) {
            Message answer = pgw.ask(pgw.initial("1"));
            assertThat(answer.unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_SUCCESS);
            AvpCursor service = answer.avps();
            assertThat(service.next(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL)).isTrue();
            assertThat(service.group().next(Avps.GRANTED_SERVICE_UNIT)).isTrue();

            assertThat(pgw.resultOf(pgw.ccr(3, 1, "1", used(1_000_000)))).isEqualTo(2001);
            assertThat(gateway.account().sessions()).isEmpty();
            assertThat(remaining(gateway)).isEqualTo(999_000_000);
            assertThat(gateway.gateway().counters())
                    .containsEntry("gy.requests.INITIAL.SUCCESS", 1L)
                    .containsEntry("gy.requests.TERMINATION.SUCCESS", 1L);
        }
    }

    @Test
    void shouldTakeEverythingAndNothingMoreForUsageBeyondBelief() {
        try (TestGateway gateway = TestGateway.start(conf(), data());
                FakePeer pgw = gateway.peer()) {
            pgw.ask(pgw.initial("1"));
            assertThat(pgw.resultOf(pgw.ccr(2, 1, "1", used(Long.MAX_VALUE - 1))))
                    .isEqualTo(2001);
            assertThat(pgw.resultOf(pgw.ccr(3, 2, "1", used(Long.MAX_VALUE - 1))))
                    .isEqualTo(2001);
            assertThat(remaining(gateway)).isZero();
        }
    }

    @Test
    void shouldRefuseUsageThatCannotHaveHappened() {
        try (TestGateway gateway = TestGateway.start(conf(), data());
                FakePeer pgw = gateway.peer()) {
            pgw.ask(pgw.initial("1"));
            assertThat(pgw.resultOf(pgw.ccr(2, 1, "1", used(BEYOND_LONG))))
                    .isEqualTo(ResultCodes.DIAMETER_INVALID_AVP_VALUE);
            assertThat(remaining(gateway)).isEqualTo(1_000_000_000);
        }
    }

    @Test
    void shouldRepeatTheRequestsKeyInTheAnswerThatRefusesIt() {
        try (TestGateway gateway = TestGateway.start(conf(), data());
                FakePeer pgw = gateway.peer()) {
            Message answer = pgw.ask(pgw.ccr(2, 5, "1", out -> {}));
            assertThat(answer.unsigned(Avps.RESULT_CODE)).hasValue(ResultCodes.DIAMETER_USER_UNKNOWN);
            assertThat(answer.unsigned(Avps.CC_REQUEST_TYPE)).hasValue(2);
            assertThat(answer.unsigned(Avps.CC_REQUEST_NUMBER)).hasValue(5);
            assertThat(gateway.gateway().counters()).containsEntry("gy.unusable.5030", 1L);
        }
    }

    @Test
    void shouldKeepWhatWasSoldAndUsedOverARestart() {
        ConfFolder conf = conf();
        try (TestGateway gateway = TestGateway.start(conf, data());
                FakePeer pgw = gateway.peer()) {
            pgw.ask(pgw.initial("1"));
            pgw.ask(pgw.ccr(3, 1, "1", used(123)));
        }
        try (TestGateway gateway = TestGateway.start(conf, data())) {
            assertThat(remaining(gateway)).isEqualTo(1_000_000_000 - 123);
        }
    }

    @Test
    void shouldLeaveNothingOpenWhereItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> port = Map.of("diameter.port", Integer.toString(taken.getLocalPort()));
            assertThatThrownBy(() -> TestGateway.start(conf().configuration(data(), port)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1 port " + taken.getLocalPort() + ": ");
        }
        assertThat(data().resolve("silkroam.owner")).doesNotExist();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("diameter-control") || name.startsWith("lane"));
    }

    private static java.util.function.Consumer<io.silkroam.diameter.codec.MessageWriter> used(long octets) {
        return out -> out.group(Avps.SUBSCRIPTION_ID, id -> id.add(Avps.SUBSCRIPTION_ID_TYPE, 1)
                        .add(Avps.SUBSCRIPTION_ID_DATA, TestGateway.IMSI))
                .group(Avps.MULTIPLE_SERVICES_CREDIT_CONTROL, mscc -> mscc.add(Avps.RATING_GROUP, 1)
                        .group(Avps.USED_SERVICE_UNIT, usu -> usu.add(Avps.CC_TOTAL_OCTETS, octets)));
    }

    private static long remaining(TestGateway gateway) {
        return gateway.account().subscriptions().stream()
                .flatMap(s -> s.buckets().stream())
                .mapToLong(b -> b.remaining())
                .sum();
    }

    private ConfFolder conf() {
        Path folder = temporary.resolve("conf");
        return Files.exists(folder) ? new ConfFolder(folder) : ConfFolder.copyTo(folder);
    }

    private Path data() {
        return temporary.resolve("data");
    }
}
