package io.silkroam.gateway;

import io.silkroam.billing.tariff.Tariffs;
import io.silkroam.conf.ConfigException;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.time.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rates by the tariffs, caps and rates of exchange that the files hold, also after they changed. Files with a mistake
 * change nothing.
 */
final class TariffWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TariffWatcher.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final Configuration configuration;
    private final AtomicReference<Tariffs> current;
    private final Ticker ticker = new Ticker("tariff-watch", this::look);
    private Map<Path, String> seen;

    TariffWatcher(Configuration configuration) {
        this.configuration = configuration;
        this.current = new AtomicReference<>(configuration.tariffs());
        this.seen = stamps();
    }

    /** Those in force. */
    Tariffs current() {
        return current.get();
    }

    void start() {
        ticker.start(PERIOD);
    }

    private void look() {
        Map<Path, String> now = stamps();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            Tariffs changed = configuration.readTariffs();
            current.set(changed);
            LOG.info("usage is rated by changed tariffs from now on");
            changed.warnings().forEach(warning -> LOG.warn("{}", warning));
        } catch (ConfigException e) {
            LOG.error("the changed tariffs are not used, those before stay in force:\n{}", e.getMessage());
        }
    }

    /** Size and time of the CSV files of billing: those of the folder itself, and tariffs. */
    private Map<Path, String> stamps() {
        Map<Path, String> stamps = new TreeMap<>();
        for (Path folder :
                new Path[] {configuration.folder(), configuration.folder().resolve("tariffs")}) {
            try (Stream<Path> files = Files.list(folder)) {
                stamps.putAll(FileStamps.of(files.filter(file -> file.toString().endsWith(".csv"))));
            } catch (IOException e) {
                LOG.debug("{} cannot be looked through: {}", folder, e.toString());
            }
        }
        return stamps;
    }

    @Override
    public void close() {
        ticker.close();
        ticker.awaitEnd(PERIOD);
    }
}
