package io.silkroam.billing.books;

import io.silkroam.sim.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * What rating once more has changed.
 *
 * @param looked how many records were looked at
 * @param corrected how many are rated otherwise now
 * @param waiting how many of those looked at still wait
 * @param differences what partners are owed more than before, or less; one for each partner and currency
 */
public record Corrected(long looked, long corrected, long waiting, List<Difference> differences) {

    /** Nothing was looked at. */
    public static final Corrected NOTHING = new Corrected(0, 0, 0, List.of());

    /** So much more is owed to a partner; below zero, less. */
    public record Difference(String partner, Money owed) {
        boolean isOfTheSameAs(Difference other) {
            return partner.equals(other.partner) && owed.currency().equals(other.owed.currency());
        }
    }

    public Corrected {
        differences = List.copyOf(differences);
    }

    Corrected and(Corrected more) {
        List<Difference> sums = new ArrayList<>(differences);
        for (Difference added : more.differences) {
            Difference sum = sums.stream()
                    .filter(added::isOfTheSameAs)
                    .findFirst()
                    .map(known -> new Difference(added.partner(), known.owed().plus(added.owed())))
                    .orElse(added);
            sums.removeIf(added::isOfTheSameAs);
            sums.add(sum);
        }
        return new Corrected(looked + more.looked, corrected + more.corrected, waiting + more.waiting, sums);
    }
}
