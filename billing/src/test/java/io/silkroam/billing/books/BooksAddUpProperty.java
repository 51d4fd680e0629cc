package io.silkroam.billing.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.Bearer;
import io.silkroam.billing.RecordId;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.ledger.LedgerTransaction;
import io.silkroam.billing.ledger.SaleEntry;
import io.silkroam.billing.rating.AllowanceKey;
import io.silkroam.billing.rating.Prices;
import io.silkroam.billing.rating.RatedRecord;
import io.silkroam.billing.rating.Rater;
import io.silkroam.billing.rating.Settings;
import io.silkroam.billing.rating.Shares;
import io.silkroam.billing.rating.SoldAllowance;
import io.silkroam.billing.rating.Subscriber;
import io.silkroam.billing.rating.Usage;
import io.silkroam.billing.rating.VatSplit;
import io.silkroam.billing.rating.WholesaleLine;
import io.silkroam.sim.plan.Price.VatMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Random lives of sold plans, in batches of random sizes: used, given back in units, given back whole, ended, rated
 * once more at other prices. Whatever happened, each transaction balances (or it could not be made), and at the end
 * all that was sold is earned, all units are accounted for, and partners are owed what their lines say.
 */
class BooksAddUpProperty {
    private static final Instant NOW = House.NOW;
    private static final int BATCHES = 25;
    private static final Prices USUAL = new Prices();
    private static final Prices DEARER = new Prices();

