package io.silkroam.billing.conf;

import io.silkroam.billing.conf.BillingSettings.Destination;
import io.silkroam.billing.conf.BillingSettings.Schedule;
import io.silkroam.conf.ConfigNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** {@code destinations} and {@code schedules} of {@code billing.yaml}: files that are made and delivered unasked. */
final class DeliverySections {
    static final String SECRET = "{secret}";

    private static final Set<String> KINDS = new TreeSet<>(Set.of("usage", "sales", "ledger", "wholesale", "balances"));
    private static final Set<String> LANGUAGES = new TreeSet<>(Set.of("en", "zh", "nl"));

    private final ConfigNode root;
    private final Path conf;
    private final Map<String, Destination> destinations;

    DeliverySections(ConfigNode root, Path conf) {
        this.root = root;
        this.conf = conf;
        this.destinations = readDestinations(root.section("destinations"));
    }

    Map<String, Destination> destinations() {
        return destinations;
    }

    List<Schedule> schedules() {
        List<Schedule> schedules = new ArrayList<>();
        for (ConfigNode node : root.list("schedules")) {
            Schedule schedule = schedule(node);
            if (schedules.stream().anyMatch(s -> s.name().equals(schedule.name()))) {
                node.problem("a schedule '" + schedule.name() + "' stands above already");
            }
            schedules.add(schedule);
        }
        return schedules;
    }

    private Map<String, Destination> readDestinations(ConfigNode section) {
        Map<String, Destination> read = new TreeMap<>();
        for (String name : section.entries().keySet()) {
            ConfigNode node = section.section(name);
            try {
                BillingFile.word(name);
            } catch (IllegalArgumentException e) {
                node.problem(e.getMessage());
            }
            String uri = node.required("uri", DeliverySections::endpoint, "file:nowhere");
            Optional<Path> secretFile = node.parsed("secret-file", this::secretFile);
            if (uri.contains(SECRET) != secretFile.isPresent() && node.has("uri")) {
                node.problem("a uri that says " + SECRET + " needs a secret-file, and only such a one");
            }
            read.put(name, new Destination(uri, secretFile));
        }
        return read;
    }

    /** What is wrong is told without the text, which may hold a password. */
    private static String endpoint(String text) {
        if (!text.matches("[a-z][a-z0-9+.-]*:\\S+")) {
            throw new IllegalArgumentException("is not an endpoint such as file:/srv/in or sftp:host:22/in");
        }
        boolean open = text.replace("RAW(" + SECRET + ")", SECRET)
                .matches("(?i).*(password|passphrase|secret|secretkey)=(?!\\{secret}(&|$)).*");
        if (open || text.matches("[a-z0-9+.-]+:(//)?[^/?]*:[^/?]*@.*")) {
            throw new IllegalArgumentException(
                    "a password does not belong here: put it alone into a file, name that in secret-file, and say "
                            + SECRET + " where it goes");
        }
        return text;
    }

    private Path secretFile(String name) {
        Path file = conf.resolve(name);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(name + " cannot be read");
        }
        return file;
    }

    private Schedule schedule(ConfigNode node) {
        List<String> kinds = words(node, "kinds", text -> known(text, KINDS));
        if (kinds.isEmpty()) {
            node.problem("'kinds' names no kind of file: " + String.join(", ", KINDS));
        }
        List<String> profiles = words(node, "profiles", BillingFile::word);
        return new Schedule(
                node.required("name", BillingFile::word, "unnamed"),
                kinds,
                node.choice("each", Schedule.Each.class, Schedule.Each.DAY),
                node.parsed("at", LocalTime::parse).orElse(LocalTime.of(3, 15)),
                profiles.isEmpty() ? List.of("machine") : profiles,
                node.parsed("language", text -> known(text, LANGUAGES)).orElse("en"),
                words(node, "destinations", text -> known(text, destinations.keySet())));
    }

    private static List<String> words(ConfigNode node, String key, UnaryOperator<String> parser) {
        List<String> words = new ArrayList<>();
        for (ConfigNode element : node.list(key)) {
            try {
                element.value().map(parser).ifPresent(words::add);
            } catch (IllegalArgumentException e) {
                element.problem(e.getMessage());
            }
        }
        return words;
    }

    private static String known(String text, Set<String> known) {
        if (!known.contains(text)) {
            throw new IllegalArgumentException(
                    known.isEmpty()
                            ? "there is no '" + text + "'"
                            : "'" + text + "' is none of " + String.join(", ", known));
        }
        return text;
    }
}
