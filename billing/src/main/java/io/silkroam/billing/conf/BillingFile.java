package io.silkroam.billing.conf;

import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import io.silkroam.sim.Money;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Unit;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code billing.yaml}. A folder without one has the defaults. */
public final class BillingFile {
    private static final String WORD = "[a-z0-9][a-z0-9-]{0,31}";
    private static final Set<Plmn> HOME = Set.of(new Plmn("20408"), new Plmn("20410"), new Plmn("20469"));
    private static final Map<String, String> MEANS = Map.of("voucher-desk/", "voucher", "front-desk/", "desk");

    private final Path conf;
    private final Path data;

    private BillingFile(Path conf, Path data) {
        this.conf = conf;
        this.data = data;
    }

    /**
     * The settings as the file says.
     *
     * @param confFolder the configuration folder, to which secret files and layouts are relative
     * @param dataDir to which the folder of files is relative
     * @throws ConfigException with every problem found
     */
    public static BillingSettings read(Path confFolder, Path dataDir) {
        Path path = confFolder.resolve("billing.yaml");
        ConfigFile file = Files.exists(path) ? ConfigFile.read(path, Map.of()) : ConfigFile.parse(path.toString(), "");
        BillingSettings settings = new BillingFile(confFolder, dataDir).settings(file.root());
        file.finish();
        return settings;
    }

    private BillingSettings settings(ConfigNode root) {
        DeliverySections delivery = new DeliverySections(root, conf);
        return new BillingSettings(
                root.flag("enabled", true),
                root.parsed("zone", BillingFile::zone).orElse(ZoneId.of("Europe/Amsterdam")),
                root.parsed("currency", BillingFile::currency).orElse(Currency.getInstance("EUR")),
                homeNetworks(root),
                paymentMeans(root),
                shares(root.section("shares")),
                feed(root.section("feed")),
                limits(root.section("limits")),
                files(root.section("files")),
                delivery.destinations(),
                delivery.schedules(),
                retention(root.section("retention")));
    }

    private static Set<Plmn> homeNetworks(ConfigNode root) {
        Set<Plmn> networks = new LinkedHashSet<>();
        for (ConfigNode element : root.list("home-networks")) {
            try {
                element.value().map(Plmn::new).ifPresent(networks::add);
            } catch (IllegalArgumentException e) {
                element.problem(e.getMessage());
            }
        }
        return root.has("home-networks") ? networks : HOME;
    }

    private static Map<String, String> paymentMeans(ConfigNode root) {
        Map<String, String> means = new TreeMap<>();
        ConfigNode section = root.section("payment-means");
        for (String beginning : section.entries().keySet()) {
            if (beginning.isBlank()) {
                section.problem("a reference begins with something; what none fits is paid by '"
                        + BillingSettings.UNNAMED_MEANS + "'");
            }
            section.parsed(beginning, BillingFile::word).ifPresent(word -> means.put(beginning, word));
        }
        return root.has("payment-means") ? means : MEANS;
    }

    private static Map<String, Map<String, Long>> shares(ConfigNode section) {
        Map<String, Map<String, Long>> plans = new TreeMap<>();
        for (String plan : section.entries().keySet()) {
            ConfigNode allowances = section.section(plan);
            Map<String, Long> parts = new TreeMap<>();
            allowances.entries().keySet().forEach(id -> parts.put(id, allowances.integer(id, 1L, 0, 1_000_000)));
            if (parts.values().stream().allMatch(p -> p == 0)) {
                allowances.problem("at least one allowance has a part of the price");
            }
            plans.put(plan, Map.copyOf(parts));
        }
        return plans;
    }

    private BillingSettings.Feed feed(ConfigNode node) {
        return new BillingSettings.Feed(
                positive(node, "every", Duration.ofSeconds(1)),
                node.integer("rows", 1_000, 1, 100_000),
                positive(node, "lease", Duration.ofSeconds(30)),
                kafka(node.section("kafka")));
    }

    private Optional<BillingSettings.Kafka> kafka(ConfigNode node) {
        String brokers = node.parsed("brokers", BillingFile::brokers).orElse("");
        String topic = node.parsed("topic", BillingFile::kafkaName).orElse("silkroam.usage");
        String group = node.parsed("group", BillingFile::kafkaName).orElse("silkroam-billing");
        Map<String, String> properties =
                node.parsed("properties-file", this::properties).orElse(Map.of());
        return Optional.of(new BillingSettings.Kafka(brokers, topic, group, properties))
                .filter(k -> !brokers.isEmpty());
    }

    private static String brokers(String text) {
        if (!text.matches("(|[^\\s,:]+:[0-9]{1,5}(,[^\\s,:]+:[0-9]{1,5})*)")) {
            throw new IllegalArgumentException("'" + text + "' is not host:port, separated by commas");
        }
        return text;
    }

    /** The names that Kafka takes for topics; a group takes them too. */
    private static String kafkaName(String text) {
        if (!text.matches("[A-Za-z0-9._-]{1,249}")) {
            throw new IllegalArgumentException("'" + text + "' is not 1 to 249 letters, digits, '.', '_' and '-'");
        }
        return text;
    }

    private Map<String, String> properties(String name) {
        Properties properties = new Properties();
        if (!name.isBlank()) {
            try (Reader text = Files.newBufferedReader(conf.resolve(name))) {
                properties.load(text);
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalArgumentException(name + " cannot be read as properties", e);
            }
        }
        Map<String, String> read = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> read.put(key, properties.getProperty(key)));
        return read;
    }

    private static BillingSettings.Limits limits(ConfigNode node) {
        return new BillingSettings.Limits(
                node.parsed("largest-record", Unit.OCTETS::parse).orElse(1_000_000_000_000L),
                node.duration("ahead", Duration.ofMinutes(5)),
                node.duration("behind", Duration.ofDays(2)));
    }

    private BillingSettings.Files files(ConfigNode node) {
        return new BillingSettings.Files(
                data.resolve(node.text("folder", "exports")),
                conf.resolve(node.text("layouts", "exports")),
                node.integer("running", 2, 1, 64));
    }

    private static BillingSettings.Retention retention(ConfigNode node) {
        return new BillingSettings.Retention(
                positive(node, "records", Duration.ofDays(400)),
                node.flag("remove", false),
                node.parsed("at", LocalTime::parse).orElse(LocalTime.of(4, 0)));
    }

    private static Duration positive(ConfigNode node, String key, Duration otherwise) {
        Duration duration = node.duration(key, otherwise);
        if (duration.isZero()) {
            node.problem(key + ": should be more than nothing");
        }
        return duration;
    }

    /** What may be part of the name of an account or a file. */
    static String word(String text) {
        if (!text.matches(WORD)) {
            throw new IllegalArgumentException("'" + text + "' is not 1 to 32 lower-case letters, digits and dashes");
        }
        return text;
    }

    private static Currency currency(String text) {
        return Money.of(0, text).currency();
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time zone such as Europe/Amsterdam", e);
        }
    }
}
