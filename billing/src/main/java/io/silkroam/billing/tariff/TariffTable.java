package io.silkroam.billing.tariff;

import io.silkroam.billing.UsageUnit;
import io.silkroam.sim.Plmn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All lines of all tariffs, by what they price. */
final class TariffTable {
    /** Prices every network that no other line does. */
    static final String ANY = "*";

    static final int MCC_DIGITS = 3;

    private static final int NAMED = 3;

    private final Map<Key, List<TariffLine>> lines = new HashMap<>();

    private record Key(Run run, UsageUnit unit, String networks) {}

    TariffTable(Collection<TariffLine> all) {
        all.forEach(
                line -> lines.computeIfAbsent(new Key(line.run(), line.unit(), line.networks()), k -> new ArrayList<>())
                        .add(line));
    }

    Optional<TariffLine> find(Run run, Optional<Plmn> network, UsageUnit unit, LocalDate day) {
        String digits = network.map(Plmn::digits).orElse("");
        for (int length = digits.length(); length >= MCC_DIGITS; length--) {
            List<TariffLine> priced = lines.get(new Key(run, unit, digits.substring(0, length)));
            if (priced != null) {
                return on(priced, day);
            }
        }
        return on(lines.getOrDefault(new Key(run, unit, ANY), List.of()), day);
    }

    Set<String> partners() {
        return lines.values().stream()
                .flatMap(List::stream)
                .map(TariffLine::partner)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<TariffLine> on(List<TariffLine> priced, LocalDate day) {
        for (TariffLine line : priced) {
            if (!day.isBefore(line.from()) && day.isBefore(line.until())) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** Several networks as one text. */
    static String text(Collection<String> networks) {
        String named = String.join(", ", networks.stream().limit(NAMED).toList());
        return networks.size() > NAMED ? named + " and " + (networks.size() - NAMED) + " more" : named;
    }
}
