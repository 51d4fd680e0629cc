package io.silkroam.billing.export;

import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.export.layout.Layouts;
import io.silkroam.sim.Money;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What exports stand on.
 *
 * @param layouts as they are now
 * @param partners whether a tariff knows a partner of this name
 * @param generator the name and version of this program, for manifests
 */
public record ExportGround(
        Database database,
        BillingSettings settings,
        Supplier<Layouts> layouts,
        PlanCatalogue plans,
        Rates rates,
        Predicate<String> partners,
        Clock clock,
        String generator) {

    /** The rates of exchange of a day. */
    @FunctionalInterface
    public interface Rates {
        Optional<Money> convert(Money amount, Currency to, LocalDate day);
    }
}
