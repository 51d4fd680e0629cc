package io.silkroam.diameter.node;

import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.peer.Identities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where requests can go just now (RFC 6733 §2.6, §2.7): open connections by host and by realm. Immutable. */
final class RouteTable {
    static final RouteTable EMPTY = new RouteTable(List.of());

    private final Map<String, List<Route>> byHost = new HashMap<>();
    private final Map<String, List<Route>> byRealm = new HashMap<>();

    /** An open connection; trusted while its watchdog is OKAY. */
    record Route(Connection connection, Peer peer, Set<Integer> applications, boolean trusted) {
        private boolean carries(int applicationId) {
            return applicationId == Applications.BASE
                    || applications.contains(applicationId)
                    || applications.contains(Applications.RELAY);
        }

        private boolean relays() {
            return peer.partner().identity().relay();
        }
    }

    RouteTable(List<Route> routes) {
        for (Route route : routes) {
            byHost.computeIfAbsent(route.peer().host(), host -> new ArrayList<>())
                    .add(route);
            if (route.relays()) {
                for (String realm : route.peer().partner().identity().realms()) {
                    byRealm.computeIfAbsent(realm, same -> new ArrayList<>()).add(route);
                }
            } else {
                byRealm.computeIfAbsent(route.peer().realm(), realm -> new ArrayList<>())
                        .add(route);
            }
        }
    }

    /**
     * The best connection for a request other than {@code not}: the named host itself, else a relay of its realm;
     * without a host, anyone of the realm. A trusted one before others, then the one with the fewest requests pending.
     */
    Optional<Connection> find(Optional<String> host, String realm, int applicationId, Optional<Connection> not) {
        if (host.isEmpty()) {
            return best(byRealm.get(Identities.fold(realm)), applicationId, not, false);
        }
        Optional<Connection> direct = best(byHost.get(Identities.fold(host.get())), applicationId, not, false);
        return direct.isPresent() ? direct : best(byRealm.get(Identities.fold(realm)), applicationId, not, true);
    }

    /** Whether anything leads there, whatever the application. */
    boolean leadsTo(String host, String realm) {
        return find(Optional.of(host), realm, Applications.BASE, Optional.empty())
                .isPresent();
    }

    private static Optional<Connection> best(
            List<Route> routes, int applicationId, Optional<Connection> not, boolean relaysOnly) {
        if (routes == null) {
            return Optional.empty();
        }
        Route best = null;
        for (Route route : routes) {
            boolean fits = route.connection().isUsable()
                    && route.carries(applicationId)
                    && (!relaysOnly || route.relays())
                    && (not.isEmpty() || route.connection() != not.get());
            if (fits && (best == null || isBetter(route, best))) {
                best = route;
            }
        }
        return best == null ? Optional.empty() : Optional.of(best.connection());
    }

    private static boolean isBetter(Route one, Route other) {
        if (one.trusted() != other.trusted()) {
            return one.trusted();
        }
        return one.connection().pendingBound().current()
                < other.connection().pendingBound().current();
    }
}
