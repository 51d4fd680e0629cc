package io.silkroam.billing.rating;

import io.silkroam.billing.RecordId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A record that waits.
 *
 * @param since when it was booked
 * @param rated how it is rated meanwhile; empty for the end of a plan whose purchase is not known
 */
public record Suspended(
        RecordId id,
        Instant since,
        long subscriberId,
        OptionalLong subscriptionId,
        Set<Reason> reasons,
        Optional<RatedRecord> rated) {

    public Suspended {
        reasons = Set.copyOf(reasons);
    }

    /** The same with how it is rated. */
    public Suspended rated(Optional<RatedRecord> meanwhile) {
        return new Suspended(id, since, subscriberId, subscriptionId, reasons, meanwhile);
    }
}
