package io.silkroam.gateway.care.rules;

import java.time.Duration;

/**
 * How a kind of message is sent.
 *
 * @param urgent at any hour
 * @param despiteStop also to those who sent STOP
 * @param validity how long after its cause, or after quiet hours, it may still be delivered
 */
public record Manner(boolean urgent, boolean despiteStop, Duration validity) {
    public Manner {
        if (validity.compareTo(Duration.ofMinutes(1)) < 0 || validity.compareTo(Duration.ofDays(14)) > 0) {
            throw new IllegalArgumentException("a validity lies between a minute and 14 days");
        }
    }
}
