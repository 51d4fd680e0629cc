package io.silkroam.billing.books;

import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.tariff.Tariffs;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.store.Database;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the books stand on.
 *
 * @param tariffs those that hold now; they may be read anew while the program runs
 */
public record Ground(
        Database database, BillingSettings settings, Supplier<Tariffs> tariffs, PlanCatalogue plans, Clock clock) {}
