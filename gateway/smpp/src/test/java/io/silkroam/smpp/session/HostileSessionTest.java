package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.session.RawPeer.Pdu;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of every kind with octets nobody meant, in whole frames: each is answered once, and the session goes on. */
class HostileSessionTest {
    private static final int CONNECTIONS = 40;
    private static final int REQUESTS = 200;
    private static final int[] IDS = {
        0x01, 0x02, 0x03, 0x04, 0x04, 0x04, 0x05, 0x07, 0x08, 0x09, 0x0A, 0x15, 0x21, 0x103, 0x111, 0x7FFFFFFF
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2_026_1128, 4_711})
    void shouldAnswerEachRequestOnceWhateverItsBody(long seed) throws IOException {
        Random random = new Random(seed);
        try (TestServer smsc = TestServer.standard()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                try (RawPeer esme = RawPeer.bound(smsc.port(), bind(random))) {
                    byte[][] requests = new byte[REQUESTS][];
                    for (int j = 0; j < REQUESTS; j++) {
                        requests[j] = body(random).pdu(IDS[random.nextInt(IDS.length)], random.nextInt(3), 100 + j);
                    }
                    esme.send(requests);
                    esme.send(Frames.body().pdu(Command.ENQUIRE_LINK, 9_999));
                    Map<Integer, Integer> answers = new HashMap<>();
                    for (Pdu pdu = esme.read(); pdu.sequence() != 9_999; pdu = esme.read()) {
                        answers.merge(pdu.sequence(), 1, Integer::sum);
                    }
                    assertThat(answers).as("seed %d connection %d", seed, i).hasSize(REQUESTS);
                    assertThat(answers.values())
                            .as("seed %d connection %d", seed, i)
                            .containsOnly(1);
                }
            }
            await().until(() -> smsc.listener.ends.size() == CONNECTIONS);
            assertThat(smsc.listener.ends).containsOnly(EndReason.PEER_CLOSED.text());
        }
    }

    private static Command bind(Random random) {
        return new Command[] {Command.BIND_RECEIVER, Command.BIND_TRANSMITTER, Command.BIND_TRANSCEIVER}
                [random.nextInt(3)];
    }

    private static Frames body(Random random) {
        Frames frames =
                switch (random.nextInt(5)) {
                    case 0 -> Frames.text("1", "2", "x".repeat(random.nextInt(200)));
                    case 1 -> Frames.bind("esme", "secret", random.nextInt(256));
                    case 2 -> Frames.body().text("4711").octets(1, 1).text("1");
                    case 3 -> Frames.body().zeros(random.nextInt(40));
                    default -> Frames.body();
                };
        for (int i = random.nextInt(3); i > 0; i--) {
            frames.tlv(random.nextInt(1 << 16), random.nextInt(10), random.nextInt(256), random.nextInt(256));
        }
        for (int i = random.nextInt(10); i > 0; i--) {
            frames.octets(random.nextInt(256));
        }
        return frames;
    }
}
