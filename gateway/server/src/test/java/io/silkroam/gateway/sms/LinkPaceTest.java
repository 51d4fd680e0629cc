package io.silkroam.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.gateway.ConfFolder;
import io.silkroam.messaging.account.SmscLink;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link's rate, and the pauses its SMSC asks for. */
class LinkPaceTest {
    private static final long MILLISECOND = 1_000_000;

    @TempDir
    private Path folder;

    private SmscLink link;

    @BeforeEach
    void read() {
        link = ConfFolder.copyTo(folder)
                .configuration(folder.resolve("data"))
                .smsPartners()
                .link("kpn")
                .orElseThrow();
    }

    @Test
    void shouldLetThroughWhatTheRateAllowsAndNoMore() {
        LinkPace pace = new LinkPace(link, 0);
        int burst = pace.room(link, 0);
        assertThat(burst).isEqualTo(link.rate().burst());
        for (int i = 0; i < burst; i++) {
            assertThat(pace.take(0)).isTrue();
        }
        assertThat(pace.take(0)).isFalse();
        assertThat(pace.room(link, 0)).isZero();
        assertThat(pace.wakeAfter(0)).isPositive();
        assertThat(pace.wakeAfter(0)).as("somebody was told").isZero();
        pace.woken();
        assertThat(pace.wakeAfter(0)).isPositive();
    }

    @Test
    void shouldPauseOnceForAllThatSayTooFastAndLongerEachTime() {
        SmscLink.Pauses pauses = new SmscLink.Pauses(Duration.ofMillis(100), Duration.ofMillis(300));
        LinkPace pace = new LinkPace(link, 0);
        pace.throttled(pauses, 0);
        pace.throttled(pauses, 0);
        assertThat(pace.room(link, 99 * MILLISECOND)).isZero();
        assertThat(pace.take(99 * MILLISECOND)).isFalse();
        assertThat(pace.room(link, 100 * MILLISECOND)).isPositive();
        pace.throttled(pauses, 100 * MILLISECOND);
        assertThat(pace.room(link, 299 * MILLISECOND)).isZero();
        assertThat(pace.room(link, 300 * MILLISECOND)).isPositive();
        pace.throttled(pauses, 300 * MILLISECOND);
        assertThat(pace.room(link, 599 * MILLISECOND)).as("the longest").isZero();
        assertThat(pace.room(link, 600 * MILLISECOND)).isPositive();
        pace.took();
        pace.throttled(pauses, 600 * MILLISECOND);
        assertThat(pace.room(link, 700 * MILLISECOND))
                .as("from the first again")
                .isPositive();
    }
}
