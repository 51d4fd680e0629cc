package io.silkroam.billing.ledger;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.rating.RatedRecord;
import io.silkroam.billing.rating.Retail.Basis;
import io.silkroam.billing.rating.SoldAllowance;
import io.silkroam.billing.rating.Usage;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is posted for what happens: the rules of the ledger. A tally sums up the postings of one transaction by day,
 * account and commodity. Each rule posts as much to the debit as to the credit.
 */
public final class Tally {

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::day)
            .thenComparing(Key::account)
            .thenComparing(Key::commodity)
            .thenComparing(Key::part);

    private final Map<Key, Long> sums = new TreeMap<>(ORDER);

    private record Key(LocalDate day, String account, String commodity, int part) {}

    /** A plan was sold: money came in, of which VAT is owed to the state and the rest in units to the subscriber. */
    public Tally sold(LocalDate day, SaleEntry sale, Collection<SoldAllowance> allowances) {
        money(day, sale);
        for (SoldAllowance sold : allowances) {
            move(day, Accounts.UNITS_SOLD, Accounts.UNITS_OWED, commodity(sold), sold.bought());
            // What cannot be used is earned at once.
            earned(day, sold.givenBack(), sold);
        }
        return this;
    }

    /** A plan was given back: the reverse of its sale. */
    public Tally givenBack(LocalDate day, SaleEntry refund, Collection<SoldAllowance> asTheyWere) {
        money(day, refund);
        for (SoldAllowance sold : asTheyWere) {
            move(day, Accounts.UNITS_OWED, Accounts.UNITS_SOLD, commodity(sold), sold.bought());
            // Of what is given back nothing was used. Should anything be earned by it all the same, that is undone.
            earned(day, sold, sold.givenBack());
        }
        return this;
    }

    private void money(LocalDate day, SaleEntry sale) {
        String means = Accounts.paymentMeans(sale.paymentMeans().orElseThrow());
        move(day, means, Accounts.VAT, sale.currency(), sale.amounts().vat());
        move(
                day,
                means,
                Accounts.DEFERRED_REVENUE,
                sale.currency(),
                sale.amounts().net());
    }

    /** Units were used; one that takes a record back has them below zero. */
    public Tally used(LocalDate day, RatedRecord record) {
        Usage usage = record.usage();
        String bearer =
                switch (record.retail().basis()) {
                    case ALLOWANCE -> Accounts.UNITS_OWED;
                    case MONEY -> Accounts.UNITS_PAID;
                    case FREE -> Accounts.UNITS_FREE;
                    case UNCOVERED -> Accounts.UNITS_UNCOVERED;
                    case SUSPENSE -> Accounts.UNITS_SUSPENSE;
                };
        move(day, bearer, Accounts.UNITS_USED, usage.unit().name(), usage.quantity());
        if (usage.paid().minor() != 0) {
            String credit = record.retail().basis() == Basis.SUSPENSE ? Accounts.UNITS_SUSPENSE : Accounts.UNITS_OWED;
            String commodity = Accounts.commodity(
                    UsageUnit.MINOR, record.retail().currency().orElseThrow());
            move(day, credit, Accounts.UNITS_USED, commodity, usage.paid().minor());
        }
        return this;
    }

    /** What an allowance has earned more than before, by use or by lapsing, is deferred no longer. */
    public Tally earned(LocalDate day, SoldAllowance before, SoldAllowance after) {
        long use = after.recognised() - before.recognised();
        long breakage = after.breakage() - before.breakage();
        move(day, Accounts.DEFERRED_REVENUE, Accounts.REVENUE_USE, after.currency(), use);
        move(day, Accounts.DEFERRED_REVENUE, Accounts.REVENUE_BREAKAGE, after.currency(), breakage);
        return this;
    }

    /** Units ended with their plan. */
    public Tally lapsed(LocalDate day, SoldAllowance allowance, long units) {
        return move(day, Accounts.UNITS_OWED, Accounts.UNITS_LAPSED, commodity(allowance), units);
    }

    /** So much more is owed to a partner. */
    public Tally owed(LocalDate day, String partner, String currency, long minor) {
        return move(day, Accounts.wholesaleCost(partner), Accounts.payable(partner), currency, minor);
    }

    /** So much more is owed to us for the short messages of an ESME account. */
    public Tally messages(LocalDate day, String account, String currency, long minor) {
        return move(day, Accounts.receivable(account), Accounts.revenueMessages(account), currency, minor);
    }

    private Tally move(LocalDate day, String debit, String credit, String commodity, long amount) {
        if (amount != 0) {
            add(new Key(day, debit, commodity, 1), amount);
            add(new Key(day, credit, commodity, 1), -amount);
        }
        return this;
    }

    /** Sums of absurd records may be more than one posting holds; it takes several then. */
    private void add(Key key, long amount) {
        long sum = sums.getOrDefault(key, 0L);
        boolean fits = amount > 0 ? sum <= Long.MAX_VALUE - amount : sum >= -Long.MAX_VALUE - amount;
        if (fits) {
            sums.put(key, sum + amount);
        } else {
            add(new Key(key.day, key.account, key.commodity, key.part + 1), amount);
        }
    }

    private static String commodity(SoldAllowance allowance) {
        return Accounts.commodity(allowance.unit(), allowance.currency());
    }

    /** All of it; what cancels out is left out. */
    public LedgerTransaction transaction(LedgerTransaction.Kind kind, String reference) {
        List<Posting> postings = sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> new Posting(
                        sum.getKey().day(), sum.getKey().account(), sum.getKey().commodity(), sum.getValue()))
                .toList();
        return new LedgerTransaction(kind, reference, postings);
    }
}
