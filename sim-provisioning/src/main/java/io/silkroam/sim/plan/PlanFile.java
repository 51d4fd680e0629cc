package io.silkroam.sim.plan;

import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import io.silkroam.sim.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads {@code plans.yaml}. Everything wrong is reported with its line; a file with any problem gives no plans. */
public final class PlanFile {
    private static final Set<String> LANGUAGES = Set.of("en", "zh", "nl");

    private final Set<String> knownZones;

    private PlanFile(Set<String> knownZones) {
        this.knownZones = knownZones;
    }

    /** @param knownZones the zones a plan may name */
    public static List<Plan> read(Path path, Set<String> knownZones) {
        return new PlanFile(knownZones).plans(ConfigFile.read(path, Map.of()));
    }

    /** Reads plans from text, as {@link PlanText} writes it; {@code name} is what problems call it. */
    public static List<Plan> parse(String name, String text, Set<String> knownZones) {
        return new PlanFile(knownZones).plans(ConfigFile.parse(name, text));
    }

    private List<Plan> plans(ConfigFile file) {
        List<Plan> plans = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ConfigNode node : file.root().list("plans")) {
            try {
                Plan plan = plan(node);
                if (!ids.add(plan.version().id())) {
                    node.problem("a plan '" + plan.version().id() + "' stands above already");
                }
                plans.add(plan);
            } catch (IllegalArgumentException e) {
                node.problem(e.getMessage());
            }
        }
        if (plans.isEmpty()) {
            file.problem("no plans: at least one is needed");
        }
        file.finish();
        return plans;
    }

    private Plan plan(ConfigNode node) {
        PlanVersion version = node.required("id", id -> new PlanVersion(id, 0), new PlanVersion("missing", 0));
        Set<String> zones = zones(node, "zones");
        Price price = price(node.section("price"));
        List<Rate> rates = new ArrayList<>();
        node.list("rates").forEach(r -> rates.add(rate(r, price, zones(r, "zones"))));
        outside(node, price, zones, rates);
        return new Plan(
                version,
                names(node),
                price,
                validity(node.section("validity")),
                allowances(node, price, zones),
                zeroRated(node),
                zones,
                rates,
                exhaustion(node),
                slices(node.section("slices")),
                node.choice("stacking", Stacking.class, Stacking.QUEUE),
                notices(node),
                node.choice("undelivered-messages", Plan.Undelivered.class, Plan.Undelivered.REFUND));
    }

    private static Map<String, String> names(ConfigNode node) {
        Map<String, String> names = new LinkedHashMap<>();
        ConfigNode section = node.section("names");
        section.entries().forEach((language, name) -> {
            if (!LANGUAGES.contains(language)) {
                name.problem("a language is one of en, zh, nl");
            }
            name.value().ifPresent(text -> names.put(language, text));
        });
        if (!names.containsKey("en")) {
            node.problem("'names.en' is missing");
        }
        return names;
    }

    private static Price price(ConfigNode node) {
        String currency =
                node.required("currency", code -> Money.of(0, code).currency().getCurrencyCode(), "EUR");
        Money amount = node.required("amount", text -> Money.parse(text, currency), Money.of(0, currency));
        int vat = node.parsed("vat", PlanFile::basisPoints).orElse(0);
        Price.VatMode mode = node.choice("vat-mode", Price.VatMode.class, Price.VatMode.INCLUSIVE);
        return valid(node, () -> new Price(amount, vat, mode), new Price(Money.of(0, currency), 0, mode));
    }

    private static Validity validity(ConfigNode node) {
        Duration period = node.required("period", PlanFile::period, Duration.ofDays(1));
        Validity.Start from = node.choice("from", Validity.Start.class, Validity.Start.FIRST_USE);
        return valid(node, () -> new Validity(period, from), new Validity(Duration.ofDays(1), from));
    }

    private List<Allowance> allowances(ConfigNode plan, Price price, Set<String> planZones) {
        List<Allowance> allowances = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ConfigNode node : plan.list("allowances")) {
            String id = node.required("id");
            Unit unit = node.required("unit", text -> ConfigNode.choiceOf(text, Unit.class), Unit.OCTETS);
            long amount =
                    node.required("amount", text -> unit == Unit.MONEY ? minor(text, price) : unit.parse(text), 1L);
            Set<String> zones = node.has("zones") ? zones(node, "zones") : planZones;
            int priority = node.integer("priority", 100, 0, 1000);
            if (!ids.add(id)) {
                node.problem("an allowance '" + id + "' stands above already");
            }
            try {
                allowances.add(new Allowance(id, unit, amount, ratingGroups(node), zones, priority));
            } catch (IllegalArgumentException e) {
                node.problem(e.getMessage());
            }
        }
        return allowances;
    }

    private static long minor(String amount, Price price) {
        return Money.parse(amount, price.amount().currency().getCurrencyCode()).minor();
    }

    private static Map<Long, String> zeroRated(ConfigNode plan) {
        Map<Long, String> groups = new LinkedHashMap<>();
        for (ConfigNode node : plan.list("zero-rated")) {
            String name = node.required("name");
            ratingGroups(node).forEach(group -> groups.put(group, name));
        }
        return groups;
    }

    private static Set<Long> ratingGroups(ConfigNode node) {
        Set<Long> groups = new LinkedHashSet<>();
        for (ConfigNode element : node.list("rating-groups")) {
            String text = element.value().orElse("");
            if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > 0xFFFF_FFFFL) {
                element.problem("'" + text + "' is not a rating group: 0 to 4294967295");
            } else {
                groups.add(Long.parseLong(text));
            }
        }
        return groups;
    }

    private Set<String> zones(ConfigNode node, String key) {
        Set<String> zones = new LinkedHashSet<>();
        for (ConfigNode element : node.list(key)) {
            String zone = element.value().orElse("");
            if (!knownZones.contains(zone)) {
                element.problem("there is no zone '" + zone + "'; known: " + String.join(", ", knownZones));
            }
            zones.add(zone);
        }
        return zones;
    }

    private static void outside(ConfigNode node, Price price, Set<String> zones, List<Rate> rates) {
        for (ConfigNode outside : node.list("outside-zones")) {
            if (outside.isText()) {
                node.parsed("outside-zones", PlanFile::refuse);
                continue;
            }
            if (zones.isEmpty()) {
                node.problem("'outside-zones' has a price, but the plan has no zones to be outside of");
            }
            rates.add(rate(outside, price, Set.of()));
        }
    }

    private static String refuse(String text) {
        if (!"refuse".equals(text)) {
            throw new IllegalArgumentException("'" + text + "' is neither 'refuse' nor a price");
        }
        return text;
    }

    private static Rate rate(ConfigNode node, Price price, Set<String> zones) {
        Unit unit = node.choice("unit", Unit.class, Unit.OCTETS);
        long minor = node.required("price", text -> minor(text, price), 1L);
        long per = node.required("per", unit::parse, 1L);
        Set<Long> groups = ratingGroups(node);
        return valid(node, () -> new Rate(unit, minor, per, groups, zones), new Rate(Unit.OCTETS, 1, 1, groups, zones));
    }

    private static Exhaustion exhaustion(ConfigNode plan) {
        ConfigNode node = plan.section("at-exhaustion");
        String action = node.text("action", "terminate");
        return switch (action) {
            case "terminate" -> new Exhaustion.Terminate();
            case "redirect" -> new Exhaustion.Redirect(node.required("url"));
            case "restrict" -> new Exhaustion.Restrict(node.texts("filters"));
            case "throttle" -> {
                node.problem("throttling needs a policy link (Gx), which this gateway does not have; "
                        + "use terminate, redirect or restrict");
                yield new Exhaustion.Terminate();
            }
            default -> {
                node.problem("action '" + action + "' is none of terminate, redirect, restrict");
                yield new Exhaustion.Terminate();
            }
        };
    }

    private static Slices slices(ConfigNode node) {
        long floor = node.parsed("floor", Unit.OCTETS::parse).orElse(20_000_000L);
        long usual = node.parsed("default", Unit.OCTETS::parse).orElse(Math.max(floor, 50_000_000L));
        long maximum = node.parsed("maximum", Unit.OCTETS::parse).orElse(Math.max(usual, 100_000_000L));
        return valid(node, () -> new Slices(floor, usual, maximum), new Slices(1, 1, 1));
    }

    private static Notices notices(ConfigNode plan) {
        List<Integer> percents = new ArrayList<>();
        List<Duration> spans = new ArrayList<>();
        for (ConfigNode node : plan.list("notices")) {
            String text = node.value().orElse("");
            try {
                if (text.endsWith("%")) {
                    percents.add(wholePercent(text));
                } else {
                    spans.add(ahead(text));
                }
            } catch (IllegalArgumentException | DateTimeParseException e) {
                node.problem("'" + text + "' is neither a share such as 80% nor a time before expiry such as P1D");
            }
        }
        return valid(plan, () -> new Notices(percents, spans), new Notices(List.of(), List.of()));
    }

    /** A rule that several values must keep together is reported where they stand. */
    private static <T> T valid(ConfigNode node, Supplier<T> made, T stand) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            node.problem(e.getMessage());
            return stand;
        }
    }

    private static Duration period(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a period such as P15D", e);
        }
    }

    private static Duration ahead(String text) {
        Duration span = Duration.parse(text);
        if (span.isNegative() || span.isZero()) {
            throw new IllegalArgumentException("a notice before expiry needs a time before it");
        }
        return span;
    }

    private static int wholePercent(String text) {
        int basisPoints = basisPoints(text);
        if (basisPoints % 100 != 0 || basisPoints < 100 || basisPoints > 10_000) {
            throw new IllegalArgumentException("a notice is due at 1 to 100 per cent");
        }
        return basisPoints / 100;
    }

    private static int basisPoints(String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,2})?%")) {
            throw new IllegalArgumentException("'" + text + "' is not a percentage such as 21%");
        }
        return new BigDecimal(text.substring(0, text.length() - 1))
                .movePointRight(2)
                .setScale(0, RoundingMode.UNNECESSARY)
                .intValueExact();
    }
}
