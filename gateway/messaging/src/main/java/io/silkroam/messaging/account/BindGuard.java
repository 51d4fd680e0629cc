package io.silkroam.messaging.account;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever guesses passwords: after some failures within a while, binds by one system_id from one address are
 * refused for a time, right or wrong. Of so many pairs the least recently seen is forgotten. Any thread.
 */
public final class BindGuard {
    private final Settings settings;
    private final Map<Key, Failures> seen;

    /**
     * How patient it is.
     *
     * @param failures within {@code within}, then refused for {@code pause}
     * @param remembered pairs of address and system_id at most
     */
    public record Settings(int failures, Duration within, Duration pause, int remembered) {
        public static Settings standard() {
            return new Settings(5, Duration.ofSeconds(60), Duration.ofSeconds(300), 100_000);
        }
    }

    private record Key(String address, String systemId) {}

    private record Failures(int count, long firstNanos, boolean refused, long untilNanos) {}

    public BindGuard(Settings settings) {
        this.settings = settings;
        this.seen = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
                return size() > settings.remembered();
            }
        };
    }

    /** Whether a bind may be looked at at all; asked before its password is. */
    public synchronized boolean admits(String address, String systemId, long nowNanos) {
        Key key = new Key(address, systemId);
        Failures its = seen.get(key);
        if (its == null || !its.refused()) {
            return true;
        }
        if (its.untilNanos() - nowNanos > 0) {
            return false;
        }
        seen.remove(key);
        return true;
    }

    /** A bind failed: unknown, wrong, or from where the account may not come. */
    public synchronized void failed(String address, String systemId, long nowNanos) {
        Key key = new Key(address, systemId);
        Failures its = seen.get(key);
        boolean fresh =
                its == null || nowNanos - its.firstNanos() > settings.within().toNanos();
        int failures = fresh ? 1 : its.count() + 1;
        long first = fresh ? nowNanos : its.firstNanos();
        boolean refused = failures >= settings.failures();
        seen.put(
                key,
                new Failures(
                        failures, first, refused, nowNanos + settings.pause().toNanos()));
    }

    /** A bind succeeded; what failed before it is forgiven. */
    public synchronized void succeeded(String address, String systemId) {
        seen.remove(new Key(address, systemId));
    }

    synchronized int remembered() {
        return seen.size();
    }
}
