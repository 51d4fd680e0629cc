package io.silkroam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.silkroam.charging.account.Subscription;
import io.silkroam.sim.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Plans are offered as the file says, without a restart; what was sold stays what it was. */
class PlanWatcherTest {
    @TempDir
    private Path temporary;

    @Test
    void shouldOfferAChangedPlanAndKeepWhatWasSold() {
        ConfFolder conf = ConfFolder.copyTo(temporary.resolve("conf"));
        try (TestGateway gateway = TestGateway.start(conf, temporary.resolve("data"))) {
            assertThat(onOffer(gateway).version()).hasToString("wechat-go-1gb@1");

            conf.replace(conf.plans(), "amount: 1GB", "amount: 2GB");
            await().until(() -> onOffer(gateway).version().number() == 2);
            gateway.sell("second");

            List<Subscription> sold = gateway.account().subscriptions();
            assertThat(sold).extracting(s -> s.plan().version().number()).containsExactly(1, 2);
            assertThat(sold)
                    .extracting(s -> s.buckets().get(0).remaining())
                    .containsExactly(1_000_000_000L, 2_000_000_000L);
        }
    }

    @Test
    void shouldKeepTheOfferAndLogTheLineWhereTheChangeIsBroken() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(PlanWatcher.class);
        log.start();
        logger.addAppender(log);
        ConfFolder conf = ConfFolder.copyTo(temporary.resolve("conf"));
        int line = conf.lineOf(conf.plans(), "amount: 1GB");
        try (TestGateway gateway = TestGateway.start(conf, temporary.resolve("data"))) {
            conf.replace(conf.plans(), "amount: 1GB", "amount: 1Gb");
            await().until(() -> List.copyOf(log.list).stream()
                    .anyMatch(e -> e.getFormattedMessage().contains("plans.yaml:" + line + ":")));
            assertThat(onOffer(gateway).version().number()).isOne();

            conf.replace(conf.plans(), "amount: 1Gb", "amount: 3GB");
            await().until(() -> onOffer(gateway).version().number() == 2);
        } finally {
            logger.detachAppender(log);
        }
    }

    private static Plan onOffer(TestGateway gateway) {
        return gateway.gateway().plans().onOffer("wechat-go-1gb").orElseThrow();
    }
}
