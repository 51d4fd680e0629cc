package io.silkroam.simulator.bench.floor;

import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.store.AccountRow;
import io.silkroam.charging.store.AccountStore;
import io.silkroam.charging.store.AccountWrite;
import io.silkroam.charging.store.JournalWriter;
import io.silkroam.store.BatchHandler;
import io.silkroam.store.Dialect;
import io.silkroam.store.LaneSession;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes batches as charging does, by the same statements of the same classes, and decides nothing: an account keeps
 * its body and gets a new version, and the journal gets copies of rows that it has. Memories of closed sessions that
 * no longer fit in their accounts are not written, and when to sweep an account stays as it was.
 */
final class StoreBatches implements BatchHandler<StoreRequest> {
    /** What became of requests that were handed over together. */
    record Done(List<StoreRequest> requests, boolean written) {}

    private final AccountStore accounts;
    private final JournalWriter journal = new JournalWriter();
    private final CopiedRows rows;
    private final Map<Identity, AccountRow> cache;
    private final Clock clock;
    private final Consumer<Done> told;

    /**
     * @param cachedAccounts kept in memory, as by a gateway
     * @param told hears what is on disk and what was refused, on a thread of the lanes
     */
    StoreBatches(Dialect dialect, CopiedRows rows, long cachedAccounts, Clock clock, Consumer<Done> told) {
        this.accounts = new AccountStore(dialect);
        this.rows = rows;
        this.cache = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Identity, AccountRow> eldest) {
                return size() > cachedAccounts;
            }
        };
        this.clock = clock;
        this.told = told;
    }

    @Override
    public void handle(List<StoreRequest> batch, LaneSession lane) {
        Instant now = clock.instant();
        Map<Identity, AccountRow> stored = load(batch, lane);
        List<AccountWrite> writes = new ArrayList<>(stored.size());
        stored.values()
                .forEach(row ->
                        writes.add(new AccountWrite(row.subscriberId(), row.version(), row.sweepAt(), row.body())));
        if (!accounts.write(lane.connection(), writes).isEmpty()) {
            throw new IllegalStateException("somebody else writes these accounts");
        }
        List<UsageRecord> records = new ArrayList<>();
        batch.forEach(request -> records.addAll(rows.of(request, now)));
        journal.append(lane, records);
        lane.commitDurably();
        keep(stored);
        told.accept(new Done(batch, true));
    }

    private Map<Identity, AccountRow> load(List<StoreRequest> batch, LaneSession lane) {
        Map<Identity, AccountRow> stored = new LinkedHashMap<>();
        Set<Identity> missing = new HashSet<>();
        synchronized (cache) {
            for (StoreRequest request : batch) {
                AccountRow known = cache.remove(request.name());
                if (known != null) {
                    stored.put(request.name(), known);
                } else if (!stored.containsKey(request.name())) {
                    missing.add(request.name());
                }
            }
        }
        if (!missing.isEmpty()) {
            stored.putAll(accounts.load(lane.connection(), missing));
        }
        return stored;
    }

    /** What was taken out and not put back, because its batch failed, is read again. */
    private void keep(Map<Identity, AccountRow> written) {
        synchronized (cache) {
            written.forEach((name, row) ->
                    cache.put(name, new AccountRow(row.subscriberId(), row.version() + 1, row.sweepAt(), row.body())));
        }
    }

    @Override
    public void refuse(StoreRequest request, Refusal why) {
        told.accept(new Done(List.of(request), false));
    }
}
