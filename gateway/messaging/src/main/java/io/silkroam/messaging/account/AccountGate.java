package io.silkroam.messaging.account;

import io.silkroam.messaging.account.Judgement.Refusal;
import io.silkroam.messaging.number.Prefixes;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is counted for each account while the gateway runs: sessions, the rate, and the segments of the day by prefix.
 * It outlives a change of the account's file. Any thread; an account's submits are decided one after the other.
 */
public final class AccountGate {
    private final Map<String, Counts> accounts = new ConcurrentHashMap<>();

    private static final class Counts {
        private int binds;
        private TokenBucket bucket;
        private LocalDate day = LocalDate.MIN;
        private final Map<String, Long> today = new HashMap<>();
    }

    /** Takes a place for a session; false where all are taken. */
    public boolean bind(EsmeAccount account) {
        Counts counts = of(account.name());
        synchronized (counts) {
            if (counts.binds >= account.binds().atMost()) {
                return false;
            }
            counts.binds++;
            return true;
        }
    }

    /** Gives a session's place back; once for each {@link #bind} that was true. */
    public void unbind(String account) {
        Counts counts = of(account);
        synchronized (counts) {
            if (counts.binds == 0) {
                throw new IllegalStateException("more sessions of " + account + " ended than were bound");
            }
            counts.binds--;
        }
    }

    public int binds(String account) {
        Counts counts = of(account);
        synchronized (counts) {
            return counts.binds;
        }
    }

    /**
     * Counts a message, after {@link Partners#judge} found it fit. One that is refused counts nowhere.
     *
     * @param destination as judged
     * @param today in UTC
     */
    public Optional<Refusal> admit(
            EsmeAccount account, String destination, int segments, LocalDate today, long nowNanos) {
        Counts counts = of(account.name());
        synchronized (counts) {
            if (!counts.day.equals(today)) {
                counts.day = today;
                counts.today.clear();
            }
            Optional<Prefixes.Entry<Long>> cap = account.destinations().perDay().longest(destination);
            long before =
                    cap.map(c -> counts.today.getOrDefault(c.prefix(), 0L)).orElse(0L);
            if (cap.filter(c -> before + segments > c.value()).isPresent()) {
                return Optional.of(Refusal.DAILY_CAP);
            }
            if (bucket(counts, account.rate(), nowNanos).take(segments, nowNanos) > 0) {
                return Optional.of(Refusal.TOO_FAST);
            }
            cap.ifPresent(c -> counts.today.put(c.prefix(), before + segments));
            return Optional.empty();
        }
    }

    private static TokenBucket bucket(Counts counts, SegmentRate rate, long nowNanos) {
        if (counts.bucket == null) {
            counts.bucket = new TokenBucket(rate, nowNanos);
        } else if (!counts.bucket.rate().equals(rate)) {
            counts.bucket = counts.bucket.at(rate);
        }
        return counts.bucket;
    }

    private Counts of(String account) {
        return accounts.computeIfAbsent(account, name -> new Counts());
    }
}
