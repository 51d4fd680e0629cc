package io.silkroam.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.slf4j.LoggerFactory;
import org.slf4j.MarkerFactory;

/** Each kind of leak is planted, and found. */
class NothingLeftTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String PLANTED = "planted";
    private static final List<Planted> KEPT = new ArrayList<>();

    private final CountDownLatch end = new CountDownLatch(1);

    /** What a table would hold. */
    private static final class Planted {}

    @AfterEach
    void tidy() {
        end.countDown();
        KEPT.clear();
    }

    @Test
    void shouldFindNothingWhereNothingIsLeft() throws IOException, InterruptedException {
        Watch watch = watch();
        Thread brief = new Thread(() -> KEPT.add(new Planted()), "brief");
        brief.start();
        brief.join();
        KEPT.clear();
        new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close();
        assertThat(watch.left()).isEmpty();
    }

    @Test
    void shouldFindAThread() {
        Watch watch = watch();
        new Thread(this::await, "lane-0").start();
        assertThat(watch.left())
                .singleElement()
                .asString()
                .startsWith("thread lane-0: ")
                .contains("await");
    }

    @Test
    void shouldFindATimer() {
        Watch watch = watch();
        Timer timer = new Timer("watchdog", true);
        assertThat(watch.left()).singleElement().asString().startsWith("thread watchdog: ");
        timer.cancel();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldFindASocketAndAPoller() throws IOException {
        Watch watch = watch();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Selector poller = Selector.open()) {
            assertThat(watch.left())
                    .anyMatch(line -> line.startsWith("socket:"))
                    .anyMatch(line -> line.startsWith("anon_inode:[eventpoll]"));
            assertThat(socket.isClosed() || !poller.isOpen()).isFalse();
        }
    }

    @Test
    void shouldFindWhatATableHolds() throws InterruptedException {
        Watch watch = watch();
        Thread brief = new Thread(() -> KEPT.add(new Planted()), "brief");
        brief.start();
        brief.join();
        assertThat(watch.left()).containsExactly("1 live " + Planted.class.getName());
    }

    @Test
    void shouldHearOfWhatTheProductFoundInItsTablesAndOfBuffersNeverGivenBack() {
        Logger logger = (Logger) LoggerFactory.getLogger(PLANTED);
        logger.setAdditive(false);
        Watch watch = watch();
        logger.error(MarkerFactory.getMarker("LEFT_OVER"), "{} requests", 2);
        logger.error("LEAK: a buffer");
        logger.error("something else");
        assertThat(watch.left()).containsExactly("planted: 2 requests", "planted: LEAK: a buffer");
    }

    @Test
    void shouldFailTheClassThatLeaksAndNoOther() {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                .configurationParameter(NothingLeft.GRACE, "300")
                .selectors(selectClass(Leaking.class), selectClass(Tidy.class))
                .execute();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(2);
        assertThat(results.containerEvents().failed().stream()
                        .map(failed -> failed.getTestDescriptor().getDisplayName()))
                .containsExactly("NothingLeftTest$Leaking");
        Leaking.thread.interrupt();
    }

    /** JUnit would keep the first one. */
    @Test
    void shouldHaveTheInstancesOfParameterizedTestsLetGo() {
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                .configurationParameter(NothingLeft.GRACE, "300")
                .selectors(selectClass(Parameterized.class))
                .execute()
                .testEvents()
                .assertStatistics(all -> all.succeeded(2));
        assertThat(Parameterized.left).as("live at the end of its class").isEmpty();
    }

    private static Watch watch() {
        return Watch.start(new LiveObjects(Set.of(Planted.class.getName())), PLANTED, SHORT);
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not found by the build, which looks for names that end in Test. */
    @Tag("planted")
    static class Leaking {
        static Thread thread;

        @Test
        void shouldLeaveAThread() {
            thread = new Thread(
                    () -> {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException over) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "forgotten");
            thread.start();
        }
    }

    /** The same without a leak. */
    @Tag("planted")
    static class Tidy {
        @Test
        void shouldLeaveNothing() {
            assertThat(Thread.currentThread().isAlive()).isTrue();
        }
    }

    /** Looks what is left of its instances. */
    @Tag("planted")
    static class Parameterized {
        private static List<String> left = List.of("not looked");

        @SuppressWarnings("unused") // held as long as its instance is
        private final Planted held = new Planted();

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void shouldRun(int number) {
            assertThat(number).isPositive();
        }

        @AfterAll
        static void look() {
            left = new LiveObjects(Set.of(Planted.class.getName())).live();
        }
    }
}
