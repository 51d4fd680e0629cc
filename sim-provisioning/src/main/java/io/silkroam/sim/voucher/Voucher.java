package io.silkroam.sim.voucher;

import io.silkroam.sim.SubscriberId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one voucher: everything but its code.
 *
 * @param subscriber who redeems or redeemed it
 * @param changedAt when it came into its state
 */
public record Voucher(
        long id,
        String reference,
        String plan,
        VoucherState state,
        Optional<SubscriberId> subscriber,
        Optional<Instant> expiresAt,
        Instant createdAt,
        Instant changedAt) {}
