package io.silkroam.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkroam.gateway.ConfFolder;
import io.silkroam.gateway.FakePeer;
import io.silkroam.gateway.TestGateway;
import io.silkroam.gateway.conf.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor says what is wrong, from what the gateway wrote about itself and what is on this machine. */
class DoctorTest {
    private static final long NO_PROCESS = Integer.MAX_VALUE;

    @TempDir
    private Path temporary;

    private Configuration configuration;
    private Path status;

    @BeforeEach
    void read() {
        Path data = temporary.resolve("data");
        configuration = ConfFolder.copyTo(temporary.resolve("conf")).configuration(data);
        status = data.resolve(StatusFile.NAME);
    }

    @Test
    void shouldSayThatNoGatewayRunsAndHowItsStoreIs() {
        assertThat(findings())
                .contains("ok     configuration: 1 plans, 1 zones, 1 partners")
                .contains("ok     smpp: 1 accounts, 1 links (0 enabled), 3 routes")
                .noneMatch(f -> f.startsWith("WRONG  smpp"))
                .anyMatch(f -> f.startsWith("WRONG  gateway: none runs on "))
                .anyMatch(f -> f.contains("disk: ") && f.contains("confirms a write in"))
                .anyMatch(f -> f.startsWith("ok     store: jdbc:h2:file:") && f.endsWith(" keeps what it confirms"));
    }

    @Test
    void shouldSayWhereOthersSeeSmppInClear() {
        configuration = ConfFolder.copyTo(temporary.resolve("open"))
                .configuration(
                        temporary.resolve("data"),
                        java.util.Map.of("smpp.addresses", "0.0.0.0", "smpp.plain-off-loopback", "true"));

        assertThat(findings())
                .contains("WRONG  smpp: 0.0.0.0 is offered in clear; whoever is between sees passwords and messages"
                        + " (plain-off-loopback)");
    }

    @Test
    void shouldFollowAPeerAsItComesAndGoes() {
        try (TestGateway gateway = TestGateway.start(configuration)) {
            awaitFinding("WRONG  peers: none has connected");
            try (FakePeer pgw = gateway.peer()) {
                awaitFinding("ok     peer: " + FakePeer.PGW + " (kpn) is open from 127.0.0.1 in clear, realm "
                        + FakePeer.REALM + ", applications [4]");
                assertThat(findings())
                        .anyMatch(f -> f.startsWith("ok     gateway: process "
                                + ProcessHandle.current().pid() + ", gw1.silkroam.example in silkroam.example"))
                        .noneMatch(f -> f.startsWith("WRONG  peer"));
                assertThat(pgw.hasUnread()).isFalse();
            }
            awaitFinding("WRONG  peer: " + FakePeer.PGW + " (kpn) is CLOSED: ");
        }
        assertThat(status).doesNotExist();
    }

    @Test
    void shouldWriteItsStatusWholeOrNotAtAll() {
        ObjectMapper json = new ObjectMapper();
        try (TestGateway gateway = TestGateway.start(configuration)) {
            await().until(() -> Files.exists(status));
            Path next = status.resolveSibling(StatusFile.NAME + ".next");
            long[] read = {0};
            // Over more than one renewal, every look finds a whole status.
            String first = json.readValue(status.toFile(), GatewayStatus.class).updatedAt();
            await().pollInterval(Duration.ofMillis(1)).until(() -> {
                GatewayStatus now = json.readValue(status.toFile(), GatewayStatus.class);
                read[0]++;
                return !now.updatedAt().equals(first) && !Files.exists(next);
            });
            assertThat(read[0]).isPositive();
            assertThat(gateway.port()).isPositive();
        } catch (NoSuchFileException e) {
            throw new AssertionError("the status was gone for a moment", e);
        } catch (IOException e) {
            throw new AssertionError("the status was not whole", e);
        }
    }

    @Test
    void shouldSayThatAGatewayEndedWithoutAWord() throws IOException {
        write(NO_PROCESS, Clock.systemUTC().instant().toString());
        assertThat(findings()).contains("WRONG  gateway: process " + NO_PROCESS + " ended without a word");
    }

    @Test
    void shouldSayThatAGatewayHasFallenSilent() throws IOException {
        write(
                ProcessHandle.current().pid(),
                Clock.systemUTC().instant().minusSeconds(60).toString());
        assertThat(findings()).anyMatch(f -> f.matches("WRONG  gateway: process [0-9]+ has said nothing for 6[0-9] s"));
    }

    @Test
    void shouldSayThatAStatusCannotBeRead() throws IOException {
        write(1, "yesterday");
        assertThat(findings()).anyMatch(f -> f.startsWith("WRONG  gateway: ") && f.contains("cannot be read"));
        Files.writeString(status, "{\"host\": ");
        assertThat(findings()).anyMatch(f -> f.startsWith("WRONG  gateway: ") && f.contains("cannot be read"));
    }

    private void write(long pid, String updatedAt) throws IOException {
        Files.createDirectories(status.getParent());
        new ObjectMapper()
                .writeValue(
                        status.toFile(),
                        new GatewayStatus(
                                "h", "r", pid, updatedAt, updatedAt, List.of(), 0, List.of(), java.util.Map.of()));
    }

    private void awaitFinding(String start) {
        await().until(() -> findings().stream().anyMatch(f -> f.startsWith(start)));
    }

    private List<String> findings() {
        return new Doctor(configuration, Clock.systemUTC()).examine();
    }
}
