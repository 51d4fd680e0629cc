package io.silkroam.billing.books;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.RecordId;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.ledger.SaleEntry;
import io.silkroam.billing.rating.RatedRecord;
import io.silkroam.billing.rating.Rater;
import io.silkroam.billing.rating.Subscriber;
import io.silkroam.billing.rating.Suspended;
import io.silkroam.billing.rating.Usage;
import io.silkroam.billing.store.SoldAllowanceStore.SaleKey;
import io.silkroam.billing.store.SubscriberStore.Numbers;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Rows of the journal that are booked together. Sales come first, so that what they pay for finds them. */
final class Batch {

    private final Sales sales;
    private final BillingSettings settings;
    private final Rater rater;
    private final List<JournalEntry> entries;
    private final Sheet sheet;
    private Map<String, Numbers> numbers = Map.of();
    private final Correction waiting;
    private long skewed;

    Batch(Sales sales, BillingSettings settings, Rater rater, List<JournalEntry> entries, Sheet sheet) {
        this.sales = sales;
        this.settings = settings;
        this.rater = rater;
        this.entries = entries;
        this.sheet = sheet;
        this.waiting = new Correction(rater, false, sheet);
    }

    /** Which rows these are: 3/101-5100 4/1. */
    static String span(List<JournalEntry> entries) {
        Map<Long, RecordId> first = new TreeMap<>();
        Map<Long, Long> last = new TreeMap<>();
        for (JournalEntry entry : entries) {
            first.putIfAbsent(entry.writer(), entry.id());
            last.put(entry.writer(), entry.sequence());
        }
        List<String> spans = new ArrayList<>();
        first.forEach((writer, id) ->
                spans.add(last.get(writer) == id.sequence() ? id.toString() : id + "-" + last.get(writer)));
        return String.join(" ", spans);
    }

    /** Reads everything that the rows are about, each kind of thing at once. */
    void read(Tables tables, Connection connection) {
        Set<String> imsis = new HashSet<>();
        Set<SaleKey> named = new HashSet<>();
        Set<SaleKey> bought = new HashSet<>();
        for (JournalEntry entry : entries) {
            UsageRecord record = entry.record();
            if (record.kind() == UsageKind.PURCHASE) {
                bought.add(key(record));
                imsis.add(record.imsi());
            } else if (isBooked(record)) {
                imsis.add(record.imsi());
                if (record.subscriptionId().isPresent()) {
                    named.add(key(record));
                }
            }
        }
        named.removeAll(bought);
        numbers = tables.subscribers.numbers(connection, imsis);
        sheet.know(tables.allowances.load(connection, named));
        if (!bought.isEmpty()) {
            List<Suspended> found = tables.suspense.ofSales(connection, bought).stream()
                    .filter(Correction::isUnsold)
                    .toList();
            if (!found.isEmpty()) {
                List<RecordId> ids = found.stream().map(Suspended::id).toList();
                List<RatedRecord> rated = tables.rated.last(connection, ids, tables.tariffs.all(connection));
                waiting.read(tables, connection, rated, found);
            }
        }
    }

    void work() {
        for (JournalEntry entry : entries) {
            if (entry.record().kind() == UsageKind.PURCHASE) {
                SaleEntry sale = sales.sale(entry, subscriber(entry.record()));
                sheet.sell(sale, sales.given(entry.record(), sale));
            }
        }
        waiting.work(sales);
        PlanEnds planEnds = new PlanEnds(sales, sheet);
        for (JournalEntry entry : entries) {
            UsageRecord record = entry.record();
            if (!isBooked(record) || record.kind() == UsageKind.PURCHASE) {
                continue;
            }
            Subscriber subscriber = subscriber(record);
            if (Usage.isUsage(record)) {
                Usage usage = Usage.of(entry, subscriber, settings.limits());
                sheet.use(rater.rate(usage, sheet.covering(usage)));
                skewed += Usage.isSkewed(record, settings.limits()) ? 1 : 0;
            } else {
                if (!planEnds.book(entry, subscriber)) {
                    sheet.suspend(entry);
                }
            }
        }
    }

    Sheet sheet() {
        return sheet;
    }

    Booked booked(long lastTransaction) {
        Map<UsageKind, Long> rows = new EnumMap<>(UsageKind.class);
        entries.forEach(e -> rows.merge(e.record().kind(), 1L, Long::sum));
        long overCap = sheet.rated().stream()
                .filter(b -> b.record().revision() == 1 && b.record().overCap())
                .count();
        return new Booked(rows, sheet.suspended().size(), sheet.released().size(), skewed, overCap, lastTransaction);
    }

    private static boolean isBooked(UsageRecord record) {
        return record.kind() == UsageKind.PURCHASE
                || record.kind() == UsageKind.EXPIRY
                || Usage.isUsage(record)
                || Sales.isGivenBack(record);
    }

    private static SaleKey key(UsageRecord record) {
        return new SaleKey(record.subscriberId(), record.subscriptionId().orElseThrow());
    }

    private Subscriber subscriber(UsageRecord record) {
        Numbers known = numbers.get(record.imsi());
        return known == null
                ? Subscriber.unknown(record.subscriberId(), record.imsi())
                : new Subscriber(record.subscriberId(), record.imsi(), known.msisdn(), Optional.of(known.iccid()));
    }
}
