package io.silkroam.gateway.conf;

import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.rules.ChargingSettings;
import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import io.silkroam.sim.plan.Slices;
import io.silkroam.store.DatabaseSettings;
import io.silkroam.store.LaneSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/** Reads {@code gateway.yaml}; defaults are those of the records it fills. */
final class GatewayFile {
    private static final int MOST = 1_000_000;

    private final ConfigFile file;
    private final Path folder;

    private GatewayFile(ConfigFile file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    static GatewaySettings read(Path folder, Map<String, String> overrides) {
        Path path = folder.resolve("gateway.yaml");
        return new GatewayFile(ConfigFile.read(path, overrides), folder).settings();
    }

    private GatewaySettings settings() {
        ConfigNode root = file.root();
        Path dataDir = Path.of(root.section("data").text("dir", "data"));
        DiameterSettings diameter =
                new DiameterSection(root.section("diameter"), folder).read(root.section("identity"));
        DatabaseSettings database = database(root.section("database"), dataDir);
        ConfigNode charging = root.section("charging");
        ChargingEngine.Settings engine = new ChargingEngine.Settings(
                diameter.host(),
                charging(charging),
                lanes(charging, database),
                charging.integer("cached-accounts", 200_000, 100, 100_000_000),
                charging.duration("sweep-every", Duration.ofSeconds(30)));
        ConfigNode signals = root.section("signals");
        GatewaySettings settings = new GatewaySettings(
                dataDir,
                root.section("zones").parsed("calendar", GatewayFile::zone).orElse(ZoneId.of("Europe/Amsterdam")),
                database,
                diameter,
                engine,
                new ApiSection(root.section("api"), folder).read(),
                new KeySection(root.section("keys"), folder).read(dataDir),
                new SmppSection(root.section("smpp"), folder).read(),
                new MessagingSection(root.section("messaging")).read(diameter.host(), database),
                new GatewaySettings.Signals(
                        signals.duration("again-after", Duration.ofSeconds(10)),
                        signals.integer("attempts", 3, 1, 100)),
                root.duration("shutdown-grace", Duration.ofSeconds(10)));
        file.finish();
        return settings;
    }

    private DatabaseSettings database(ConfigNode node, Path dataDir) {
        DatabaseSettings embedded = DatabaseSettings.embedded(dataDir.resolve("silkroam"));
        String url = node.text("url").filter(u -> !u.isBlank()).orElse(embedded.url());
        String user = node.text("user", embedded.user());
        String password = node.text("password-file")
                .filter(f -> !f.isBlank())
                .map(f -> secret(node, f))
                .orElse("");
        int pool = node.integer("pool-size", embedded.poolSize(), 1, 100);
        try {
            return new DatabaseSettings(url, user, password, pool);
        } catch (IllegalArgumentException e) {
            node.problem(e.getMessage());
            return embedded;
        }
    }

    /** A secret stands in a file of its own, never in the configuration. */
    private String secret(ConfigNode node, String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException e) {
            node.problem("password-file " + name + " cannot be read");
            return "";
        }
    }

    private static ChargingSettings charging(ConfigNode node) {
        ChargingSettings d = ChargingSettings.defaults();
        ConfigNode bounds = node.section("bounds");
        try {
            return new ChargingSettings(
                    node.duration("validity-time", d.validityTime()),
                    node.duration("holding-time", d.holdingTime()),
                    node.integer("threshold-percent", d.thresholdPercent(), 0, 99),
                    node.integer("default-rating-group", d.defaultRatingGroup(), 0, 0xFFFF_FFFFL),
                    node.flag("strict-sessions", d.strictSessions()),
                    node.duration("closed-session-memory", d.closedSessionMemory()),
                    slices(node.section("time-slices"), d.secondsSlices()),
                    Set.copyOf(node.texts("realms-without-free-quota")),
                    new ChargingSettings.Bounds(
                            bounds.integer("answers-per-session", d.bounds().answersPerSession(), 2, 64),
                            bounds.integer("closed-sessions", d.bounds().closedSessions(), 0, 256),
                            bounds.integer("open-sessions", d.bounds().openSessions(), 1, 256),
                            bounds.integer("services-per-session", d.bounds().servicesPerSession(), 1, 256),
                            bounds.integer("subscriptions", d.bounds().subscriptions(), 1, 1024)));
        } catch (IllegalArgumentException e) {
            node.problem(e.getMessage());
            return d;
        }
    }

    private static Slices slices(ConfigNode node, Slices d) {
        long floor = node.integer("floor", d.floor(), 1, MOST);
        long usual = node.integer("default", d.usual(), 1, MOST);
        long maximum = node.integer("maximum", d.maximum(), 1, MOST);
        try {
            return new Slices(floor, usual, maximum);
        } catch (IllegalArgumentException e) {
            node.problem(e.getMessage());
            return d;
        }
    }

    private static LaneSettings lanes(ConfigNode charging, DatabaseSettings database) {
        // Two lanes are best on two cores with PostgreSQL; H2 writes through one file, so one lane.
        boolean embedded = database.url().startsWith("jdbc:h2:");
        ConfigNode node = charging.section("lanes");
        LaneSettings d = LaneSettings.of(node.integer("count", embedded ? 1 : 2, 1, 64));
        try {
            return new LaneSettings(
                    d.lanes(),
                    node.integer("queue", d.queueCapacity(), 1, MOST),
                    node.integer("batch", d.maxBatch(), 1, 10_000),
                    node.duration("wait-at-most", d.maxWait()),
                    node.duration("outage-wait", d.outageWait()),
                    node.duration("lock-wait", d.lockWait()),
                    node.duration("statement-timeout", d.statementTimeout()),
                    node.integer("attempts", d.attempts(), 1, 100));
        } catch (IllegalArgumentException e) {
            node.problem(e.getMessage());
            return d;
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time zone such as Europe/Amsterdam", e);
        }
    }
}
