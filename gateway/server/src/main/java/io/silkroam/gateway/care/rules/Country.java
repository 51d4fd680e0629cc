package io.silkroam.gateway.care.rules;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What a traveller needs to know of a country.
 *
 * @param iso ISO 3166-1 alpha-2
 * @param names one in each language
 * @param emergency the numbers to call, as they are written there
 * @param zones its time zones; times are told in the first, quiet hours are kept in all
 */
public record Country(String iso, Map<Language, String> names, String emergency, List<ZoneId> zones) {
    public Country {
        names = Map.copyOf(names);
        zones = List.copyOf(zones);
        if (names.size() != Language.values().length || zones.isEmpty()) {
            throw new IllegalArgumentException("country " + iso + " needs a name in each language and a time zone");
        }
    }

    public String name(Language language) {
        return names.get(language);
    }
}
