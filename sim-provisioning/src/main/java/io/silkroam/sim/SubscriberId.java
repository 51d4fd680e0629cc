package io.silkroam.sim;

/** Our own number of a subscriber; stays when SIM, IMSI or telephone number change. */
public record SubscriberId(long value) {
    public SubscriberId {
        if (value <= 0) {
            throw new IllegalArgumentException(value + " is not a subscriber id: they start at 1");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
