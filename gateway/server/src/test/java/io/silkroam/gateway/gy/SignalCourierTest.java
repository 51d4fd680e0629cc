package io.silkroam.gateway.gy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Commands;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.gateway.ConfFolder;
import io.silkroam.gateway.FakePeer;
import io.silkroam.gateway.TestGateway;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Peers hear of their open sessions, as often as configured and no more. */
class SignalCourierTest {
    private static final String SESSION = FakePeer.PGW + ";1";

    @TempDir
    private Path temporary;

    private TestGateway gateway;

    @BeforeEach
    void start() {
        gateway = TestGateway.start(ConfFolder.copyTo(temporary.resolve("conf"))
                .configuration(
                        temporary.resolve("data"), Map.of("signals.again-after", "100ms", "signals.attempts", "2")));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldAskForAnUpdateAfterATopUpUntilItWasAskedForOftenEnough() {
        try (FakePeer pgw = gateway.peer()) {
            pgw.ask(pgw.initial("1"));
            gateway.sell("top-up");
            for (int attempt = 1; attempt <= 2; attempt++) {
                Message rar = pgw.readRequest(Commands.RE_AUTH);
                assertThat(rar.utf8(Avps.SESSION_ID)).hasValue(SESSION);
                assertThat(rar.utf8(Avps.DESTINATION_HOST)).hasValue(FakePeer.PGW);
                assertThat(rar.unsigned(Avps.RE_AUTH_REQUEST_TYPE)).hasValue(0);
                pgw.answer(rar, ResultCodes.DIAMETER_SUCCESS);
            }
            await().during(Duration.ofMillis(1_500)).until(() -> !pgw.hasUnread());
            gateway.apply(new AccountChange.StatusChange(AccountStatus.SUSPENDED, "test"));
            Message next = pgw.read();
            assertThat(next.header().commandCode()).isEqualTo(Commands.ABORT_SESSION);
            assertThat(gateway.account().sessions()).hasSize(1);
        }
    }

    @Test
    void shouldCloseASessionThatThePeerDoesNotKnow() {
        try (FakePeer pgw = gateway.peer()) {
            pgw.ask(pgw.initial("1"));
            gateway.sell("top-up");
            pgw.answer(pgw.readRequest(Commands.RE_AUTH), ResultCodes.DIAMETER_UNKNOWN_SESSION_ID);
            await().until(() -> gateway.account().sessions().isEmpty());
        }
    }

    @Test
    void shouldWaitWithASignalUntilThePeerIsBack() {
        try (FakePeer pgw = gateway.peer()) {
            pgw.ask(pgw.initial("1"));
        }
        gateway.sell("top-up");
        try (FakePeer pgw = FakePeer.open(gateway.port(), "pgw2." + FakePeer.REALM)) {
            pgw.ask(pgw.initial("2"));
        }
        try (FakePeer pgw = gateway.peer()) {
            assertThat(pgw.readRequest(Commands.RE_AUTH).utf8(Avps.SESSION_ID)).hasValue(SESSION);
        }
    }
}
