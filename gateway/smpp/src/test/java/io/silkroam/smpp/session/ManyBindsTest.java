package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.smpp.transport.SmppLoops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many binds need no more threads than few. {@link IdleBinds} measures what a thousand cost. */
class ManyBindsTest {
    @Test
    void shouldKeepFiveHundredBindsOnTwoSharedEventLoops() {
        RecordingListener esmes = new RecordingListener();
        RecordingListener smsc = new RecordingListener();
        SmppLimits limits =
                new SmppLimits(io.silkroam.smpp.codec.CodecLimits.standard(), 1 << 20, 10, 1_000, 1_000, 1_000);
        SmppTimers patient = SmppTimers.standard().withBind(Duration.ofSeconds(30));
        List<SmppClient> clients = new ArrayList<>();
        try (SmppLoops loops = SmppLoops.start(2);
                SmppServer server = SmppServer.start(
                        loops,
                        SmppServerSettings.standard("smsc")
                                .withPort(0)
                                .withLimits(limits)
                                .withTimers(patient),
                        new TestServer.Doorman(),
                        smsc,
                        SmppObserver.NONE)) {
            int before = Thread.activeCount();
            for (int i = 0; i < 5; i++) {
                SmppClientSettings settings =
                        Tests.client(server.port()).withBinds(100).withTimers(patient);
                clients.add(SmppClient.start(loops, settings, esmes, SmppObserver.NONE));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> smsc.sessions.size() == 500);
            await().until(() -> clients.stream()
                            .mapToInt(client -> client.sessions().size())
                            .sum()
                    == 500);
            // The two loops, and one or two that come and go by themselves.
            assertThat(Thread.activeCount() - before).isLessThan(10);
            clients.forEach(
                    client -> assertThat(client.stop(Duration.ofSeconds(10))).isTrue());
            await().until(() -> smsc.ends.size() == 500);
        }
    }
}
