package io.silkroam.gateway.feed;

import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.store.Database;
import java.time.Clock;

/**
 * What all of billing's traffic stands on.
 *
 * @param gateway this gateway's name among those of the database
 */
public record FeedGround(
        Database database, Clock clock, String gateway, BillingSettings settings, BillingCounters counters) {}
