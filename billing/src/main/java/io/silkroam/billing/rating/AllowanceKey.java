package io.silkroam.billing.rating;

/** Names one allowance of one bought plan. */
public record AllowanceKey(long subscriberId, long subscriptionId, String allowance) {}
