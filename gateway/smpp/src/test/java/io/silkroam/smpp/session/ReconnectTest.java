package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.leaks.Growth;
import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.pdu.Command;
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
            Growth growth = Growth.begin();
            comeAndGo(smsc, TIMES);
            assertThat(growth.beyond(KILOBYTES_MORE)).isEmpty();
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
}
