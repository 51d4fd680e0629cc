package io.silkroam.simulator.crash.charge;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Sums over the journal. */
public final class Books {
    /** Everything a peer reported ends as one of these. */
    private static final Set<UsageKind> REPORTED = EnumSet.of(UsageKind.USAGE, UsageKind.FREE, UsageKind.OVERUSE);

    private Books() {}

    /** What each request was charged, free and uncovered units included. */
    public static Map<RequestKey, Long> chargedByRequest(Collection<UsageRecord> journal) {
        Map<RequestKey, Long> charged = new HashMap<>();
        for (UsageRecord row : journal) {
            if (REPORTED.contains(row.kind()) && row.quantity() > 0) {
                RequestKey key = new RequestKey(
                        row.sessionId().orElseThrow(),
                        row.requestType().orElseThrow(),
                        row.requestNumber().orElseThrow());
                charged.merge(key, row.quantity(), Math::addExact);
            }
        }
        return charged;
    }

    public static long reported(Collection<UsageRecord> journal) {
        return chargedByRequest(journal).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
