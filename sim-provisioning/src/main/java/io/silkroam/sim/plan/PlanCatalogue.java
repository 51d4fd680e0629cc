package io.silkroam.sim.plan;

import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The plans on offer and every version that was ever sold, the same for all gateways of one database. */
public final class PlanCatalogue {
    private static final int ATTEMPTS = 5;

    private final Database database;
    private final PlanStore store;
    private final Clock clock;
    private final Map<PlanVersion, Plan> versions = new ConcurrentHashMap<>();
    private volatile Map<String, Plan> onOffer = Map.of();

    /** @param zones the zones that exist; a stored plan that names another cannot be served */
    public PlanCatalogue(Database database, Set<String> zones, Clock clock) {
        this.database = database;
        this.store = new PlanStore(zones);
        this.clock = clock;
    }

    /**
     * Offers these plans from now on. One that says something new becomes the next version; what was sold keeps its
     * own.
     *
     * @return the plans as they are on offer now
     */
    public List<Plan> publish(List<Plan> plans) {
        List<Plan> published = new ArrayList<>();
        for (Plan plan : plans) {
            Plan version = versionOf(plan);
            versions.putIfAbsent(version.version(), version);
            published.add(version);
        }
        Map<String, Plan> offer = new LinkedHashMap<>();
        published.forEach(p -> offer.put(p.version().id(), p));
        onOffer = Map.copyOf(offer);
        return published;
    }

    /** What a buyer gets today. */
    public Optional<Plan> onOffer(String id) {
        return Optional.ofNullable(onOffer.get(id));
    }

    /** Everything a buyer can choose from today, by id. */
    public List<Plan> onOffer() {
        return onOffer.values().stream()
                .sorted(Comparator.comparing(p -> p.version().id()))
                .toList();
    }

    /** A version that was published, if there is one. */
    public Optional<Plan> find(PlanVersion version) {
        Plan known = versions.get(version);
        return known != null
                ? Optional.of(known)
                : database.read("look up plan " + version, c -> store.find(c, version));
    }

    /** Any version that was ever published, by this gateway or another. */
    public Plan version(PlanVersion version) {
        Plan known = versions.get(version);
        return known != null ? known : versions.computeIfAbsent(version, this::load);
    }

    private Plan load(PlanVersion version) {
        return database.read("look up plan " + version, c -> store.find(c, version))
                .orElseThrow(() -> new NoSuchElementException("there is no plan " + version));
    }

    private Plan versionOf(Plan plan) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transact("publish a plan", c -> store.versionOf(c, plan, clock.instant()));
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
