package io.silkroam.diameter.edge;

/** Requests per second a peer may send us, and how many at once after a pause. */
public record RateLimit(int perSecond, int burst) {
    public RateLimit {
        if (perSecond < 1 || perSecond > 10_000_000 || burst < 1) {
            throw new IllegalArgumentException(
                    "a rate is 1 to 10,000,000 a second with a burst of 1 or more: " + perSecond + ", " + burst);
        }
    }
}
