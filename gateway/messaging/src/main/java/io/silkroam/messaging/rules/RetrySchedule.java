package io.silkroam.messaging.rules;

import java.time.Duration;
import java.util.Optional;

/**
 * When the next attempt is, by why the last one failed.
 *
 * @param temporary after a refusal that may pass
 * @param unanswered after an attempt that may have arrived
 * @param route after all routes refused
 * @param throttled how long the party pauses after it said "too fast"; the message does not age by it
 */
public record RetrySchedule(Steps temporary, Steps unanswered, Steps route, Steps throttled) {

    /**
     * One class of failures.
     *
     * @param first the wait after the first failure
     * @param factor by which each wait is longer than the one before, in hundredths: 200 doubles
     * @param longest no wait is longer
     * @param attempts after so many the message is given up; 0 gives up at once
     * @param jitterPercent by so much of a wait it is shortened at most, at random
     */
    public record Steps(Duration first, int factor, Duration longest, int attempts, int jitterPercent) {
        public Steps {
            require(!first.isNegative() && !first.isZero(), "the first wait must be positive");
            require(factor >= 100 && factor <= 10_000, "factor must be 100 to 10000 hundredths");
            require(longest.compareTo(first) >= 0, "the longest wait must not be under the first");
            require(attempts >= 0 && attempts <= 10_000, "attempts must be 0 to 10000");
            require(jitterPercent >= 0 && jitterPercent <= 100, "jitter must be 0 to 100 percent");
        }

        /**
         * The wait after so many failed attempts; empty where that was the last.
         *
         * @param failed from 1
         * @param random 0 (inclusive) to 1,000,000 (exclusive), of which the jitter is made
         */
        public Optional<Duration> after(int failed, int random) {
            return failed >= attempts ? Optional.empty() : Optional.of(pause(failed, random));
        }

        /** The wait after so many failures, without an end. */
        public Duration pause(int failed, int random) {
            long millis = first.toMillis();
            for (int i = 1; i < failed && millis < longest.toMillis(); i++) {
                millis = millis * factor / 100 + 1;
            }
            millis = Math.min(millis, longest.toMillis());
            return Duration.ofMillis(millis - millis * jitterPercent / 100 * random / 1_000_000);
        }
    }

    /** What an operator gets who sets nothing. */
    public static RetrySchedule defaults() {
        return new RetrySchedule(
                new Steps(Duration.ofSeconds(30), 200, Duration.ofHours(1), 30, 20),
                new Steps(Duration.ofSeconds(10), 200, Duration.ofMinutes(10), 5, 20),
                new Steps(Duration.ofMinutes(1), 200, Duration.ofHours(1), 10, 20),
                new Steps(Duration.ofMillis(250), 200, Duration.ofSeconds(30), 1, 20));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
