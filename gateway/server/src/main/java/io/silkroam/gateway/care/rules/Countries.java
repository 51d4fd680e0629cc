package io.silkroam.gateway.care.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Countries by mobile country code, ITU E.212; several codes may be of one country. */
public final class Countries {
    private final Map<String, Country> byMcc;
    private final Map<String, Country> byIso;

    public Countries(Map<String, Country> byMcc) {
        this.byMcc = Map.copyOf(byMcc);
        this.byIso = byMcc.values().stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Country::iso, Function.identity()));
    }

    /** Empty where nothing is known of it. */
    public Optional<Country> ofMcc(String mcc) {
        return Optional.ofNullable(byMcc.get(mcc));
    }

    public Optional<Country> ofIso(String iso) {
        return Optional.ofNullable(byIso.get(iso));
    }

    /** All of them, by ISO code. */
    public Collection<Country> all() {
        return byIso.values().stream()
                .sorted(Comparator.comparing(Country::iso))
                .toList();
    }
}
