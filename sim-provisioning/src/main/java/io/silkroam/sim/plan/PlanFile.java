package io.silkroam.sim.plan;

import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import io.silkroam.sim.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code plans.yaml}. Everything wrong is reported with its line; a file with any problem gives no plans. */
public final class PlanFile {
    private static final Money NOTHING = Money.of(0, "EUR");
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
                allowances(node, zones),
                zeroRated(node),
                zones,
                rates,
                exhaustion(node),
                slices(node.section("slices")),
                node.choice("stacking", Stacking.class, Stacking.QUEUE),
                notices(node));
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
        String currency = node.required("currency");
        Money amount =
                node.required("amount", text -> Money.parse(text, currency.isEmpty() ? "EUR" : currency), NOTHING);
        int vat = node.parsed("vat", PlanFile::basisPoints).orElse(0);
        return new Price(amount, vat, node.choice("vat-mode", Price.VatMode.class, Price.VatMode.INCLUSIVE));
    }

    private static Validity validity(ConfigNode node) {
        Duration period = node.required("period", Duration::parse, Duration.ofDays(1));
        return new Validity(period, node.choice("from", Validity.Start.class, Validity.Start.FIRST_USE));
    }

    private List<Allowance> allowances(ConfigNode plan, Set<String> planZones) {
        List<Allowance> allowances = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ConfigNode node : plan.list("allowances")) {
            String id = node.required("id");
            Unit unit = node.required("unit", text -> ConfigNode.choiceOf(text, Unit.class), Unit.OCTETS);
            long amount = unit == Unit.MONEY
                    ? node.required(
                            "amount", t -> Money.parse(t, currency(plan)).minor(), 1L)
                    : node.required("amount", unit::parse, 1L);
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

    private static String currency(ConfigNode plan) {
        return plan.section("price").text("currency", "EUR");
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
        if (!node.has("outside-zones") || node.isText("outside-zones")) {
            node.parsed("outside-zones", text -> {
                if (!"refuse".equals(text)) {
                    throw new IllegalArgumentException("'" + text + "' is neither 'refuse' nor a price");
                }
                return text;
            });
            return;
        }
        if (zones.isEmpty()) {
            node.problem("'outside-zones' has a price, but the plan has no zones to be outside of");
        }
        rates.add(rate(node.section("outside-zones"), price, Set.of()));
    }

    private static Rate rate(ConfigNode node, Price price, Set<String> zones) {
        Unit unit = node.choice("unit", Unit.class, Unit.OCTETS);
        long minor = node.required(
                "price",
                t -> Money.parse(t, price.amount().currency().getCurrencyCode()).minor(),
                1L);
        long per = node.required("per", unit::parse, 1L);
        return new Rate(unit, minor, per, ratingGroups(node), zones);
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
        return new Slices(floor, usual, maximum);
    }

    private static Notices notices(ConfigNode plan) {
        List<Integer> percents = new ArrayList<>();
        List<Duration> spans = new ArrayList<>();
        for (ConfigNode node : plan.list("notices")) {
            String text = node.value().orElse("");
            try {
                if (text.endsWith("%")) {
                    percents.add(basisPoints(text) / 100);
                } else {
                    spans.add(Duration.parse(text));
                }
            } catch (IllegalArgumentException | java.time.format.DateTimeParseException e) {
                node.problem("'" + text + "' is neither a share such as 80% nor a time before expiry such as P1D");
            }
        }
        return new Notices(percents, spans);
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
