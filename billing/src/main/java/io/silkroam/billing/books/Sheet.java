package io.silkroam.billing.books;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.RecordId;
import io.silkroam.billing.ledger.LedgerTransaction;
import io.silkroam.billing.ledger.LedgerTransaction.Kind;
import io.silkroam.billing.ledger.SaleEntry;
import io.silkroam.billing.ledger.Tally;
import io.silkroam.billing.rating.AllowanceKey;
import io.silkroam.billing.rating.RatedRecord;
import io.silkroam.billing.rating.Reason;
import io.silkroam.billing.rating.SoldAllowance;
import io.silkroam.billing.rating.Suspended;
import io.silkroam.billing.rating.Usage;
import io.silkroam.billing.rating.VatSplit;
import io.silkroam.billing.rating.Wholesale;
import io.silkroam.billing.rating.WholesaleLine;
import io.silkroam.billing.store.RatedRecordStore;
import io.silkroam.billing.store.SaleStore;
import io.silkroam.sim.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one transaction of the books is going to write, worked out in memory: what becomes of allowances and of lines
 * of statements, and what the ledger posts for it. Pure.
 */
final class Sheet {

    private final ZoneId zone;
    private final Instant now;
    private final String reference;
    private final long lastTransaction;

    private final Map<AllowanceKey, SoldAllowance> allowances = new HashMap<>();
    private final Set<AllowanceKey> sold = new LinkedHashSet<>();
    private final Set<AllowanceKey> changed = new LinkedHashSet<>();
    private final List<Slip> slips = new ArrayList<>();
    private final Map<Kind, Slip> shared = new EnumMap<>(Kind.class);
    private final List<SaleStore.Booked> sales = new ArrayList<>();
    private final List<RatedRecordStore.Booked> rated = new ArrayList<>();
    private final Map<Slip, List<Cost>> costs = new LinkedHashMap<>();
    private final Map<WholesaleLine.Key, WholesaleLine> lines = new LinkedHashMap<>();
    private final List<Suspended> suspended = new ArrayList<>();
    private final List<RecordId> released = new ArrayList<>();
    private Corrected owed = Corrected.NOTHING;

    /** A ledger transaction in the making. */
    private record Slip(long id, Kind kind, String reference, Tally tally) {}

    private record Cost(WholesaleLine.Key key, RatedRecord record, Wholesale wholesale) {}

    /**
     * @param reference of ledger transactions that are not about one record alone
     * @param lastTransaction of the ledger so far
     */
    Sheet(ZoneId zone, Instant now, String reference, long lastTransaction) {
        this.zone = zone;
        this.now = now;
        this.reference = reference;
        this.lastTransaction = lastTransaction;
    }

    /** Allowances that were sold before. */
    void know(Map<AllowanceKey, SoldAllowance> before) {
        before.forEach(allowances::putIfAbsent);
    }

    Optional<SoldAllowance> allowance(AllowanceKey key) {
        return Optional.ofNullable(allowances.get(key));
    }

    Optional<SoldAllowance> covering(Usage usage) {
        return usage.covered().map(allowances::get);
    }

    List<SoldAllowance> ofSale(long subscriberId, long subscriptionId) {
        return allowances.values().stream()
                .filter(a -> a.key().subscriberId() == subscriberId && a.key().subscriptionId() == subscriptionId)
                .toList();
    }

    void sell(SaleEntry sale, List<SoldAllowance> given) {
        Slip slip = slip(Kind.SALE, sale.id().toString());
        slip.tally.sold(day(sale.happened()), sale, given);
        sales.add(new SaleStore.Booked(sale, slip.id));
        for (SoldAllowance allowance : given) {
            allowances.put(allowance.key(), allowance);
            sold.add(allowance.key());
        }
    }

    void giveBack(SaleEntry refund, List<SoldAllowance> asTheyWere) {
        Slip slip = slip(Kind.REFUND, refund.id().toString());
        slip.tally.givenBack(day(refund.happened()), refund, asTheyWere);
        sales.add(new SaleStore.Booked(refund, slip.id));
        asTheyWere.forEach(a -> become(a.givenBack()));
    }

    /** @param breakage tells of the allowance as it is at its end */
    void end(SoldAllowance before, SoldAllowance ended, SaleEntry breakage) {
        Slip slip = shared(Kind.EXPIRY);
        LocalDate day = day(breakage.happened());
        slip.tally.lapsed(day, ended, ended.lapsed() - before.lapsed()).earned(day, before, ended);
        sales.add(new SaleStore.Booked(breakage, slip.id));
        become(ended);
    }

    /** A record that was rated for the first time. */
    void use(RatedRecord record) {
        Slip slip = shared(Kind.USAGE);
        add(slip, record);
        take(slip, record, record.taken());
        if (!record.suspense().isEmpty()) {
            suspend(record, now);
        }
    }

    /** The end of a plan, or a plan given back, whose purchase is not known. */
    void suspend(JournalEntry entry) {
        suspended.add(new Suspended(
                entry.id(),
                now,
                entry.record().subscriberId(),
                entry.record().subscriptionId(),
                Set.of(Reason.NO_SALE),
                Optional.empty()));
    }

    /** A record waits no longer. */
    void release(RecordId id) {
        released.add(id);
    }

