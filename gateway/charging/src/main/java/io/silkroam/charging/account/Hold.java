package io.silkroam.charging.account;

/**
 * Part of a bucket that is set aside for one reservation.
 *
 * @param amount in the bucket's own unit
 * @param rate index of the plan's rate that turns units into money; {@link #UNPRICED} where the bucket holds the units
 */
public record Hold(long subscriptionId, int bucket, long amount, int rate) {
    public static final int UNPRICED = -1;

    public Hold {
        if (amount <= 0) {
            throw new IllegalArgumentException("a hold of " + amount);
        }
    }
}
