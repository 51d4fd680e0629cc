package io.silkroam.gateway;

import io.silkroam.conf.ConfigException;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.plan.PlanFile;
import io.silkroam.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers what {@code plans.yaml} says, also after it changed. A file with a mistake changes nothing. */
final class PlanWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlanWatcher.class);
    private static final long PERIOD_MILLIS = 2_000;

    private final Configuration configuration;
    private final PlanCatalogue catalogue;
    private final Path file;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "plan-watch");
        thread.setDaemon(true);
        return thread;
    });
    private ScheduledFuture<?> watching;
    private FileTime seen;

    PlanWatcher(Configuration configuration, PlanCatalogue catalogue) {
        this.configuration = configuration;
        this.catalogue = catalogue;
        this.file = Configuration.plansFile(configuration.folder());
        this.seen = modified();
    }

    void start() {
        watching = timer.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
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
        if (watching != null) {
            watching.cancel(false);
        }
        timer.shutdownNow();
    }
}
