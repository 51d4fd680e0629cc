package io.silkroam.messaging.account;

/**
 * How fast.
 *
 * @param perSecond segments (short messages on the air) per second on the average; 0 has no limit
 * @param burst segments at once after a pause, at least 1
 */
public record SegmentRate(int perSecond, int burst) {
    public SegmentRate {
        if (perSecond < 0 || burst < 1) {
            throw new IllegalArgumentException(
                    "a rate is 0 (no limit) or more segments per second, with a burst of 1 or more");
        }
    }

    public boolean isLimited() {
        return perSecond > 0;
    }
}
