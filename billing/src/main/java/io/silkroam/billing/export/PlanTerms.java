package io.silkroam.billing.export;

import io.silkroam.billing.export.rows.BalanceRow;
import io.silkroam.billing.rating.Shares;
import io.silkroam.conf.ConfigException;
import io.silkroam.sim.plan.Allowance;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.plan.PlanVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What versions of plans say, for rows that name them. */
final class PlanTerms {
    private final PlanCatalogue plans;
    private final Map<String, Map<String, Long>> shares;

    /** @param shares how a plan's price is shared among its allowances */
    PlanTerms(PlanCatalogue plans, Map<String, Map<String, Long>> shares) {
        this.plans = plans;
        this.shares = shares;
    }

    /** Its names by language; none where nobody knows the plan. */
    Map<String, String> names(String plan) {
        return find(plan).map(Plan::names).orElse(Map.of());
    }

    /** The allowance as it was sold, where its plan was given back since. */
    BalanceRow asItWas(BalanceRow row) {
        return row.isGivenBackSince()
                ? find(row.plan()).map(p -> asSold(row, p)).orElse(row)
                : row;
    }

    private BalanceRow asSold(BalanceRow row, Plan plan) {
        Map<String, Long> parts = shares.getOrDefault(plan.version().id(), Map.of());
        List<Allowance> allowances = plan.allowances();
        List<Long> net = Shares.of(
                row.price().ofPlan(),
                allowances.stream().map(a -> parts.getOrDefault(a.id(), 0L)).toList());
        for (int i = 0; i < allowances.size(); i++) {
            if (allowances.get(i).id().equals(row.allowance())) {
                return row.asSold(allowances.get(i).amount(), net.get(i));
            }
        }
        return row;
    }

    private Optional<Plan> find(String plan) {
        int at = plan.indexOf('@');
        try {
            return at < 0
                    ? Optional.empty()
                    : plans.find(new PlanVersion(plan.substring(0, at), Integer.parseInt(plan.substring(at + 1))));
        } catch (ConfigException | NumberFormatException e) {
            // A zone that it names is gone, or it is no plan's name: its id tells enough.
            return Optional.empty();
        }
    }
}
