package io.silkroam.messaging.number;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers by their prefixes, in international form without a plus. */
public record NumberRanges(Prefixes<Boolean> prefixes) {
    private static final NumberRanges NONE = of(java.util.List.of());

    /** @throws IllegalArgumentException naming a prefix that is not digits */
    public static NumberRanges of(Collection<String> prefixes) {
        return new NumberRanges(Prefixes.of(
                prefixes.stream().distinct().collect(Collectors.toMap(Function.identity(), p -> Boolean.TRUE))));
    }

    public static NumberRanges none() {
        return NONE;
    }

    public boolean holds(String number) {
        return prefixes.covers(number);
    }

    public boolean isEmpty() {
        return prefixes.isEmpty();
    }
}
