package io.silkroam.billing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One row of the usage journal before it has its place in it. Made by {@link #of}; what does not apply stays empty.
 * Instants are kept to the microsecond, as the journal keeps them.
 *
 * @param at when it was decided
 * @param eventAt when the network says it happened (Event-Timestamp)
 * @param requestType CC-Request-Type of the request that caused it
 * @param plmn the visited network, MCC and MNC
 * @param subscriptionId the bought instance of the plan
 * @param plan id@version
 * @param bearer what the network said of it, if it said anything
 * @param detail what the kind calls for: percent of a notice, reason of a close
 */
public record UsageRecord(
        UsageKind kind,
        Instant at,
        Optional<Instant> eventAt,
        long subscriberId,
        String imsi,
        Optional<String> sessionId,
        OptionalInt requestType,
        OptionalLong requestNumber,
        OptionalLong ratingGroup,
        OptionalLong serviceIdentifier,
        Optional<String> plmn,
        Optional<String> zone,
        Optional<UsageUnit> unit,
        long quantity,
        OptionalLong subscriptionId,
        Optional<String> plan,
        Optional<String> allowance,
        long amountMinor,
        Optional<String> currency,
        Optional<String> detail,
        Optional<String> originHost,
        Bearer bearer) {

    public UsageRecord {
        at = at.truncatedTo(ChronoUnit.MICROS);
        eventAt = eventAt.map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(imsi, "imsi");
        Objects.requireNonNull(bearer, "bearer");
        if (quantity < 0) {
            throw new IllegalArgumentException("quantity of a usage record is negative: " + quantity);
        }
        if (quantity > 0 && unit.isEmpty()) {
            throw new IllegalArgumentException("a quantity needs its unit");
        }
        if (amountMinor != 0 && currency.isEmpty()) {
            throw new IllegalArgumentException("an amount needs its currency");
        }
    }

    /** Starts a record of this kind about this subscriber. */
    public static UsageRecordBuilder of(UsageKind kind, Instant at, long subscriberId, String imsi) {
        return new UsageRecordBuilder(kind, at, subscriberId, imsi);
    }
}
