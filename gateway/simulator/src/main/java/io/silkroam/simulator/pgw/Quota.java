package io.silkroam.simulator.pgw;

import io.silkroam.simulator.gy.ReportingReason;
import io.silkroam.simulator.gy.ServiceAnswer;
import io.silkroam.simulator.gy.ServiceAnswer.FinalUnit;
import io.silkroam.simulator.gy.Usage;
import java.time.Instant;
import java.util.Optional;

/** The volume quota of one service in one session. Time quotas are read but not metered. Its session guards it. */
final class Quota {
    private enum Gate {
        /** Traffic passes and is counted against the grant. */
        OPEN,
        /** Traffic passes, no charge applies. */
        FREE,
        /** No quota held, none refused: to be asked for when traffic comes. */
        IDLE,
        CLOSED
    }

    private final long reportsAtMost;
    private Gate gate = Gate.IDLE;
    private Optional<Stop> stop = Optional.empty();
    private long granted;
    private long threshold;
    private Usage used = Usage.NONE;
    private Optional<FinalUnit> finalUnit = Optional.empty();
    private Instant validUntil = Instant.MAX;
    private Instant heldUntil = Instant.MAX;
    private Optional<ServiceAnswer> grant = Optional.empty();

    Quota(long reportsAtMost) {
        this.reportsAtMost = reportsAtMost;
    }

    /** Takes over what the answer says; {@code asked} tells silence about a request from silence about a report. */
    void apply(Optional<ServiceAnswer> answer, boolean asked, Instant now) {
        boolean refused = answer.filter(said -> !said.isSuccess()).isPresent();
        if (answer.isPresent() && answer.get().isSuccess() && octets(answer.get()) > 0) {
            open(answer.get(), now);
        } else if (answer.isPresent() && answer.get().resultCode() == ServiceAnswer.NOT_APPLICABLE) {
            gate = Gate.FREE;
        } else if (answer.isPresent() && answer.get().resultCode() == ServiceAnswer.CREDIT_LIMIT_REACHED) {
            close(Stop.CREDIT_LIMIT_REACHED);
        } else if (asked || refused) {
            close(Stop.DENIED);
        }
    }

    private void open(ServiceAnswer answer, Instant now) {
        gate = Gate.OPEN;
        stop = Optional.empty();
        grant = Optional.of(answer);
        granted = octets(answer);
        // a threshold as large as the grant would have the gateway report before it used anything
        threshold = answer.volumeThreshold().filter(left -> left < granted).orElse(0L);
        finalUnit = answer.finalUnit();
        validUntil = answer.validity().map(now::plus).orElse(Instant.MAX);
        touch(now);
    }

    private static long octets(ServiceAnswer answer) {
        return answer.grantedOctets().orElse(0L);
    }

    /** Lets through as much as fits before the next report is due. */
    Usage take(Usage wanted, Instant now) {
        if (gate == Gate.FREE) {
            return wanted;
        }
        if (gate != Gate.OPEN) {
            return Usage.NONE;
        }
        Usage taken = wanted.limitedTo(Math.max(0, reportPoint() - used.totalOctets()));
        used = used.plus(taken);
        touch(now);
        return taken;
    }

    boolean reportDue() {
        return gate == Gate.OPEN && used.totalOctets() >= reportPoint();
    }

    /** The last grant is used up. */
    boolean isFinished() {
        return gate == Gate.OPEN && finalUnit.isPresent() && used.totalOctets() >= granted;
    }

    ReportingReason dueReason() {
        return used.totalOctets() >= granted ? ReportingReason.QUOTA_EXHAUSTED : ReportingReason.THRESHOLD;
    }

    boolean isExpired(Instant now) {
        return gate == Gate.OPEN && !now.isBefore(validUntil);
    }

    /** A renewal is on its way: expiry is not to be noticed twice. */
    void awaitRenewal() {
        validUntil = Instant.MAX;
    }

    boolean isHeldTooLong(Instant now) {
        return gate == Gate.OPEN && !now.isBefore(heldUntil);
    }

    /** What was used since the last report; from here on counting starts anew. */
    Usage collect() {
        Usage collected = used;
        used = Usage.NONE;
        return collected;
    }

    void close(Stop why) {
        gate = Gate.CLOSED;
        stop = Optional.of(why);
    }

    /** Gives the quota back; the next traffic asks again. */
    void release() {
        gate = Gate.IDLE;
    }

    boolean isIdle() {
        return gate == Gate.IDLE;
    }

    boolean isFree() {
        return gate == Gate.FREE;
    }

    boolean isClosed() {
        return gate == Gate.CLOSED;
    }

    Optional<Stop> stop() {
        return stop;
    }

    Optional<FinalUnit> finalUnit() {
        return finalUnit;
    }

    private long reportPoint() {
        return Math.min(granted - threshold, reportsAtMost);
    }

    private void touch(Instant now) {
        heldUntil = grant.flatMap(ServiceAnswer::holdingTime).map(now::plus).orElse(Instant.MAX);
    }
}