    static {
        DEARER.put("orange,visited,208,octets,3.33,EUR,1GB,7,,");
        DEARER.remove("kpn,host");
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void booksAddUpInTheEnd(@ForAll long seed) {
        Life life = new Life(new Random(seed));
        for (int i = 0; i < BATCHES; i++) {
            life.batch();
        }
        life.end();
        life.check();
    }

    private static final class Life {
        private final Random random;
        private final Map<AllowanceKey, SoldAllowance> allowances = new HashMap<>();
        private final Map<WholesaleLine.Key, WholesaleLine> lines = new HashMap<>();
        private final Map<RecordId, RatedRecord> rated = new TreeMap<>(Comparator.comparing(RecordId::sequence));
        private final Map<String, Long> balances = new TreeMap<>();
        private final List<SaleEntry> sales = new ArrayList<>();
        private long sequence;
        private long transactions;
        private long octets;

        Life(Random random) {
            this.random = random;
        }

        void batch() {
            Sheet sheet = sheet();
            for (int rows = 1 + random.nextInt(6); rows > 0; rows--) {
                step(sheet);
            }
            write(sheet);
        }

        private Sheet sheet() {
            Sheet sheet = new Sheet(Settings.usual().zone(), NOW, "test", transactions);
            sheet.know(allowances);
            return sheet;
        }

        private void step(Sheet sheet) {
            List<SoldAllowance> open =
                    allowances.values().stream().filter(a -> !a.closed()).toList();
            int choice = open.isEmpty() ? 0 : random.nextInt(10);
            if (choice == 0) {
                sell(sheet);
            } else if (choice <= 6) {
                SoldAllowance of = sheet.allowance(
                                open.get(random.nextInt(open.size())).key())
                        .orElseThrow();
                use(sheet, of, choice == 6);
            } else if (choice == 7) {
                end(sheet, open.get(random.nextInt(open.size())).key());
            } else if (choice == 8) {
                rateOnceMore(sheet);
            } else {
                giveBack(sheet, open.get(random.nextInt(open.size())).key());
            }
        }

        private void sell(Sheet sheet) {
            VatMode mode =
                    List.of(VatMode.INCLUSIVE, VatMode.EXCLUSIVE, VatMode.NONE).get(random.nextInt(3));
            VatSplit amounts = VatSplit.of(random.nextInt(3_000), random.nextInt(2_600), mode);
            SaleEntry sale = entry(SaleEntry.Kind.SALE, ++sequence, amounts);
            List<Long> parts = List.of((long) random.nextInt(3), (long) random.nextInt(3), 1L);
            List<Long> net = Shares.of(amounts.net(), parts);
            List<SoldAllowance> given = new ArrayList<>();
            for (UsageUnit unit : List.of(UsageUnit.OCTETS, UsageUnit.MESSAGES, UsageUnit.MINOR)) {
                given.add(new SoldAllowance(
                        new AllowanceKey(7, sequence, unit.name()),
                        "any@1",
                        unit,
                        "EUR",
                        2_100,
                        1 + random.nextInt(1_000),
                        0,
                        0,
                        net.get(given.size()),
                        false));
            }
            sheet.sell(sale, given);
            sales.add(sale);
        }

        private void use(Sheet sheet, SoldAllowance of, boolean back) {
            boolean money = of.unit() == UsageUnit.MINOR;
            long room = back ? of.used() : of.bought() - of.used() - of.lapsed();
            if (room <= 0 || of.closed()) {
                return;
            }
            long taken = (1 + random.nextLong(room)) * (back ? -1 : 1);
            long quantity = money ? taken * 1_000_000 : taken;
            octets += of.unit() == UsageUnit.MESSAGES ? 0 : quantity;
            RatedRecord record = new Rater(Settings.usual(), USUAL.tariffs())
                    .rate(
                            usage(back ? UsageKind.REFUND : UsageKind.USAGE, of, quantity, money ? taken : 0),
                            Optional.of(of));
            sheet.use(record);
            rated.put(record.usage().id(), record);
        }

        private Usage usage(UsageKind kind, SoldAllowance of, long quantity, long minor) {
            return new Usage(
                    new RecordId(1, ++sequence),
                    kind,
                    NOW.minusSeconds(random.nextInt(200_000)),
                    NOW,
                    subscriber(),
                    new Usage.Carried(
                            Optional.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            Optional.of("20810"),
                            Optional.empty(),
                            Bearer.UNKNOWN),
                    of.unit() == UsageUnit.MINOR ? UsageUnit.OCTETS : of.unit(),
                    quantity,
                    new Usage.Paid(
                            OptionalLong.of(of.key().subscriptionId()),
                            Optional.of("any@1"),
                            Optional.of(of.key().allowance()),
                            minor,
                            Optional.of("EUR")));
        }

        private void end(Sheet sheet, AllowanceKey key) {
            SoldAllowance before = sheet.allowance(key).orElseThrow();
            if (before.closed()) {
                return;
            }
            SoldAllowance ended = before.ended(before.bought() - before.used());
            long earned = ended.breakage() - before.breakage();
            sheet.end(before, ended, entry(SaleEntry.Kind.BREAKAGE, ++sequence, new VatSplit(earned, earned, 0)));
        }

        /** Only what is not used at all. */
        private void giveBack(Sheet sheet, AllowanceKey key) {
            List<SoldAllowance> sold = sheet.ofSale(key.subscriberId(), key.subscriptionId());
            if (sold.stream().anyMatch(a -> a.used() != 0 || a.closed())) {
                return;
            }
            SaleEntry sale = sales.stream()
                    .filter(s -> s.subscriptionId() == key.subscriptionId())
                    .findFirst()
                    .orElseThrow();
            VatSplit back = new VatSplit(
                    -sale.amounts().gross(),
                    -sale.amounts().net(),
                    -sale.amounts().vat());
            sheet.giveBack(entry(SaleEntry.Kind.REFUND, key.subscriptionId(), back), sold);
            sales.remove(sale);
        }

        private void rateOnceMore(Sheet sheet) {
            Rater rater = new Rater(Settings.usual(), (random.nextBoolean() ? USUAL : DEARER).tariffs());
            for (RatedRecord last : List.copyOf(rated.values())) {
                if (random.nextInt(3) == 0) {
                    RatedRecord anew = rater.again(last, sheet.covering(last.usage()), Optional.empty(), false);
                    sheet.correct(last, anew, Optional.of(NOW));
                    rated.put(last.usage().id(), anew);
                }
            }
        }

        private static SaleEntry entry(SaleEntry.Kind kind, long subscription, VatSplit amounts) {
            return new SaleEntry(
                    new RecordId(1, subscription),
                    kind,
                    NOW,
                    subscriber(),
                    subscription,
                    "any@1",
                    Optional.empty(),
                    Optional.of("cash"),
                    "EUR",
                    amounts,
                    new SaleEntry.Vat(2_100, VatMode.INCLUSIVE),
                    Optional.empty());
        }

        private static Subscriber subscriber() {
            return new Subscriber(7, House.IMSI, Optional.empty(), Optional.of("8931"));
        }

        private void write(Sheet sheet) {
            sheet.settle(lines);
            for (LedgerTransaction transaction : sheet.transactions()) {
                transactions++;
                transaction
                        .postings()
                        .forEach(p -> balances.merge(p.account() + " " + p.commodity(), p.amount(), Math::addExact));
            }
            sheet.newAllowances().forEach(a -> allowances.put(a.key(), a));
            sheet.changedAllowances().forEach(a -> allowances.put(a.key(), a));
            sheet.lines().forEach(l -> lines.put(l.key(), l));
        }

        void end() {
            Sheet sheet = sheet();
            allowances.keySet().forEach(key -> end(sheet, key));
            write(sheet);
        }

        void check() {
            long net = sales.stream().mapToLong(s -> s.amounts().net()).sum();
            assertThat(balance("deferred-revenue EUR")).isZero();
            assertThat(balance("revenue/use EUR") + balance("revenue/breakage EUR"))
                    .isEqualTo(-net);
            assertThat(balance("vat EUR"))
                    .isEqualTo(-sales.stream().mapToLong(s -> s.amounts().vat()).sum());
            assertThat(balance("payment-means/cash EUR"))
                    .isEqualTo(
                            sales.stream().mapToLong(s -> s.amounts().gross()).sum());
            assertThat(balances.entrySet())
                    .filteredOn(b -> b.getKey().startsWith("units/owed"))
                    .allMatch(b -> b.getValue() == 0);
            assertThat(balance("units/used OCTETS")).isEqualTo(-octets);
            assertThat(balance("payable/kpn EUR") + balance("payable/orange EUR"))
                    .isEqualTo(-lines.values().stream()
                            .mapToLong(WholesaleLine::amountMinor)
                            .sum());
            assertThat(lines.values().stream().mapToLong(WholesaleLine::billed).sum())
                    .isEqualTo(rated.values().stream()
                            .mapToLong(r -> r.host().billed() + r.visited().billed())
                            .sum());
            restatingChangesNothing();
        }

        private void restatingChangesNothing() {
            Sheet sheet = sheet();
            for (RatedRecord last : rated.values()) {
                RatedRecord same = new RatedRecord(
                        last.usage(),
                        last.revision() + 2,
                        last.retail(),
                        last.host(),
                        last.visited(),
                        last.overCap(),
                        last.suspense());
                sheet.correct(last, same, Optional.empty());
            }
            sheet.settle(lines);
            assertThat(sheet.transactions()).allMatch(t -> t.postings().isEmpty());
            assertThat(sheet.changedAllowances()).isEmpty();
        }

        private long balance(String account) {
            return balances.getOrDefault(account, 0L);
        }
    }
}
