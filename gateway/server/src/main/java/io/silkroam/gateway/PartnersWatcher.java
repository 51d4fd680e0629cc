package io.silkroam.gateway;

import io.silkroam.conf.ConfigException;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.messaging.account.PartnerChanges;
import io.silkroam.messaging.account.Partners;
import io.silkroam.time.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the snapshot of ESME accounts, SMSC links and routes as their files say, also after they changed. Files with a
 * mistake change nothing. Of {@code gateway.yaml} only {@code smpp.links} is followed.
 */
public final class PartnersWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartnersWatcher.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int DEEPEST = 6;
    private static final int MOST_FILES = 20_000;

    private final Configuration configuration;
    private final AtomicReference<Partners> current;
    private final List<Consumer<PartnerChanges>> listeners = new CopyOnWriteArrayList<>();
    private final Ticker ticker = new Ticker("partner-watch", this::look);
    private Map<Path, String> seen;

    public PartnersWatcher(Configuration configuration) {
        this.configuration = configuration;
        this.current = new AtomicReference<>(configuration.smsPartners());
        this.seen = stamps();
    }

    /** The snapshot in force. */
    public Partners current() {
        return current.get();
    }

    /**
     * Tells of every change from now on, on the watcher's thread, after {@link #current} is the new one. One that
     * throws is logged and does not keep the others from being told.
     */
    public void onChange(Consumer<PartnerChanges> listener) {
        listeners.add(listener);
    }

    public void start() {
        ticker.start(PERIOD);
    }

    private void look() {
        Map<Path, String> now = stamps();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            PartnerChanges changes = current.get().to(configuration.readSmsPartners());
            if (!changes.isEmpty()) {
                current.set(changes.now());
                say(changes);
                listeners.forEach(listener -> tell(listener, changes));
            }
        } catch (ConfigException e) {
            LOG.error("the changed partners and routes are not used, those before stay:\n{}", e.getMessage());
        }
    }

    private static void tell(Consumer<PartnerChanges> listener, PartnerChanges changes) {
        try {
            listener.accept(changes);
        } catch (RuntimeException e) {
            LOG.error("a change of partners was not taken up everywhere", e);
        }
    }

    private static void say(PartnerChanges changes) {
        changes.linksAdded().forEach(l -> LOG.info("link {} is new", l.name()));
        changes.linksChanged().forEach(l -> LOG.info("link {} has changed", l.name()));
        changes.linksRemoved().forEach(l -> LOG.info("link {} is gone", l.name()));
        changes.accountsAdded().forEach(a -> LOG.info("ESME account {} is new", a.name()));
        changes.accountsChanged().forEach(a -> LOG.info("ESME account {} has changed", a.name()));
        changes.accountsRemoved().forEach(a -> LOG.info("ESME account {} is gone", a.name()));
        if (changes.routesChanged()) {
            LOG.info(
                    "routes have changed: {} are in force",
                    changes.now().routes().routes().size());
        }
    }

    /** Size and time of every file an operator may have changed: lists and passwords may lie anywhere below. */
    private Map<Path, String> stamps() {
        try (Stream<Path> files = Files.walk(configuration.folder(), DEEPEST)) {
            return FileStamps.of(files.limit(MOST_FILES));
        } catch (IOException e) {
            LOG.warn("{} cannot be looked through: {}", configuration.folder(), e.toString());
            return Map.of();
        }
    }

    @Override
    public void close() {
        ticker.close();
        ticker.awaitEnd(PERIOD);
    }
}
