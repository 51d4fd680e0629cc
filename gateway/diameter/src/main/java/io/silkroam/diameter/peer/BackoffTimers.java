package io.silkroam.diameter.peer;

import java.time.Duration;

/** First and longest delay before a connection is tried again. */
public record BackoffTimers(Duration first, Duration most) {
    /** One second, doubling to thirty (Tc of RFC 6733 §12). */
    public static BackoffTimers standard() {
        return new BackoffTimers(Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    public BackoffTimers {
        if (first.compareTo(Duration.ofMillis(10)) < 0 || most.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "back-off must start at 10 ms or more and not shrink: " + first + " to " + most);
        }
    }
}
