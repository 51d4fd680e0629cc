package io.silkroam.messaging.route;

import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.number.NumberRanges;
import io.silkroam.messaging.number.Prefixes;
import java.util.List;
import java.util.Map;

/**
 * All routes in their order; {@code conf/routes.yaml}.
 *
 * @param ownNumbers our subscribers' numbers
 * @param networks MCC and MNC (as digits) by prefix of a number
 * @param lists looked at first
 * @param receivers by short code or number: the account or service that gets its messages; looked at before the routes
 * @param routes the first that fits decides; where none does, there is no route
 */
public record RouteTable(
        NumberRanges ownNumbers,
        Prefixes<String> networks,
        Lists lists,
        Map<String, Party> receivers,
        List<Route> routes) {
    /** More would have to be searched otherwise than one by one. */
    public static final int MOST = 1_000;

    public RouteTable {
        receivers = Map.copyOf(receivers);
        routes = List.copyOf(routes);
        if (routes.size() > MOST) {
            throw new IllegalArgumentException(routes.size() + " routes are more than " + MOST);
        }
    }

    /** Leads nowhere. */
    public static RouteTable empty() {
        return new RouteTable(NumberRanges.none(), Prefixes.of(Map.of()), Lists.none(), Map.of(), List.of());
    }
}
