package io.silkroam.billing.rating;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a record waits in suspense. The runs in which it can be rated do not wait. */
public enum Reason {
    /** It names a bought plan whose purchase was not booked (yet). */
    NO_SALE,
    /** No line of the host operator's tariff is for it. */
    NO_TARIFF_HOST,
    /** The network is known, and no line of a visited tariff is for it. */
    NO_TARIFF_VISITED,
    /** Nothing knows the network's country. */
    UNKNOWN_NETWORK,
    /** The SIM inventory does not know the IMSI. */
    UNKNOWN_SUBSCRIBER,
    /** More than a record can hold; rated in no run until somebody accepts it. */
    ABSURD;

    /** Divided by blanks; empty where nothing is wrong. */
    public static Optional<String> text(Set<Reason> reasons) {
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(reasons.stream().sorted().map(Enum::name).collect(Collectors.joining(" ")));
    }

    /** Reads what {@link #text} wrote. */
    public static Set<Reason> parse(String text) {
        if (text == null || text.isBlank()) {
            return Set.of();
        }
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Arrays.stream(text.split(" ")).map(Reason::valueOf).forEach(reasons::add);
        return Collections.unmodifiableSet(reasons);
    }
}
