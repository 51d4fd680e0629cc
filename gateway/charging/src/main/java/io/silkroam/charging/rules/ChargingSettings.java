package io.silkroam.charging.rules;

import io.silkroam.sim.plan.Slices;
import java.time.Duration;
import java.util.Set;

/**
 * What an operator may tune about charging; the defaults are those of {@code conf/gateway.yaml}.
 *
 * @param validityTime Validity-Time of a grant, unless its bucket expires sooner
 * @param holdingTime Quota-Holding-Time
 * @param thresholdPercent Volume- or Time-Quota-Threshold as a share of the grant
 * @param defaultRatingGroup serves requests that name none
 * @param strictSessions an update or termination of an unknown session is refused instead of rebuilding the session
 * @param closedSessionMemory how long answers of ended sessions are kept
 * @param secondsSlices slices of grants in time
 * @param realmsWithoutFreeQuota realms whose gateways want no quota for zero-rated services
 * @param bounds sizes that keep one account small
 */
public record ChargingSettings(
        Duration validityTime,
        Duration holdingTime,
        int thresholdPercent,
        long defaultRatingGroup,
        boolean strictSessions,
        Duration closedSessionMemory,
        Slices secondsSlices,
        Set<String> realmsWithoutFreeQuota,
        Bounds bounds) {

    /**
     * Bounds of one account.
     *
     * @param answersPerSession newest answers kept for repeats; an older repeat is refused, never charged again
     * @param closedSessions ended sessions kept in the account; all others are kept in a table of their own
     * @param openSessions a further session is refused; usage reported of one that is not known is charged all the same
     * @param servicesPerSession quota for a further service is refused
     * @param subscriptions bought plans that are not over; a further purchase is refused
     */
    public record Bounds(
            int answersPerSession, int closedSessions, int openSessions, int servicesPerSession, int subscriptions) {
        public Bounds {
            if (answersPerSession < 2
                    || closedSessions < 0
                    || openSessions < 1
                    || servicesPerSession < 1
                    || subscriptions < 1) {
                throw new IllegalArgumentException(
                        "bounds of an account are at least 1, answers kept at least 2, ended sessions at least 0");
            }
        }
    }

    public ChargingSettings {
        realmsWithoutFreeQuota = Set.copyOf(realmsWithoutFreeQuota);
        if (validityTime.toSeconds() < 1 || holdingTime.isNegative()) {
            throw new IllegalArgumentException("validity is at least a second and holding time not negative");
        }
        if (thresholdPercent < 0 || thresholdPercent > 99) {
            throw new IllegalArgumentException("a threshold is 0 to 99 per cent of the grant");
        }
    }

    public static ChargingSettings defaults() {
        return new ChargingSettings(
                Duration.ofHours(1),
                Duration.ofHours(2),
                20,
                0,
                false,
                Duration.ofHours(24),
                new Slices(60, 600, 3600),
                Set.of(),
                new Bounds(8, 0, 32, 64, 64));
    }
}
