package io.silkroam.billing.tariff;

import io.silkroam.billing.UsageUnit;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Zones;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a visited network in the EU may charge at most (Regulation (EU) 2022/612 and those before it), by the date of
 * the event. A cap holds until the next.
 */
final class WholesaleCaps {
    /** The zone in which caps hold. */
    static final String ZONE = "EEA";

    private final Map<UsageUnit, NavigableMap<LocalDate, Optional<UnitPrice>>> caps = new EnumMap<>(UsageUnit.class);
    private final Zones zones;

    WholesaleCaps(Map<UsageUnit, NavigableMap<LocalDate, Optional<UnitPrice>>> caps, Zones zones) {
        caps.forEach((unit, dated) -> this.caps.put(unit, new TreeMap<>(dated)));
        this.zones = zones;
    }

    /** Whether there ever was a cap on it. */
    boolean know(UsageUnit unit) {
        return caps.containsKey(unit);
    }

    Optional<UnitPrice> on(UsageUnit unit, LocalDate day) {
        return Optional.ofNullable(caps.get(unit))
                .map(dated -> dated.floorEntry(day))
                .flatMap(Map.Entry::getValue);
    }

    /** Whether there were caps on it, and the file says that there are none any more. */
    boolean haveEnded(UsageUnit unit, LocalDate day) {
        return Optional.ofNullable(caps.get(unit))
                .map(dated -> dated.floorEntry(day))
                .filter(cap -> cap.getValue().isEmpty())
                .isPresent();
    }

    boolean holdIn(Plmn network, LocalDate day) {
        return zones.on(network, day).contains(ZONE);
    }

    /** The days on which a cap or the zone is not as on the day before. */
    NavigableSet<LocalDate> changes() {
        NavigableSet<LocalDate> days = new TreeSet<>();
        caps.values().forEach(dated -> days.addAll(dated.keySet()));
        zones.entries().forEach(e -> {
            days.add(e.from());
            days.add(e.until());
        });
        return days;
    }

    Zones zones() {
        return zones;
    }
}
