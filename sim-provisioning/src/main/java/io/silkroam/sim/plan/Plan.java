package io.silkroam.sim.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is sold: an immutable version of a plan. A change of the catalogue makes a new version, and what was bought
 * keeps the version it was bought in.
 *
 * @param names what travellers read, by language (en, zh, nl)
 * @param zeroRated rating groups that cost nothing within {@code freeZones}, with what they are
 * @param freeZones zones in which zero-rated groups are free; empty means everywhere
 * @param rates prices per unit, paid from allowances of {@link Unit#MONEY}
 * @param undelivered what becomes of the charge for a message that finally fails
 */
public record Plan(
        PlanVersion version,
        Map<String, String> names,
        Price price,
        Validity validity,
        List<Allowance> allowances,
        Map<Long, String> zeroRated,
        Set<String> freeZones,
        List<Rate> rates,
        Exhaustion exhaustion,
        Slices slices,
        Stacking stacking,
        Notices notices,
        Undelivered undelivered) {

    /** What becomes of the charge for a message that finally fails. */
    public enum Undelivered {
        REFUND,
        KEEP
    }

    /** More would make one account's row unreasonably large. */
    public static final int MAX_ALLOWANCES = 32;

    public Plan {
        names = Map.copyOf(names);
        allowances = List.copyOf(allowances);
        zeroRated = Map.copyOf(zeroRated);
        freeZones = Set.copyOf(freeZones);
        rates = List.copyOf(rates);
        if (allowances.size() > MAX_ALLOWANCES) {
            throw new IllegalArgumentException("a plan has at most " + MAX_ALLOWANCES + " allowances");
        }
    }

    /** The first rate that prices {@code unit} for this group in these zones. */
    public Optional<Rate> rate(Unit unit, long ratingGroup, Set<String> zones) {
        return rates.stream().filter(r -> r.prices(unit, ratingGroup, zones)).findFirst();
    }

    /** Whether use of this group in these zones costs nothing. */
    public boolean isFree(long ratingGroup, Set<String> zones) {
        return zeroRated.containsKey(ratingGroup)
                && (freeZones.isEmpty() || freeZones.stream().anyMatch(zones::contains));
    }

    Plan withVersion(int number) {
        return new Plan(
                new PlanVersion(version.id(), number),
                names,
                price,
                validity,
                allowances,
                zeroRated,
                freeZones,
                rates,
                exhaustion,
                slices,
                stacking,
                notices,
                undelivered);
    }
}
