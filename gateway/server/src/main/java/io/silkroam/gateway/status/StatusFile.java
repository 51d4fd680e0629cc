package io.silkroam.gateway.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.diameter.node.DiameterNode;
import io.silkroam.diameter.node.PeerStatus;
import io.silkroam.gateway.conf.GatewaySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes {@code status.json} into the data folder every two seconds, whole or not at all, so that {@code doctor}
 * and any script can see how the gateway is without asking it. Holds no secret and no subscriber.
 */
public final class StatusFile implements AutoCloseable {
    /** The file's name in the data folder. */
    public static final String NAME = "status.json";

    private static final Logger LOG = LoggerFactory.getLogger(StatusFile.class);
    private static final long PERIOD_MILLIS = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final GatewaySettings settings;
    private final DiameterNode diameter;
    private final ChargingEngine charging;
    private final GatewayCounters counters;
    private final Clock clock;
    private final Instant startedAt;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "status-file");
        thread.setDaemon(true);
        return thread;
    });
    private ScheduledFuture<?> running;

    public StatusFile(
            GatewaySettings settings,
            DiameterNode diameter,
            ChargingEngine charging,
            GatewayCounters counters,
            Clock clock) {
        this.file = settings.dataDir().resolve(NAME);
        this.settings = settings;
        this.diameter = diameter;
        this.charging = charging;
        this.counters = counters;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    public void start() {
        running = timer.scheduleWithFixedDelay(this::write, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void write() {
        Path next = file.resolveSibling(NAME + ".next");
        try {
            Files.writeString(next, JSON.writeValueAsString(status()));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a status cannot be written as JSON", e);
        } catch (IOException e) {
            LOG.warn("{} could not be written: {}", file, e.toString());
        }
    }

    private GatewayStatus status() {
        List<GatewayStatus.Peer> peers =
                diameter.peers().stream().map(StatusFile::peer).toList();
        return new GatewayStatus(
                settings.diameter().host(),
                settings.diameter().realm(),
                ProcessHandle.current().pid(),
                text(startedAt),
                text(clock.instant()),
                diameter.addresses().stream()
                        .map(a -> a.getAddress().getHostAddress() + " port " + a.getPort())
                        .toList(),
                charging.waiting(),
                peers,
                counters.values());
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static GatewayStatus.Peer peer(PeerStatus p) {
        return new GatewayStatus.Peer(
                p.host(),
                p.realm(),
                p.partner(),
                p.state().name(),
                p.watchdog().name(),
                List.copyOf(p.applications()),
                p.address().map(a -> a.getAddress().getHostAddress()).orElse(""),
                p.tls(),
                p.certificateExpiry().map(Instant::toString).orElse(""),
                p.reason());
    }

    /** The last words: a file that stays behind would look like a gateway that hangs. */
    @Override
    public void close() {
        if (running != null) {
            running.cancel(false);
        }
        timer.shutdown();
        try {
            timer.awaitTermination(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
            Files.deleteIfExists(file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", file, e.toString());
        }
    }
}
