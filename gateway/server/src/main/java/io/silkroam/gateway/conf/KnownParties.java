package io.silkroam.gateway.conf;

import io.silkroam.messaging.account.SmscLink;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.route.Target;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom routes may name.
 *
 * @param links that could be read, by name; what is wrong with the others is reported with their files
 */
record KnownParties(Set<String> accounts, Set<String> linkNames, Map<String, SmscLink> links) {
    /** Services of our own: what subscribers write to. */
    static final Set<String> SERVICES = Set.of("care");

    /** Reads {@code link:kpn}, {@code account:partner1} or {@code service:care}. */
    Party party(String text) {
        String[] parts = text.split(":", 2);
        String name = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "link" -> Party.link(known(linkNames, "link", name));
            case "account" -> Party.account(known(accounts, "account", name));
            case "service" -> Party.service(known(SERVICES, "service", name));
            default ->
                throw new IllegalArgumentException("'" + text + "' is none of link:NAME, account:NAME, service:NAME");
        };
    }

    Target target(String text, int weight) {
        Party party = party(text);
        if (party.kind() != Party.Kind.LINK) {
            return new Target(party, weight, Optional.empty(), true);
        }
        Optional<SmscLink> link = Optional.ofNullable(links.get(party.name()));
        return new Target(
                party,
                weight,
                link.flatMap(SmscLink::cost),
                link.map(l -> l.endpoint().enabled()).orElse(true));
    }

    private static String known(Set<String> names, String kind, String name) {
        if (!names.contains(name)) {
            String all = names.isEmpty() ? "there is none" : "known: " + String.join(", ", names);
            throw new IllegalArgumentException("there is no %s '%s'; %s".formatted(kind, name, all));
        }
        return name;
    }
}
