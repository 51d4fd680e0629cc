package io.silkroam.billing.books;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.RecordId;
import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.rating.RatedRecord;
import io.silkroam.billing.rating.Rater;
import io.silkroam.billing.rating.Reason;
import io.silkroam.billing.rating.Subscriber;
import io.silkroam.billing.rating.Suspended;
import io.silkroam.billing.store.SoldAllowanceStore.SaleKey;
import io.silkroam.billing.store.SubscriberStore.Numbers;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records that are rated once more, and ends of plans that waited for a purchase. */
final class Correction {

    private final Rater rater;
    private final boolean accept;
    private final Sheet sheet;
    private List<RatedRecord> rated = List.of();
    private final List<JournalEntry> ends = new ArrayList<>();
    private final Map<RecordId, Instant> since = new HashMap<>();
    private Map<String, Numbers> numbers = Map.of();
    private long waiting;
    private long corrected;

    /** @param accept absurd records are taken as they are */
    Correction(Rater rater, boolean accept, Sheet sheet) {
        this.rater = rater;
        this.accept = accept;
        this.sheet = sheet;
    }

    /**
     * Reads what these are about.
     *
     * @param last how they were rated last
     * @param found those of them that wait, and ends of plans that do
     */
    void read(Tables tables, Connection connection, List<RatedRecord> last, List<Suspended> found) {
        rated = last;
        Set<RecordId> ids = new HashSet<>();
        Set<String> imsis = new HashSet<>();
        Set<SaleKey> sales = new HashSet<>();
        for (RatedRecord record : rated) {
            ids.add(record.usage().id());
            if (!record.suspense().isEmpty()) {
                imsis.add(record.usage().subscriber().imsi());
                record.usage().covered().map(SaleKey::of).ifPresent(sales::add);
            }
        }
        for (Suspended record : found) {
            since.put(record.id(), record.since());
        }
        List<RecordId> unrated = found.stream()
                .map(Suspended::id)
                .filter(id -> !ids.contains(id))
                .toList();
        if (!unrated.isEmpty()) {
            ends.addAll(UsageJournal.rows(connection, unrated));
            waiting += unrated.size() - ends.size(); // rows that were removed since
        }
        for (JournalEntry end : ends) {
            imsis.add(end.record().imsi());
            sales.add(new SaleKey(
                    end.record().subscriberId(), end.record().subscriptionId().orElseThrow()));
        }
        numbers = tables.subscribers.numbers(connection, imsis);
        sheet.know(tables.allowances.load(connection, sales));
    }

    void work(Sales sales) {
        for (RatedRecord last : rated) {
            RatedRecord anew = rater.again(
                    last,
                    sheet.covering(last.usage()),
                    subscriber(
                            last.usage().subscriber().id(),
                            last.usage().subscriber().imsi()),
                    accept);
            if (!anew.saysTheSameAs(last)) {
                sheet.correct(
                        last, anew, Optional.ofNullable(since.get(last.usage().id())));
                corrected++;
            }
            waiting += anew.suspense().isEmpty() ? 0 : 1;
        }
        PlanEnds planEnds = new PlanEnds(sales, sheet);
        for (JournalEntry end : ends) {
            long id = end.record().subscriberId();
            String imsi = end.record().imsi();
            if (planEnds.book(end, subscriber(id, imsi).orElse(Subscriber.unknown(id, imsi)))) {
                sheet.release(end.id());
                corrected++;
            } else {
                waiting++;
            }
        }
    }

    private Optional<Subscriber> subscriber(long id, String imsi) {
        return Optional.ofNullable(numbers.get(imsi))
                .map(known -> new Subscriber(id, imsi, known.msisdn(), Optional.of(known.iccid())));
    }

    Sheet sheet() {
        return sheet;
    }

    Corrected corrected() {
        return new Corrected(rated.size() + since.size() - both(), corrected, waiting, sheet.owed());
    }

    private long both() {
        return rated.stream().filter(r -> since.containsKey(r.usage().id())).count();
    }

    /** Whether it waits for a purchase. */
    static boolean isUnsold(Suspended record) {
        return record.reasons().contains(Reason.NO_SALE);
    }
}
