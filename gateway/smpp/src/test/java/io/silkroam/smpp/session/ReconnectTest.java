package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.pdu.Command;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** ESMEs that come and go leave nothing. {@code simulator bench peers} does it ten thousand times. */
class ReconnectTest {
    private static final int TIMES = 300;
    private static final long KILOBYTES_MORE = 2_048;

    @Test
    void shouldNotGrowWhileEsmesComeAndGoInGoodOrderAndRudely() throws IOException {
        try (TestServer smsc = TestServer.standard()) {
            comeAndGo(smsc, TIMES / 3);
            Held before = Held.now();
            comeAndGo(smsc, TIMES);
            Held after = Held.now();
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
            assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors());
            assertThat(after.kilobytes()).isLessThan(before.kilobytes() + KILOBYTES_MORE);
            assertThat(smsc.server.gate().inside()).isZero();
        }
    }

    private static void comeAndGo(TestServer smsc, int times) throws IOException {
        int before = smsc.listener.ends.size();
        for (int i = 0; i < times; i++) {
            try (RawPeer esme = RawPeer.bound(smsc.port(), Command.BIND_TRANSCEIVER)) {
                byte[] submit = Frames.text("1", "2", "text").pdu(Command.SUBMIT_SM, 7);
                switch (i % 4) {
                    case 0 -> {
                        esme.send(Frames.body().pdu(Command.UNBIND, 8));
                        assertThat(esme.isEnded()).isTrue();
                    }
                    case 1 -> esme.send(submit);
                    case 2 -> {
                        esme.send(submit);
                        esme.socket().setSoLinger(true, 0); // RST
                    }
                    default -> esme.send(Arrays.copyOf(submit, submit.length / 2));
                }
            }
        }
        await().until(() -> smsc.listener.ends.size() == before + times);
    }

    /** What this process has of the machine. */
    private record Held(int threads, int descriptors, long kilobytes) {
        static Held now() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            String[] descriptors = new File("/proc/self/fd").list();
            return new Held(
                    Thread.activeCount(),
                    descriptors == null ? 0 : descriptors.length,
                    (runtime.totalMemory() - runtime.freeMemory()) / 1_024);
        }
    }
}
