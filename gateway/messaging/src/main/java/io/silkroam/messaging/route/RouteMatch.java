package io.silkroam.messaging.route;

import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.number.NumberRanges;
import io.silkroam.messaging.number.SenderList;
import java.util.Set;

/**
 * For which messages a route is. What is empty does not look; everything else has to fit.
 *
 * @param destinations beginnings of numbers
 * @param ownNumbers our subscribers' numbers count as if they stood in {@code destinations}
 * @param networks the destination's, MCC and MNC as digits, by the table of prefixes
 * @param numbers exact destinations: short codes
 * @param senders names and numbers
 * @param kinds what kind of party it came from, beside {@code parties}
 * @param parties whom it came from
 */
public record RouteMatch(
        NumberRanges destinations,
        boolean ownNumbers,
        Set<String> networks,
        Set<String> numbers,
        SenderList senders,
        Set<Party.Kind> kinds,
        Set<Party> parties) {

    public RouteMatch {
        networks = Set.copyOf(networks);
        numbers = Set.copyOf(numbers);
        kinds = Set.copyOf(kinds);
        parties = Set.copyOf(parties);
    }

    /** Every message. */
    public static RouteMatch all() {
        return new RouteMatch(NumberRanges.none(), false, Set.of(), Set.of(), SenderList.none(), Set.of(), Set.of());
    }

    boolean fits(Probe probe) {
        return fromFits(probe.message().from())
                && destinationFits(probe)
                && (senders.isEmpty() || senders.find(probe.message().source()).isPresent());
    }

    private boolean fromFits(Party from) {
        return (kinds.isEmpty() && parties.isEmpty()) || kinds.contains(from.kind()) || parties.contains(from);
    }

    private boolean destinationFits(Probe probe) {
        boolean anywhere = destinations.isEmpty() && !ownNumbers && networks.isEmpty() && numbers.isEmpty();
        String number = probe.message().destination().value();
        return anywhere
                || numbers.contains(number)
                || destinations.holds(number)
                || (ownNumbers && probe.own())
                || (!networks.isEmpty()
                        && probe.network().filter(networks::contains).isPresent());
    }
}
