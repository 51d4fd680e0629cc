package io.silkroam.simulator.bench.floor;

import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.UsageRecord;
import io.silkroam.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The journal rows that a gateway wrote for a request of each type, to be written again for other sessions. */
final class CopiedRows {
    private static final int TYPES = 3;
    private static final int LOOKED_AT = 1_000;
    private static final int SESSION_DIGITS = 10;

    private final Map<Integer, List<UsageRecord>> byType;

    private CopiedRows(Map<Integer, List<UsageRecord>> byType) {
        this.byType = byType;
    }

    /** Takes the last request of each type of the first subscribers who made them; what nobody made has no rows. */
    static CopiedRows of(Database database, int subscribers) {
        UsageJournal journal = new UsageJournal(database);
        Map<Integer, List<UsageRecord>> byType = new HashMap<>();
        for (long n = 1; n <= Math.min(subscribers, LOOKED_AT) && byType.size() < TYPES; n++) {
            Map<String, List<UsageRecord>> requests = new LinkedHashMap<>();
            journal.forSubscriber(n, entry -> {
                UsageRecord row = entry.record();
                if (row.requestType().isPresent()) {
                    String request = row.sessionId().orElse("") + " " + row.requestNumber();
                    requests.computeIfAbsent(request, r -> new ArrayList<>()).add(row);
                }
            });
            requests.values()
                    .forEach(rows -> byType.put(rows.get(0).requestType().getAsInt(), rows));
        }
        return new CopiedRows(byType);
    }

    /** The rows of this request, of the same sizes as those that are copied. */
    List<UsageRecord> of(StoreRequest request, Instant now) {
        List<UsageRecord> rows = new ArrayList<>();
        for (UsageRecord row : byType.getOrDefault(request.type(), List.of())) {
            rows.add(new UsageRecord(
                    row.kind(),
                    now,
                    row.eventAt(),
                    request.subscriber(),
                    request.name().text(),
                    row.sessionId().map(id -> session(id, request.session())),
                    row.requestType(),
                    OptionalLong.of(request.number()),
                    row.ratingGroup(),
                    row.serviceIdentifier(),
                    row.plmn(),
                    row.zone(),
                    row.unit(),
                    row.quantity(),
                    row.subscriptionId(),
                    row.plan(),
                    row.allowance(),
                    row.amountMinor(),
                    row.currency(),
                    row.detail(),
                    row.originHost(),
                    row.bearer()));
        }
        return rows;
    }

    /** The generator ends a Session-Id with the session's number, in as many digits. */
    private static String session(String copied, long number) {
        String digits = Long.toString(number);
        return copied.substring(0, copied.length() - SESSION_DIGITS)
                + "0".repeat(SESSION_DIGITS - digits.length())
                + digits;
    }
}
