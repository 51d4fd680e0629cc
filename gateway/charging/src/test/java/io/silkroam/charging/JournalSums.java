package io.silkroam.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.Hold;
import io.silkroam.store.Database;
import java.util.ArrayList;
import java.util.List;

/** What the journal of the subscriber under test adds up to. */
record JournalSums(List<UsageRecord> rows) {

    static JournalSums of(Database database) {
        List<UsageRecord> rows = new ArrayList<>();
        new UsageJournal(database).forSubscriber(Gateway.SUBSCRIBER, entry -> rows.add(entry.record()));
        return new JournalSums(rows);
    }

    long quantity(UsageKind... kinds) {
        List<UsageKind> wanted = List.of(kinds);
        return rows.stream()
                .filter(row -> wanted.contains(row.kind()))
                .mapToLong(UsageRecord::quantity)
                .sum();
    }

    long count(UsageKind kind) {
        return rows.stream().filter(row -> row.kind() == kind).count();
    }

    /** No octet was lost, none was charged twice, and nothing was given that was not bought. */
    static void assertBooksBalance(Database database, Account account, long bought, long reported) {
        JournalSums journal = of(database);
        long remaining = account.subscriptions().stream()
                .flatMap(s -> s.buckets().stream())
                .mapToLong(b -> b.remaining())
                .sum();
        long held = account.sessions().stream()
                .flatMap(s -> s.reservations().stream())
                .flatMap(r -> r.holds().stream())
                .mapToLong(Hold::amount)
                .sum();
        assertThat(journal.quantity(UsageKind.USAGE, UsageKind.OVERUSE, UsageKind.FREE))
                .as("journalled = reported")
                .isEqualTo(reported);
        assertThat(remaining + journal.quantity(UsageKind.USAGE, UsageKind.EXPIRY))
                .as("remaining + used + lapsed = bought")
                .isEqualTo(bought);
        assertThat(held).as("held of what remains").isBetween(0L, remaining);
    }
}
