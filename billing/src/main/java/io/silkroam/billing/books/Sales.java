package io.silkroam.billing.books;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.ledger.SaleEntry;
import io.silkroam.billing.rating.AllowanceKey;
import io.silkroam.billing.rating.Shares;
import io.silkroam.billing.rating.SoldAllowance;
import io.silkroam.billing.rating.Subscriber;
import io.silkroam.billing.rating.Usage;
import io.silkroam.billing.rating.VatSplit;
import io.silkroam.sim.plan.Allowance;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.plan.PlanVersion;
import io.silkroam.sim.plan.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a plan's terms make of its purchase: net and VAT, and what it gives with each one's share of the price. */
final class Sales {

    private final BillingSettings settings;
    private final PlanCatalogue plans;

    Sales(BillingSettings settings, PlanCatalogue plans) {
        this.settings = settings;
        this.plans = plans;
    }

    /** Whether this record of the journal tells of a plan given back, and not of units. */
    static boolean isGivenBack(UsageRecord record) {
        return record.kind() == UsageKind.REFUND && record.unit().isEmpty();
    }

    Plan plan(UsageRecord record) {
        String name = record.plan().orElseThrow();
        int at = name.indexOf('@');
        return plans.version(new PlanVersion(name.substring(0, at), Integer.parseInt(name.substring(at + 1))));
    }

    /** Looks the plan up while no transaction waits for it. */
    void prepare(JournalEntry entry) {
        if (entry.record().kind() == UsageKind.PURCHASE || isGivenBack(entry.record())) {
            plan(entry.record());
        }
    }

    /** The purchase of a plan, or its being given back: the journal has the amount of that below zero. */
    SaleEntry sale(JournalEntry entry, Subscriber subscriber) {
        UsageRecord record = entry.record();
        Price price = plan(record).price();
        return new SaleEntry(
                entry.id(),
                record.kind() == UsageKind.PURCHASE ? SaleEntry.Kind.SALE : SaleEntry.Kind.REFUND,
                Usage.happened(record, settings.limits()),
                subscriber,
                record.subscriptionId().orElseThrow(),
                record.plan().orElseThrow(),
                record.detail(),
                Optional.of(settings.means(record.detail().orElse(""))),
                record.currency().orElse(price.amount().currency().getCurrencyCode()),
                VatSplit.of(record.amountMinor(), price.vatBasisPoints(), price.mode()),
                new SaleEntry.Vat(price.vatBasisPoints(), price.mode()),
                Optional.empty());
    }

    /** What the sale gives. Its net price is shared among them to the last minor unit. */
    List<SoldAllowance> given(UsageRecord record, SaleEntry sale) {
        Plan plan = plan(record);
        if (plan.allowances().isEmpty()) {
            return List.of(nothing(record, sale));
        }
        Map<String, Long> parts = settings.shares().getOrDefault(plan.version().id(), Map.of());
        List<Long> net = Shares.of(
                sale.amounts().net(),
                plan.allowances().stream()
                        .map(a -> parts.getOrDefault(a.id(), 0L))
                        .toList());
        List<SoldAllowance> given = new ArrayList<>();
        for (Allowance allowance : plan.allowances()) {
            given.add(new SoldAllowance(
                    new AllowanceKey(record.subscriberId(), sale.subscriptionId(), allowance.id()),
                    sale.plan(),
                    UsageUnit.of(allowance.unit()),
                    sale.currency(),
                    sale.vat().basisPoints(),
                    allowance.amount(),
                    0,
                    0,
                    net.get(given.size()),
                    false));
        }
        return given;
    }

    /** A plan that only makes something free gives nothing that could be used or lapse: it has ended as it is sold. */
    private static SoldAllowance nothing(UsageRecord record, SaleEntry sale) {
        return new SoldAllowance(
                new AllowanceKey(record.subscriberId(), sale.subscriptionId(), ""),
                sale.plan(),
                UsageUnit.MESSAGES,
                sale.currency(),
                sale.vat().basisPoints(),
                0,
                0,
                0,
                sale.amounts().net(),
                true);
    }

    /** The end of an allowance, with what nobody has used of it. */
    SaleEntry breakage(JournalEntry entry, Subscriber subscriber, SoldAllowance before, SoldAllowance ended) {
        UsageRecord record = entry.record();
        long earned = ended.breakage() - before.breakage();
        return SaleEntry.breakage(
                entry.id(),
                Usage.happened(record, settings.limits()),
                subscriber,
                ended,
                new VatSplit(earned, earned, 0),
                record.quantity());
    }
}
