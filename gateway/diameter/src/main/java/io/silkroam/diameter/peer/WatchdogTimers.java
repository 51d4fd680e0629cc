package io.silkroam.diameter.peer;

import java.time.Duration;

/** The watchdog's interval Tw, its jitter to either side, and how many DWAs make a reopened connection trusted. */
public record WatchdogTimers(Duration interval, Duration jitter, int reopenAnswers) {
    /** RFC 3539 §3.4.1: "Tw MUST NOT be set to a value of less than 6 seconds". */
    public static final Duration MINIMUM = Duration.ofSeconds(6);

    /** Tw = 30 s, jitter 2 s, three DWAs, as RFC 3539 recommends. */
    public static WatchdogTimers standard() {
        return new WatchdogTimers(Duration.ofSeconds(30), Duration.ofSeconds(2), 3);
    }

    public WatchdogTimers {
        if (interval.compareTo(MINIMUM) < 0) {
            throw new IllegalArgumentException("watchdog interval under 6 s (RFC 3539 §3.4.1): " + interval);
        }
        if (jitter.isNegative() || jitter.compareTo(interval) >= 0) {
            throw new IllegalArgumentException("watchdog jitter must be between 0 and the interval: " + jitter);
        }
        if (reopenAnswers < 1) {
            throw new IllegalArgumentException("at least one DWA reopens a connection: " + reopenAnswers);
        }
    }
}
