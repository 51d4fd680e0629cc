package io.silkroam.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What grows is found; what ends by itself is not taken for it. */
class GrowthTest {
    private static final long SOME_KILOBYTES = 4_096;

    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void shouldFindNothingWhereAThreadOnlyTakesItsTimeToEnd() {
        Growth growth = Growth.begin();
        Thread slow = new Thread(() -> await(300), "slow");
        slow.start();
        assertThat(growth.beyond(SOME_KILOBYTES)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNameEachThreadSocketAndTheHeap() throws IOException {
        Growth growth = Growth.begin(Duration.ofMillis(300));
        new Thread(() -> await(60_000), "session-1").start();
        byte[] kept;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            kept = new byte[8 << 20];
            assertThat(growth.beyond(SOME_KILOBYTES))
                    .hasSize(3)
                    .anyMatch(line -> line.startsWith("thread session-1: "))
                    .anyMatch(line -> line.startsWith("socket:"))
                    .anyMatch(line -> line.endsWith(" KB of heap, allowed were 4096"));
            assertThat(socket.isClosed()).isFalse();
        } finally {
            end.countDown();
        }
        assertThat(kept).hasSize(8 << 20);
    }

    private void await(long millis) {
        try {
            end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
