package io.silkroam.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TickerTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofHours(1);

    @Test
    void shouldGoOnAfterARoundThatFailed() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        try (Ticker ticker = new Ticker("test", () -> {
            thrice.countDown();
            throw new IllegalStateException("planted");
        })) {
            ticker.start(SOON);
            assertThat(thrice.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldDoARoundAtOnceWhenWoken() throws InterruptedException {
        CountDownLatch once = new CountDownLatch(1);
        try (Ticker ticker = new Ticker("test", once::countDown)) {
            ticker.start(NEVER);
            ticker.wake();
            assertThat(once.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldNotInterruptTheRoundThatRunsWhenClosedAndBeginNoOther() throws InterruptedException {
        Semaphore running = new Semaphore(0);
        Semaphore released = new Semaphore(0);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicInteger rounds = new AtomicInteger();
        Ticker ticker = new Ticker("test", () -> {
            rounds.incrementAndGet();
            running.release();
            released.acquireUninterruptibly();
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        ticker.start(SOON);
        running.acquire();
        ticker.close();
        ticker.wake();
        assertThat(ticker.awaitEnd(SOON)).as("it still runs").isFalse();
        released.release();
        assertThat(ticker.awaitEnd(Duration.ofSeconds(10))).isTrue();
        assertThat(interrupted).isFalse();
        assertThat(rounds).hasValue(1);
        assertThat(ticker.isClosed()).isTrue();
    }
}