    /**
     * Takes back how a record was rated and states it anew.
     *
     * @param since when it began to wait, should it wait
     */
    void correct(RatedRecord last, RatedRecord anew, Optional<Instant> since) {
        Slip slip = shared(Kind.CORRECTION);
        add(slip, last.reversed());
        add(slip, anew);
        take(slip, anew, anew.taken() - last.taken());
        if (!anew.suspense().equals(last.suspense())) {
            if (!last.suspense().isEmpty()) {
                released.add(last.usage().id());
            }
            if (!anew.suspense().isEmpty()) {
                suspend(anew, since.orElse(now));
            }
        }
    }

    private void suspend(RatedRecord record, Instant since) {
        OptionalLong subscription = record.usage().paid().subscriptionId();
        suspended.add(new Suspended(
                record.usage().id(),
                since,
                record.usage().subscriber().id(),
                subscription,
                record.suspense(),
                Optional.of(record)));
    }

    private void add(Slip slip, RatedRecord record) {
        LocalDate day = day(record.usage().happened());
        rated.add(new RatedRecordStore.Booked(record, slip.id));
        slip.tally.used(day, record);
        String plmn = record.usage().carried().plmn().orElse("");
        for (Wholesale cost : List.of(record.host(), record.visited())) {
            cost.line()
                    .map(tariff -> new Cost(new WholesaleLine.Key(tariff, day, plmn), record, cost))
                    .ifPresent(costs.computeIfAbsent(slip, s -> new ArrayList<>())::add);
        }
    }

    private void take(Slip slip, RatedRecord record, long units) {
        if (units != 0) {
            SoldAllowance before = allowances.get(record.usage().covered().orElseThrow());
            SoldAllowance after = before.withUse(units);
            slip.tally.earned(day(record.usage().happened()), before, after);
            become(after);
            if (after.breakage() != before.breakage()) {
                sales.add(new SaleStore.Booked(lessBreakage(record.usage(), before, after), slip.id));
            }
        }
    }

    /** Of what had lapsed, some was used after all; it stands in the name of the record that says so. */
    private SaleEntry lessBreakage(Usage usage, SoldAllowance before, SoldAllowance after) {
        long moved = after.breakage() - before.breakage();
        return SaleEntry.breakage(usage.id(), now, usage.subscriber(), after, new VatSplit(moved, moved, 0), 0);
    }

    private void become(SoldAllowance after) {
        allowances.put(after.key(), after);
        changed.add(after.key());
    }

    /** The lines of statements that change; {@link #settle} wants to know them as they were. */
    Set<WholesaleLine.Key> lineKeys() {
        Set<WholesaleLine.Key> keys = new LinkedHashSet<>();
        costs.values().forEach(all -> all.forEach(cost -> keys.add(cost.key)));
        return keys;
    }

    /** Adds the costs to the lines and posts by how much each line's amount moves. */
    void settle(Map<WholesaleLine.Key, WholesaleLine> asTheyWere) {
        for (WholesaleLine.Key key : lineKeys()) {
            lines.put(key, asTheyWere.getOrDefault(key, WholesaleLine.empty(key)));
        }
        costs.forEach((slip, all) -> {
            Map<WholesaleLine.Key, WholesaleLine> before = new LinkedHashMap<>();
            for (Cost cost : all) {
                before.putIfAbsent(cost.key, lines.get(cost.key));
                lines.computeIfPresent(cost.key, (key, line) -> line.with(cost.record, cost.wholesale));
            }
            before.values().forEach(line -> post(slip, line, lines.get(line.key())));
        });
    }

    private void post(Slip slip, WholesaleLine before, WholesaleLine after) {
        long difference = after.amountMinor() - before.amountMinor();
        String partner = after.key().tariff().partner();
        Money money = new Money(difference, after.key().tariff().currency());
        slip.tally.owed(after.key().day(), partner, money.currency().getCurrencyCode(), difference);
        if (difference != 0) {
            owed = owed.and(new Corrected(0, 0, 0, List.of(new Corrected.Difference(partner, money))));
        }
    }

    private Slip shared(Kind kind) {
        return shared.computeIfAbsent(kind, k -> slip(k, reference));
    }

    private Slip slip(Kind kind, String about) {
        Slip slip = new Slip(lastTransaction + slips.size() + 1, kind, about, new Tally());
        slips.add(slip);
        return slip;
    }

    private LocalDate day(Instant happened) {
        return LocalDate.ofInstant(happened, zone);
    }

    List<LedgerTransaction> transactions() {
        return slips.stream().map(s -> s.tally.transaction(s.kind, s.reference)).toList();
    }

    Collection<SoldAllowance> newAllowances() {
        return sold.stream().map(allowances::get).toList();
    }

    Collection<SoldAllowance> changedAllowances() {
        return changed.stream()
                .filter(k -> !sold.contains(k))
                .map(allowances::get)
                .toList();
    }

    List<SaleStore.Booked> sales() {
        return sales;
    }

    List<RatedRecordStore.Booked> rated() {
        return rated;
    }

    Collection<WholesaleLine> lines() {
        return lines.values();
    }

    List<Suspended> suspended() {
        return suspended;
    }

    List<RecordId> released() {
        return released;
    }

    /** What partners are owed more than before. */
    List<Corrected.Difference> owed() {
        return owed.differences();
    }
}
