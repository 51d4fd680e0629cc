package io.silkroam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.silkroam.diameter.dictionary.ResultCodes;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A peer that misbehaves harms itself at most: another one is served all the while. */
@Tag("long")
class HostilePeerTest {
    private static final byte[] SIXTEEN_MEGABYTES = {1, (byte) 0xFF, (byte) 0xFF, (byte) 0xFC};
    private static final String OTHER = "pgw2." + FakePeer.REALM;
    private static final int MORE_THAN_BUFFERS_HOLD = 30_000;

    @TempDir
    private Path temporary;

    private TestGateway gateway;
    private FakePeer hostile;

    @BeforeEach
    void start() {
        // Who floods takes turns with the others; on a slow machine theirs may come after the usual 200 ms.
        Map<String, String> settings = Map.of(
                "diameter.limits.unsent-octets", "65536",
                "charging.lanes.wait-at-most", "5s",
                "charging.lanes.outage-wait", "5s");
        gateway = TestGateway.start(
                ConfFolder.copyTo(temporary.resolve("conf")).configuration(temporary.resolve("data"), settings));
        hostile = gateway.peer();
    }

    @AfterEach
    void stop() {
        hostile.close();
        gateway.close();
    }

    @Test
    void shouldServeOthersWhileHalfAMessageIsOutstanding() {
        byte[] request = ByteBufUtil.getBytes(hostile.initial("1"));
        hostile.send(java.util.Arrays.copyOf(request, request.length / 2));
        assertThatOthersAreServed();
        hostile.send(java.util.Arrays.copyOfRange(request, request.length / 2, request.length));
        assertThat(hostile.read().header().isRequest()).isFalse();
    }

    @Test
    void shouldUnderstandAMessageThatComesOctetByOctet() {
        byte[] request = ByteBufUtil.getBytes(hostile.initial("1"));
        for (byte octet : request) {
            hostile.send(octet);
        }
        assertThat(hostile.read().unsigned(io.silkroam.diameter.dictionary.Avps.RESULT_CODE))
                .hasValue(ResultCodes.DIAMETER_SUCCESS);
        assertThatOthersAreServed();
    }

    @Test
    void shouldEndAConnectionThatAnnouncesSixteenMegabytes() {
        hostile.send(SIXTEEN_MEGABYTES);
        hostile.send(new byte[16]);
        assertThat(hostile.isClosedByGateway()).isTrue();
        assertThatOthersAreServed();
    }

    @Test
    void shouldServeOthersWhileOnePeerSendsAndNeverReads() throws InterruptedException {
        byte[] request = ByteBufUtil.getBytes(hostile.initial("1"));
        Thread flood = new Thread(() -> {
            try {
                for (int i = 0; i < MORE_THAN_BUFFERS_HOLD; i++) {
                    hostile.send(request);
                }
            } catch (UncheckedIOException disconnected) {
                // What this peer has coming to it.
            }
        });
        flood.start();
        for (int i = 0; i < 10; i++) {
            assertThatOthersAreServed();
        }
        hostile.close();
        flood.join(10_000);
        assertThat(flood.isAlive()).isFalse();
        assertThatOthersAreServed();
    }

    private void assertThatOthersAreServed() {
        try (FakePeer other = FakePeer.open(gateway.port(), OTHER)) {
            assertThat(other.resultOf(other.initial("x"))).isEqualTo(ResultCodes.DIAMETER_SUCCESS);
        }
    }
}
