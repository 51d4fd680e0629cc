package io.silkroam.gateway.conf;

import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import io.silkroam.messaging.message.AcceptOutcome.Reason;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.number.NumberRanges;
import io.silkroam.messaging.number.NumberRewriting;
import io.silkroam.messaging.number.Prefixes;
import io.silkroam.messaging.number.SenderList;
import io.silkroam.messaging.route.Lists;
import io.silkroam.messaging.route.Route;
import io.silkroam.messaging.route.RouteMatch;
import io.silkroam.messaging.route.RouteMode;
import io.silkroam.messaging.route.RouteTable;
import io.silkroam.messaging.route.SegmentPrice;
import io.silkroam.messaging.route.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code routes.yaml}: our numbers, lists, and routes in their order. */
final class RoutesFile {
    static final String NAME = "routes.yaml";

    private static final String OWN = "own";
    private static final int MOST_TARGETS = 32;

    private enum Refusing {
        FORBIDDEN,
        NO_ROUTE
    }

    private final ConfigNode root;
    private final Path folder;
    private final KnownParties known;

    private RoutesFile(ConfigNode root, Path folder, KnownParties known) {
        this.root = root;
        this.folder = folder;
        this.known = known;
    }

    /** A folder without the file has no routes: nothing is carried. */
    static RouteTable read(Path folder, KnownParties known, Map<String, Party> receivers) {
        Path path = folder.resolve(NAME);
        if (!Files.exists(path)) {
            return new RouteTable(NumberRanges.none(), Prefixes.of(Map.of()), Lists.none(), receivers, List.of());
        }
        ConfigFile file = ConfigFile.read(path, Map.of());
        RouteTable table = new RoutesFile(file.root(), folder, known).table(receivers);
        file.finish();
        return table;
    }

    private RouteTable table(Map<String, Party> receivers) {
        NumberRanges own = NumberRanges.of(PartnerSections.each(root, "own-numbers", Prefixes::parse));
        Prefixes<String> networks = networks(root.section("networks"));
        List<Route> routes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<ConfigNode> nodes = root.list("routes");
        if (nodes.size() > RouteTable.MOST) {
            root.problem("routes: " + nodes.size() + " are more than " + RouteTable.MOST);
            nodes = List.of();
        }
        for (ConfigNode node : nodes) {
            Route route = route(node, new HashSet<>(networks.entries().values()));
            if (!route.name().isEmpty() && !names.add(route.name())) {
                node.problem("there is a route '" + route.name() + "' above");
            }
            routes.add(route);
        }
        return new RouteTable(own, networks, new ListsSection(root.section("lists"), folder).read(), receivers, routes);
    }

    /** MCC and MNC, and the prefixes of their numbers. */
    private static Prefixes<String> networks(ConfigNode section) {
        Map<String, String> byPrefix = new HashMap<>();
        section.entries().forEach((network, node) -> {
            try {
                String digits = network(network);
                for (String prefix : PartnerSections.each(section, network, Prefixes::parse)) {
                    if (byPrefix.put(prefix, digits) != null) {
                        node.problem("'" + prefix + "' belongs to a network above already");
                    }
                }
            } catch (IllegalArgumentException e) {
                node.problem(e.getMessage());
                section.list(network);
            }
        });
        return Prefixes.of(byPrefix);
    }

    private static String network(String text) {
        if (!text.matches("[0-9]{3}-?[0-9]{2,3}")) {
            throw new IllegalArgumentException("'" + text + "' is not an MCC and MNC such as 204-08");
        }
        return text.replace("-", "");
    }

    private Route route(ConfigNode node, Set<String> networks) {
        String name = node.required("name");
        RouteMatch match = match(node.section("match"), networks);
        boolean refuses = node.has("refuse");
        boolean leads = node.has("via");
        if (refuses == leads) {
            node.problem("has either 'via' or 'refuse'");
        }
        Refusing refusing = node.choice("refuse", Refusing.class, Refusing.NO_ROUTE);
        Optional<Route.Action> via = via(node);
        return new Route(name, match, via.orElse(new Route.Action.Refuse(Reason.valueOf(refusing.name()))));
    }

    private RouteMatch match(ConfigNode match, Set<String> networks) {
        List<String> destinations =
                PartnerSections.each(match, "destinations", text -> text.equals(OWN) ? OWN : Prefixes.parse(text));
        Set<Party.Kind> kinds = EnumSet.noneOf(Party.Kind.class);
        Set<Party> parties = new HashSet<>();
        PartnerSections.each(match, "from", text -> {
            if (text.contains(":")) {
                return parties.add(known.party(text));
            }
            return kinds.add(ConfigNode.choiceOf(text, Party.Kind.class));
        });
        return new RouteMatch(
                NumberRanges.of(
                        destinations.stream().filter(d -> !d.equals(OWN)).toList()),
                destinations.contains(OWN),
                Set.copyOf(PartnerSections.each(match, "networks", text -> knownNetwork(text, networks))),
                Set.copyOf(PartnerSections.each(match, "numbers", Prefixes::parse)),
                SenderList.of(PartnerSections.each(match, "senders", ListsSection::sender)),
                kinds,
                parties);
    }

    private static String knownNetwork(String text, Set<String> networks) {
        String digits = network(text);
        if (!networks.contains(digits)) {
            throw new IllegalArgumentException("'" + text + "' has no prefixes under 'networks'");
        }
        return digits;
    }

    private Optional<Route.Action> via(ConfigNode node) {
        RouteMode mode = node.choice("mode", RouteMode.class, RouteMode.FAILOVER);
        List<Target> targets = new ArrayList<>();
        for (ConfigNode element : node.list("via")) {
            target(element).ifPresent(targets::add);
        }
        NumberRewriting source = NumberRewriting.replacing(PartnerSections.replacements(node, "replace-source"));
        NumberRewriting destination =
                NumberRewriting.replacing(PartnerSections.replacements(node, "replace-destination"));
        if (targets.size() > MOST_TARGETS) {
            node.problem("via: more than " + MOST_TARGETS);
            return Optional.empty();
        }
        checkOneCurrency(node, mode, targets);
        return targets.isEmpty()
                ? Optional.empty()
                : Optional.of(new Route.Action.Via(mode, targets, source, destination));
    }

    /** {@code link:kpn} alone, or {@code {to: link:kpn, weight: 3}}. */
    private Optional<Target> target(ConfigNode element) {
        try {
            if (element.isText()) {
                return element.value().map(text -> known.target(text, 1));
            }
            String to = element.required("to");
            int weight = element.integer("weight", 1, 1, Target.MOST_WEIGHT);
            return to.isEmpty() ? Optional.empty() : Optional.of(known.target(to, weight));
        } catch (IllegalArgumentException e) {
            element.problem(e.getMessage());
            return Optional.empty();
        }
    }

    private static void checkOneCurrency(ConfigNode node, RouteMode mode, List<Target> targets) {
        long currencies = targets.stream()
                .flatMap(target -> target.cost().stream())
                .map(SegmentPrice::amount)
                .map(money -> money.currency())
                .distinct()
                .count();
        if (mode == RouteMode.CHEAPEST && currencies > 1) {
            node.problem("mode: cheapest compares costs of one currency, and these are of " + currencies);
        }
    }
}
