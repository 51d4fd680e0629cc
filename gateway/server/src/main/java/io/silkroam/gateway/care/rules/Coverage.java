package io.silkroam.gateway.care.rules;

import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.Bucket;
import io.silkroam.charging.account.Subscription;
import io.silkroam.sim.plan.Allowance;
import io.silkroam.sim.plan.Rate;
import io.silkroam.sim.plan.Unit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a subscriber's plans are worth for data in a place, as charging will decide it. */
public sealed interface Coverage {
    /** Data is paid for already. */
    record Covered(Subscription plan) implements Coverage {}

    /** Data takes money from an allowance. */
    record Priced(Subscription plan, Rate rate) implements Coverage {}

    /** There is a plan, but it is not good here. */
    record NotCovered(Subscription plan) implements Coverage {}

    /** There is none, or nothing is left. */
    record NoPlan() implements Coverage {}

    /** @param zones those of the visited network; of several plans the one that charging takes first counts */
    static Coverage of(Account account, Set<String> zones, Instant now) {
        List<Subscription> plans = account.subscriptions().stream()
                .filter(s -> s.expiresAt().isAfter(now))
                .filter(s -> s.buckets().stream().anyMatch(b -> b.remaining() > 0))
                .sorted(Comparator.comparing(Subscription::expiresAt).thenComparingLong(Subscription::id))
                .toList();
        Optional<Coverage> covered = plans.stream()
                .filter(s -> holds(s, Unit.OCTETS, zones))
                .findFirst()
                .map(Covered::new);
        return covered.or(() -> plans.stream()
                        .filter(s -> holds(s, Unit.MONEY, zones))
                        .flatMap(s -> rate(s, zones).map(r -> (Coverage) new Priced(s, r)).stream())
                        .findFirst())
                .or(() -> plans.stream().findFirst().map(NotCovered::new))
                .orElseGet(NoPlan::new);
    }

    private static boolean holds(Subscription plan, Unit unit, Set<String> zones) {
        List<Allowance> allowances = plan.plan().allowances();
        for (int i = 0; i < allowances.size(); i++) {
            Allowance allowance = allowances.get(i);
            Bucket bucket = plan.buckets().get(i);
            if (allowance.unit() == unit && bucket.remaining() > 0 && isIn(allowance.zones(), zones)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Rate> rate(Subscription plan, Set<String> zones) {
        return plan.plan().rates().stream()
                .filter(r -> r.unit() == Unit.OCTETS && isIn(r.zones(), zones))
                .findFirst();
    }

    private static boolean isIn(Set<String> good, Set<String> zones) {
        return good.isEmpty() || good.stream().anyMatch(zones::contains);
    }
}
