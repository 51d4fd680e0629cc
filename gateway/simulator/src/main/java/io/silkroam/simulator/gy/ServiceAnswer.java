package io.silkroam.simulator.gy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the answer says about one service (RFC 8506 §8.16 and the additions of 3GPP TS 32.299).
 *
 * @param validity after which the quota must be renewed even if unused
 * @param volumeThreshold octets left at which to ask for more
 * @param holdingTime of silence after which the quota must be given back
 */
public record ServiceAnswer(
        ServiceKey service,
        long resultCode,
        Optional<Granted> granted,
        Optional<Duration> validity,
        Optional<Long> volumeThreshold,
        Optional<Duration> holdingTime,
        Optional<FinalUnit> finalUnit) {

    /** DIAMETER_CREDIT_CONTROL_NOT_APPLICABLE: free of charge, no quota needed. */
    public static final long NOT_APPLICABLE = 4011;

    /** DIAMETER_CREDIT_LIMIT_REACHED. */
    public static final long CREDIT_LIMIT_REACHED = 4012;

    /** A Granted-Service-Unit: whichever units the server chose to give. */
    public record Granted(
            Optional<Long> totalOctets, Optional<Long> directedOctets, Optional<Long> seconds, Optional<Long> events) {}

    /** Final-Unit-Indication (RFC 8506 §8.34): what happens when this last grant is used up. */
    public record FinalUnit(FinalUnitAction action, Optional<String> redirectAddress) {}

    /** Final-Unit-Action (RFC 8506 §8.35). */
    public enum FinalUnitAction {
        TERMINATE(0),
        REDIRECT(1),
        RESTRICT_ACCESS(2);

        private final int code;

        FinalUnitAction(int code) {
            this.code = code;
        }

        public static Optional<FinalUnitAction> find(int code) {
            return Arrays.stream(values()).filter(action -> action.code == code).findFirst();
        }
    }

    public boolean isSuccess() {
        return resultCode == GyAnswer.SUCCESS;
    }

    /** Granted octets: the total where there is one, else input and output together. */
    public Optional<Long> grantedOctets() {
        return granted.flatMap(units -> units.totalOctets().or(units::directedOctets));
    }
}
