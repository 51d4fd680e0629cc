package io.silkroam.gateway.care.rules;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The countries a subscriber was in, and when it was entered last.
 *
 * @param entered by ISO code, or by MCC where the country is not known
 */
public record Whereabouts(Map<String, Instant> entered) {
    /** Was nowhere yet. */
    public static final Whereabouts NOWHERE = new Whereabouts(Map.of());

    public Whereabouts {
        entered = Map.copyOf(entered);
    }

    /** Where the subscriber is, as far as is known. */
    public Optional<String> current() {
        return entered.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    public boolean knows(String country) {
        return entered.containsKey(country);
    }

    /** Used something there at this time; rows of several writers may come out of order. */
    public Whereabouts seen(String country, Instant at) {
        Optional<String> here = current();
        if (here.filter(country::equals).isPresent()) {
            return this;
        }
        if (knows(country) && !at.isAfter(entered.get(here.orElseThrow()))) {
            return this;
        }
        Map<String, Instant> more = new HashMap<>(entered);
        more.put(country, at);
        return new Whereabouts(more);
    }
}
