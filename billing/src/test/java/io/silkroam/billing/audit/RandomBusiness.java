package io.silkroam.billing.audit;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageRecordBuilder;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.books.House;
import io.silkroam.billing.books.Redrive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Rows of the journal as charging could write them, by chance; and what operators do about them. */
final class RandomBusiness {

    private static final long DATA = 100_000_000;
    private static final List<String> NETWORKS = List.of("20408", "20810", "20801", "26201", "99901");

    private final House house;
    private final Random random;
    private final Set<String> steps = new TreeSet<>();
    private final List<Sold> open = new ArrayList<>();
    /** Purchases whose rows come last, though what they paid for came first. */
    private final List<UsageRecord> held = new ArrayList<>();

    private long subscriptions;

    /** What charging knows of a bought plan. */
    private static final class Sold {
        private final long id;
        private long data = DATA;
        private long messages = 3;
        private long credit = 500;
        private boolean used;

        private Sold(long id) {
            this.id = id;
        }
    }

    RandomBusiness(House house, Random random) {
        this.house = house;
        this.random = random;
    }

    Set<String> steps() {
        return steps;
    }

    /** Does one thing and says what. */
    String step() {
        String what =
                switch (random.nextInt(8)) {
                    case 0 -> correctPrices();
                    case 1 -> redrive();
                    case 2 -> otherRegion();
                    default -> bookRows();
                };
        steps.add(what);
        house.clock.pass(Duration.ofHours(random.nextInt(9)));
        return what;
    }

    private String correctPrices() {
        house.prices.put("kpn,host,*,octets,0." + (50 + random.nextInt(50)) + ",EUR,1GB,1kB,,");
        house.bookkeeper().rerate(House.NOW, House.NOW.plus(Duration.ofDays(60)));
        return "rate anew";
    }

    private String redrive() {
        house.bookkeeper().redrive(new Redrive(Optional.empty(), false));
        return "redrive";
    }

    /** A tariff comes or goes; what was in suspense for it can be rated, or what comes is. */
    private String otherRegion() {
        if (random.nextBoolean()) {
            house.prices.put("telekom,visited,262,octets,1.00,EUR,1GB,1kB,,");
            return "a tariff comes";
        }
        house.prices.remove("telekom");
        return "a tariff goes";
    }

    private String bookRows() {
        List<JournalEntry> rows = new ArrayList<>();
        for (int i = 3 + random.nextInt(12); i > 0; i--) {
            long writer = random.nextLong(1, 4);
            next().ifPresent(record -> rows.add(house.row(writer, record)));
        }
        if (!held.isEmpty() && random.nextBoolean()) {
            held.forEach(record -> rows.add(house.row(4, record)));
            held.clear();
        }
        house.bookkeeper().book(rows);
        return "book";
    }

    private Optional<UsageRecord> next() {
        int kind = random.nextInt(20);
        if (kind == 0 || open.isEmpty()) {
            return buy();
        }
        Sold sold = open.get(random.nextInt(open.size()));
        return switch (kind) {
            case 1 -> giveBack(sold);
            case 2 -> end(sold);
            case 3, 4 ->
                Optional.of(at(UsageKind.OVERUSE)
                        .quantity(UsageUnit.OCTETS, octets())
                        .build());
            case 5, 6, 7 ->
                Optional.of(
                        at(UsageKind.FREE).quantity(UsageUnit.OCTETS, octets()).build());
            case 8 ->
                Optional.of(at(UsageKind.FREE)
                        .quantity(UsageUnit.OCTETS, 2_000_000_000_000L + octets())
                        .build());
            case 9 -> Optional.of(record(UsageKind.NOTICE).detail("80").build());
            case 10, 11, 12 -> message(sold);
            case 13 -> credit(sold);
            default -> use(sold);
        };
    }

    private Optional<UsageRecord> buy() {
        Sold sold = new Sold(++subscriptions);
        open.add(sold);
        UsageRecord purchase = record(UsageKind.PURCHASE)
                .plan(sold.id, House.MIXED)
                .amount(1001, "EUR")
                .detail("web-" + sold.id)
                .build();
        if (random.nextInt(3) == 0) {
            held.add(purchase);
            return Optional.empty();
        }
        return Optional.of(purchase);
    }

    private Optional<UsageRecord> giveBack(Sold sold) {
        if (sold.used) {
            return Optional.empty();
        }
        open.remove(sold);
        return Optional.of(record(UsageKind.REFUND)
                .plan(sold.id, House.MIXED)
                .amount(-1001, "EUR")
                .detail("web-" + sold.id)
                .build());
    }

    private Optional<UsageRecord> end(Sold sold) {
        open.remove(sold);
        house.bookkeeper()
                .book(List.of(
                        house.row(5, ended(sold, "data", UsageUnit.OCTETS, sold.data)),
                        house.row(5, ended(sold, "sms", UsageUnit.MESSAGES, sold.messages)),
                        house.row(5, ended(sold, "credit", UsageUnit.MINOR, sold.credit))));
        return Optional.empty();
    }

    private UsageRecordBuilder ended(Sold sold, String allowance, UsageUnit unit, long rest) {
        return record(UsageKind.EXPIRY)
                .plan(sold.id, House.MIXED)
                .allowance(allowance)
                .quantity(unit, rest);
    }

    private Optional<UsageRecord> use(Sold sold) {
        long octets = Math.min(sold.data, octets());
        sold.data -= octets;
        sold.used = true;
        return Optional.of(at(UsageKind.USAGE)
                .quantity(UsageUnit.OCTETS, octets)
                .plan(sold.id, House.MIXED)
                .allowance("data")
                .build());
    }

    /** One is sent, or one that was sent is given back. */
    private Optional<UsageRecord> message(Sold sold) {
        boolean back = sold.messages < 3 && random.nextInt(3) == 0;
        if (sold.messages == 0 && !back) {
            return Optional.empty();
        }
        sold.messages += back ? 1 : -1;
        sold.used = true;
        return Optional.of(at(back ? UsageKind.REFUND : UsageKind.DEBIT)
                .quantity(UsageUnit.MESSAGES, 1)
                .plan(sold.id, House.MIXED)
                .allowance("sms")
                .build());
    }

    private Optional<UsageRecord> credit(Sold sold) {
        boolean back = sold.credit < 500 && random.nextInt(3) == 0;
        sold.credit += back ? 9 : -9;
        sold.used = true;
        return Optional.of(at(back ? UsageKind.REFUND : UsageKind.DEBIT)
                .quantity(UsageUnit.MESSAGES, 1)
                .plan(sold.id, House.MIXED)
                .allowance("credit")
                .amount(back ? -9 : 9, "EUR")
                .build());
    }

    private long octets() {
        return random.nextLong(1, 40_000_000);
    }

    private UsageRecordBuilder at(UsageKind kind) {
        UsageRecordBuilder record = record(kind).request("session", 2, random.nextInt(99));
        return random.nextInt(6) == 0 ? record : record.plmn(NETWORKS.get(random.nextInt(NETWORKS.size())));
    }

    private UsageRecordBuilder record(UsageKind kind) {
        String imsi = random.nextInt(12) == 0 ? "204080000000099" : House.IMSI;
        UsageRecordBuilder record = UsageRecord.of(kind, house.clock.instant(), 7, imsi);
        return random.nextInt(3) == 0
                ? record
                : record.eventAt(house.clock.instant().minusSeconds(random.nextInt(100_000)));
    }
}
