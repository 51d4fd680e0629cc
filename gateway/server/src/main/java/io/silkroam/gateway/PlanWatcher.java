package io.silkroam.gateway;

import io.silkroam.conf.ConfigException;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.plan.PlanFile;
import io.silkroam.store.StoreException;
import io.silkroam.time.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers what {@code plans.yaml} says, also after it changed. A file with a mistake changes nothing. */
final class PlanWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlanWatcher.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final Configuration configuration;
    private final PlanCatalogue catalogue;
    private final Path file;
    private final Ticker ticker = new Ticker("plan-watch", this::look);
    private FileTime seen;

    PlanWatcher(Configuration configuration, PlanCatalogue catalogue) {
        this.configuration = configuration;
        this.catalogue = catalogue;
        this.file = Configuration.plansFile(configuration.folder());
        this.seen = modified();
    }

    void start() {
        ticker.start(PERIOD);
    }

    private void look() {
        FileTime now = modified();
        if (now.equals(seen)) {
            return;
        }
        try {
            catalogue
                    .publish(PlanFile.read(file, configuration.zones().names()))
                    .forEach(plan -> LOG.info("on offer: {}", plan.version()));
            seen = now;
        } catch (ConfigException e) {
            LOG.error("the changed plans are not used, those before stay on offer:\n{}", e.getMessage());
            seen = now;
        } catch (StoreException e) {
            LOG.warn("the changed plans could not be stored and are tried again: {}", e.toString());
        }
    }

    private FileTime modified() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    @Override
    public void close() {
        ticker.close();
        ticker.awaitEnd(PERIOD);
    }
}
