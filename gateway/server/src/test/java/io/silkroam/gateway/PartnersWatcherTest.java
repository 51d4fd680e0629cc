package io.silkroam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.PartnerChanges;
import io.silkroam.messaging.account.SmscLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Accounts, links and routes are as their files say, without a restart; a mistake changes nothing. */
class PartnersWatcherTest {
    private final List<PartnerChanges> told = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(PartnersWatcher.class);

    @TempDir
    private Path temporary;

    private ConfFolder conf;
    private PartnersWatcher watcher;

    @BeforeEach
    void start() {
        log.start();
        logger.addAppender(log);
        conf = ConfFolder.copyTo(temporary.resolve("conf"));
        watcher = new PartnersWatcher(
                conf.configuration(temporary.resolve("data"), Map.of("smpp.links.kpn.port", "2776")));
        watcher.onChange(changes -> {
            throw new IllegalStateException("planted");
        });
        watcher.onChange(told::add);
        watcher.start();
    }

    @AfterEach
    void stop() {
        watcher.close();
        logger.detachAppender(log);
    }

    @Test
    void shouldFollowAccountsLinksAndRoutesAndKeepWhatTheCommandLineSet() throws IOException {
        conf.replace(conf.partner1(), "segments-per-second: 100", "segments-per-second: 7");
        awaitTold(1);
        assertThat(told.get(0).accountsChanged())
                .extracting(a -> a.rate().perSecond())
                .containsExactly(7);

        conf.replace(conf.gateway(), "enabled: false\n      # Its", "enabled: true\n      # Its");
        awaitTold(2);
        assertThat(told.get(1).linksChanged())
                .extracting(SmscLink::endpoint)
                .containsExactly(new SmscLink.Endpoint(true, "127.0.0.1", 2776));
        assertThat(told.get(1).routesChanged())
                .as("its route leads somewhere now")
                .isTrue();

        Files.delete(conf.partner1());
        awaitTold(3);
        assertThat(told.get(2).accountsRemoved()).extracting(EsmeAccount::name).containsExactly("partner1");
        assertThat(watcher.current().accounts()).isEmpty();
    }

    @Test
    void shouldKeepWhatWasAndSayEveryMistakeAndTakeTheRepair() {
        conf.replace(conf.partner1(), "burst: 200", "burst: 0")
                .replace(conf.routes(), "via: [link:kpn]", "via: [link:x]");
        await().until(() -> logged("partner1.yaml:" + conf.lineOf(conf.partner1(), "burst: 0") + ": rate.burst: 0 is")
                && logged("there is no link 'x'"));
        assertThat(told).isEmpty();
        assertThat(watcher.current().account("partner1").orElseThrow().rate().burst())
                .isEqualTo(200);

        conf.replace(conf.partner1(), "burst: 0", "burst: 9")
                .replace(conf.routes(), "via: [link:x]", "via: [link:kpn]");
        awaitTold(1);
        assertThat(watcher.current().account("partner1").orElseThrow().rate().burst())
                .isEqualTo(9);
        assertThat(logged("planted") || logged("was not taken up everywhere")).isTrue();
    }

    private void awaitTold(int times) {
        await().until(() -> told.size() >= times);
    }

    private boolean logged(String text) {
        return List.copyOf(log.list).stream()
                .anyMatch(e -> e.getFormattedMessage().contains(text));
    }
}
