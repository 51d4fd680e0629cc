package io.silkroam.gateway.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.silkroam.charging.ChargingEngine;
import io.silkroam.diameter.node.DiameterNode;
import io.silkroam.diameter.node.PeerStatus;
import io.silkroam.gateway.conf.GatewaySettings;
import io.silkroam.time.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final GatewaySettings settings;
    private final DiameterNode diameter;
    private final ChargingEngine charging;
    private final Supplier<Map<String, Long>> counters;
    private final Clock clock;
    private final Instant startedAt;
    private final Ticker ticker = new Ticker("status-file", this::write);

    public StatusFile(
            GatewaySettings settings,
            DiameterNode diameter,
            ChargingEngine charging,
            Supplier<Map<String, Long>> counters,
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
        ticker.wake();
        ticker.start(PERIOD);
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
                counters.get());
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
        ticker.close();
        ticker.awaitEnd(PERIOD);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", file, e.toString());
        }
    }
}
