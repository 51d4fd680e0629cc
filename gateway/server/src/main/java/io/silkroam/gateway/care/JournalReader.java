package io.silkroam.gateway.care;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.UsageRecord;
import io.silkroam.gateway.care.CareCounters.Count;
import io.silkroam.gateway.care.conf.CareSettings;
import io.silkroam.gateway.care.rules.Country;
import io.silkroam.gateway.care.rules.Happening;
import io.silkroam.gateway.care.rules.Whereabouts;
import io.silkroam.gateway.care.store.VisitStore;
import io.silkroam.gateway.store.LeaseStore;
import io.silkroam.gateway.store.LeaseStore.Held;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import io.silkroam.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the usage journal and tells subscribers what they should know. The position moves only after every message
 * its rows call for was accepted; rows that are read again are told once, because their messages have the same causes.
 */
final class JournalReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final CareSettings settings;
    private final CareSurroundings around;
    private final Letters letters;
    private final Outbox outbox;
    private final CareCounters counters;
    private final UsageJournal journal;
    private final LeaseStore positions = LeaseStore.ofCare();
    private final VisitStore visits;
    private final Cache<Long, Whereabouts> whereabouts;
    private final Ticker ticker = new Ticker("care-journal", this::round);
    /** Ours, as far as we know; used by the ticker's thread alone. */
    private Optional<Held> held = Optional.empty();

    JournalReader(
            CareSettings settings, CareSurroundings around, Letters letters, Outbox outbox, CareCounters counters) {
        this.settings = settings;
        this.around = around;
        this.letters = letters;
        this.outbox = outbox;
        this.counters = counters;
        this.journal = new UsageJournal(around.database());
        this.visits = new VisitStore(around.database().dialect());
        this.whereabouts = Caffeine.newBuilder()
                .maximumSize(settings.reading().cachedSubscribers())
                .build();
    }

    void start() {
        ticker.start(settings.reading().every());
    }

    /** Reads all there is; stops where messages are not accepted, and where another gateway reads. */
    private void round() {
        try {
            boolean more = true;
            while (more && !ticker.isClosed() && hold()) {
                more = readOn();
            }
        } catch (StoreException e) {
            held = Optional.empty();
            whereabouts.invalidateAll();
            LOG.warn("the journal is not read for now: {}", e.toString());
        }
    }

    /** Keeps the position ours, before half of its lease is over. */
    private boolean hold() {
        Instant now = around.clock().instant();
        Duration lease = settings.reading().lease();
        if (held.filter(h -> h.until().minus(lease.dividedBy(2)).isAfter(now)).isPresent()) {
            return true;
        }
        if (held.filter(h -> h.until().isAfter(now)).isPresent()) {
            Held ours = held.get();
            held = Optional.of(
                    database().transact("keep the position of care", c -> positions.keep(c, ours, now.plus(lease))));
            return true;
        }
        Optional<Held> taken = database()
                .transact("take the position of care", c -> positions.take(c, around.gateway(), now, now.plus(lease)));
        // Another may have written where subscribers are since we did.
        whereabouts.invalidateAll();
        if (taken.isPresent() && held.isEmpty()) {
            LOG.info("this gateway reads the journal for its subscribers");
        }
        held = taken;
        return held.isPresent();
    }

    private boolean readOn() {
        Held before = held.orElseThrow();
        List<JournalEntry> rows =
                journal.after(before.position(), settings.reading().rows());
        if (rows.isEmpty()) {
            return false;
        }
        Held after = before.at(before.position().after(rows));
        Map<Long, Whereabouts> known = known(rows);
        Map<Long, Whereabouts> moved = new HashMap<>();
        List<News> news = new ArrayList<>();
        for (JournalEntry row : rows) {
            try {
                read(row.record(), known, moved, news);
            } catch (RuntimeException e) {
                counters.add(Count.FAILED);
                LOG.error("row {} of writer {} cannot be told", row.sequence(), row.writer(), e);
            }
        }
        List<Letter> written = letters.write(news);
        if (!outbox.sendAll(written, settings.reading().postWait())) {
            return false;
        }
        held = Optional.of(written.isEmpty() && moved.isEmpty() ? after : kept(after, known, moved));
        moved.forEach(whereabouts::put);
        counters.add(Count.ROWS, rows.size());
        return rows.size() == settings.reading().rows();
    }

    private Held kept(Held after, Map<Long, Whereabouts> known, Map<Long, Whereabouts> moved) {
        return database().transact("move the position of care", c -> {
            // First: one that is no longer ours must not write where subscribers are.
            Held kept = positions.keep(c, after, after.until());
            List<VisitStore.Visit> begun = begun(known, moved);
            if (!begun.isEmpty()) {
                visits.write(c, begun);
            }
            return kept;
        });
    }

    /** What is new in where they are now. */
    private static List<VisitStore.Visit> begun(Map<Long, Whereabouts> known, Map<Long, Whereabouts> moved) {
        List<VisitStore.Visit> begun = new ArrayList<>();
        moved.forEach((subscriber, now) -> now.entered().forEach((country, at) -> {
            if (!at.equals(known.get(subscriber).entered().get(country))) {
                begun.add(new VisitStore.Visit(subscriber, country, at));
            }
        }));
        return begun;
    }

    /** Where the subscribers of these rows are, as far as the rows concern us. */
    private Map<Long, Whereabouts> known(List<JournalEntry> rows) {
        Map<Long, Whereabouts> known = new HashMap<>();
        Set<Long> wanted = rows.stream()
                .map(JournalEntry::record)
                .filter(r -> r.plmn().isPresent() || Happening.of(r).isPresent())
                .map(UsageRecord::subscriberId)
                .collect(Collectors.toSet());
        wanted.removeIf(subscriber -> {
            Whereabouts cached = whereabouts.getIfPresent(subscriber);
            if (cached != null) {
                known.put(subscriber, cached);
            }
            return cached != null;
        });
        if (!wanted.isEmpty()) {
            Map<Long, Whereabouts> found =
                    database().read("look up where subscribers were", c -> visits.find(c, wanted));
            for (Long subscriber : wanted) {
                Whereabouts there = found.getOrDefault(subscriber, Whereabouts.NOWHERE);
                known.put(subscriber, there);
                whereabouts.put(subscriber, there);
            }
        }
        return known;
    }

    private void read(UsageRecord row, Map<Long, Whereabouts> known, Map<Long, Whereabouts> moved, List<News> news) {
        row.plmn().ifPresent(plmn -> arrival(row, new Plmn(plmn), known, moved).ifPresent(news::add));
        Happening.of(row)
                .map(happening -> new News.OfPlan(
                        new SubscriberId(row.subscriberId()), happening, there(row, known, moved), row.at()))
                .ifPresent(news::add);
    }

    private Optional<News> arrival(
            UsageRecord row, Plmn network, Map<Long, Whereabouts> known, Map<Long, Whereabouts> moved) {
        Whereabouts before = there(row, known, moved);
        Optional<Country> country = settings.countries().ofMcc(network.mcc());
        String name = country.map(Country::iso).orElse(network.mcc());
        Whereabouts now = before.seen(name, row.at());
        if (now.equals(before)) {
            return Optional.empty();
        }
        moved.put(row.subscriberId(), now);
        if (before.knows(name)) {
            return Optional.empty();
        }
        if (country.isEmpty()) {
            counters.add(Count.UNKNOWN_COUNTRY);
            return Optional.empty();
        }
        return Optional.of(new News.Entry(new SubscriberId(row.subscriberId()), country.get(), network, row.at()));
    }

    private static Whereabouts there(UsageRecord row, Map<Long, Whereabouts> known, Map<Long, Whereabouts> moved) {
        return moved.getOrDefault(row.subscriberId(), known.get(row.subscriberId()));
    }

    private Database database() {
        return around.database();
    }

    /** Lets the next gateway read at once. */
    @Override
    public void close() {
        ticker.execute(this::release);
        ticker.close();
        ticker.awaitEnd(GRACE);
    }

    private void release() {
        held.ifPresent(ours -> {
            try {
                database().transact("give the position of care back", c -> positions.keep(c, ours, Instant.EPOCH));
            } catch (StoreException e) {
                LOG.debug("the position was not given back", e);
            }
            held = Optional.empty();
        });
    }
}
