package io.silkroam.charging.account;

/**
 * What is left of one allowance, reserved units included.
 *
 * @param bought what it held at first, in the allowance's unit
 * @param remaining between 0 and {@code bought}
 * @param usedNotices bit n is set once the n-th notice of use was given
 */
public record Bucket(long bought, long remaining, int usedNotices) {
    public Bucket {
        if (remaining < 0 || remaining > bought) {
            throw new IllegalArgumentException("a bucket of " + bought + " cannot hold " + remaining);
        }
    }
}
