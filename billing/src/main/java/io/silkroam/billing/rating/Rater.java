package io.silkroam.billing.rating;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.rating.Retail.Basis;
import io.silkroam.billing.tariff.Run;
import io.silkroam.billing.tariff.TariffLine;
import io.silkroam.billing.tariff.Tariffs;
import io.silkroam.sim.Plmn;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Rates a record in all runs. What keeps one run from being rated is a reason, and does not keep the others. */
public final class Rater {

    /** Seconds or messages of one record: thirty years, or more than a year's of anybody. */
    private static final long MOST = 1_000_000_000;
    /** Nobody can accept more: sums of such records would leave what a number of ours holds. */
    private static final long ACCEPTABLE = 1_000_000_000_000_000L;

    private final BillingSettings settings;
    private final Tariffs tariffs;

    public Rater(BillingSettings settings, Tariffs tariffs) {
        this.settings = settings;
        this.tariffs = tariffs;
    }

    /** The first rating. */
    public RatedRecord rate(Usage usage, Optional<SoldAllowance> sale) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (!usage.subscriber().isKnown()) {
            reasons.add(Reason.UNKNOWN_SUBSCRIBER);
        }
        return isAbsurd(usage) ? absurd(usage, reasons) : rate(usage, sale, reasons);
    }

    private boolean isAbsurd(Usage usage) {
        long most = usage.unit() == UsageUnit.OCTETS ? settings.limits().largestRecord() : MOST;
        return Math.abs(usage.quantity()) > most;
    }

    private static RatedRecord absurd(Usage usage, Set<Reason> reasons) {
        reasons.add(Reason.ABSURD);
        Retail retail = Retail.without(Basis.SUSPENSE, usage.paid().currency());
        return new RatedRecord(usage, 1, retail, Wholesale.NONE, Wholesale.NONE, false, reasons);
    }

    private RatedRecord rate(Usage usage, Optional<SoldAllowance> sale, Set<Reason> reasons) {
        Set<Reason> found = EnumSet.noneOf(Reason.class);
        found.addAll(reasons);
        try {
            return wholesale(usage, retail(usage, sale, found), found);
        } catch (ArithmeticException e) {
            return absurd(usage, reasons); // an amount that no number of ours holds
        }
    }

    /**
     * Rates a record once more. What a plan gave for it stays: the terms of a sale do not change. Nor does anybody
     * become unknown again whose name was removed meanwhile.
     *
     * @param subscriber as the inventory has it now, should it have been unknown
     * @param accept an absurd record is taken as it is
     * @return as the revision that follows the one that takes the last one back
     */
    public RatedRecord again(
            RatedRecord last, Optional<SoldAllowance> sale, Optional<Subscriber> subscriber, boolean accept) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Usage usage = last.usage();
        if (last.suspense().contains(Reason.UNKNOWN_SUBSCRIBER)) {
            usage = subscriber.filter(Subscriber::isKnown).map(usage::of).orElse(usage);
            if (!usage.subscriber().isKnown()) {
                reasons.add(Reason.UNKNOWN_SUBSCRIBER);
            }
        }
        int revision = last.revision() + 2;
        boolean taken = accept && Math.abs(usage.quantity()) <= ACCEPTABLE;
        if (last.suspense().contains(Reason.ABSURD) && !taken) {
            return absurd(usage, reasons).as(revision);
        }
        return last.retail().basis() == Basis.SUSPENSE
                ? rate(usage, sale, reasons).as(revision)
                : wholesale(usage, last.retail(), reasons).as(revision);
    }

    private static Retail retail(Usage usage, Optional<SoldAllowance> sale, Set<Reason> reasons) {
        if (usage.kind() == UsageKind.FREE) {
            return Retail.without(Basis.FREE, Optional.empty());
        }
        if (usage.kind() == UsageKind.OVERUSE) {
            return Retail.without(Basis.UNCOVERED, Optional.empty());
        }
        if (sale.isEmpty()) {
            reasons.add(Reason.NO_SALE);
            return Retail.without(Basis.SUSPENSE, usage.paid().currency());
        }
        SoldAllowance sold = sale.get();
        boolean money = sold.unit() == UsageUnit.MINOR;
        return new Retail(
                money ? Basis.MONEY : Basis.ALLOWANCE,
                sold.nanos(money ? usage.paid().minor() : usage.quantity()),
                Optional.of(sold.currency()),
                sold.vatBasisPoints());
    }

    /** A message that was not delivered is given back to the subscriber; the network charges for the attempt. */
    private RatedRecord wholesale(Usage usage, Retail retail, Set<Reason> reasons) {
        if (usage.kind() == UsageKind.REFUND) {
            return new RatedRecord(usage, 1, retail, Wholesale.NONE, Wholesale.NONE, false, reasons);
        }
        LocalDate day = LocalDate.ofInstant(usage.happened(), settings.zone());
        Optional<Plmn> network = usage.carried().network();
        Optional<TariffLine> host = tariffs.find(Run.HOST, network, usage.unit(), day);
        if (host.isEmpty()) {
            reasons.add(Reason.NO_TARIFF_HOST);
        }
        Optional<TariffLine> visited = visited(usage, network, day, reasons);
        boolean overCap = visited.filter(line -> tariffs.overCap(line, network.orElseThrow(), day))
                .isPresent();
        return new RatedRecord(usage, 1, retail, priced(host, usage), priced(visited, usage), overCap, reasons);
    }

    private Optional<TariffLine> visited(Usage usage, Optional<Plmn> network, LocalDate day, Set<Reason> reasons) {
        if (network.isEmpty()) {
            if (usage.carried().plmn().isPresent()) {
                reasons.add(Reason.UNKNOWN_NETWORK);
            }
            return Optional.empty();
        }
        if (settings.homeNetworks().contains(network.get())) {
            return Optional.empty();
        }
        Optional<TariffLine> line = tariffs.find(Run.VISITED, network, usage.unit(), day);
        if (line.isEmpty()) {
            reasons.add(tariffs.knows(network.get()) ? Reason.NO_TARIFF_VISITED : Reason.UNKNOWN_NETWORK);
        }
        return line;
    }

    private static Wholesale priced(Optional<TariffLine> line, Usage usage) {
        return line.map(l -> Wholesale.of(l, usage.quantity())).orElse(Wholesale.NONE);
    }
}
