package io.silkroam.simulator.pgw;

import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.GyRequest;
import io.silkroam.simulator.gy.Location;
import io.silkroam.simulator.gy.ReportingReason;
import io.silkroam.simulator.gy.RequestType;
import io.silkroam.simulator.gy.ServiceAnswer.FinalUnit;
import io.silkroam.simulator.gy.ServiceKey;
import io.silkroam.simulator.gy.ServiceReport;
import io.silkroam.simulator.gy.SessionContext;
import io.silkroam.simulator.gy.Usage;
import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.profile.Habit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One data session of a packet gateway (client side of RFC 8506 §7): holds a quota per service, lets traffic through
 * against it, reports at threshold, exhaustion, expiry and change of country, and ends with a final report.
 *
 * <p>Nothing here waits: results are futures. A request that is not answered ends the session, as CCFH TERMINATE says.
 */
public final class DataSession {
    private enum State {
        OPENING,
        OPEN,
        CLOSED
    }

    private final Courier courier;
    private final InstantSource clock;
    private final Consumer<DataSession> whenOver;
    private final Meter meter = new Meter();
    private final Map<ServiceKey, Quota> quotas = new LinkedHashMap<>();
    private State state = State.OPENING;
    private SessionContext context;
    private Location location;
    private long nextNumber;
    private CompletableFuture<?> earlier = CompletableFuture.completedFuture(null);

    DataSession(
            Courier courier,
            InstantSource clock,
            SessionContext context,
            Location location,
            Consumer<DataSession> whenOver) {
        this.whenOver = whenOver;
        this.courier = courier;
        this.clock = clock;
        this.context = context;
        this.location = location;
        GatewayProfile profile = courier.profile();
        long reportsAtMost = profile.reportsAtMost().orElse(Long.MAX_VALUE);
        profile.services().forEach(service -> quotas.put(service, new Quota(reportsAtMost)));
    }

    CompletableFuture<GyAnswer> open() {
        return dispatch(RequestType.INITIAL, () -> quotas.keySet().stream()
                        .map(ServiceReport::asking)
                        .toList())
                .thenCompose(this::releaseIfRefused);
    }

    /** Sends {@code wanted} through {@code service}, with as many reports on the way as the quota makes necessary. */
    public CompletableFuture<Passage> transfer(ServiceKey service, Usage wanted) {
        return pass(service, wanted, Usage.NONE);
    }

    private CompletableFuture<Passage> pass(ServiceKey service, Usage wanted, Usage before) {
        Usage taken;
        boolean idle;
        synchronized (this) {
            Quota quota = quota(service);
            if (state != State.OPEN || quota.isClosed()) {
                Stop why = quota.stop().orElse(Stop.SESSION_CLOSED);
                return CompletableFuture.completedFuture(new Passage(before, Optional.of(why)));
            }
            idle = quota.isIdle();
            taken = quota.take(wanted, clock.instant());
            count(service, quota, taken);
            if (!idle && !quota.reportDue()) {
                return CompletableFuture.completedFuture(new Passage(before.plus(taken), Optional.empty()));
            }
        }
        Usage left = wanted.minus(taken);
        Usage passed = before.plus(taken);
        CompletableFuture<GyAnswer> request = idle ? ask(service) : reportDue(service);
        return request.handle((answer, lost) -> left)
                .thenCompose(rest -> rest.totalOctets() == 0
                        ? CompletableFuture.completedFuture(new Passage(passed, Optional.empty()))
                        : pass(service, rest, passed));
    }

    private void count(ServiceKey service, Quota quota, Usage taken) {
        if (quota.isFree()) {
            meter.countFree(service, taken);
        } else {
            meter.countPassed(service, taken);
        }
    }

    private CompletableFuture<GyAnswer> ask(ServiceKey service) {
        return dispatch(RequestType.UPDATE, () -> List.of(ServiceReport.asking(service)));
    }

    private CompletableFuture<GyAnswer> reportDue(ServiceKey service) {
        Quota quota;
        synchronized (this) {
            quota = quota(service);
            if (quota.finalUnit().isPresent() && courier.profile().has(Habit.RELEASES_AFTER_FINAL_UNIT)) {
                return end();
            }
            if (quota.isFinished()) {
                return finish(service, quota);
            }
        }
        return dispatch(RequestType.UPDATE, () -> {
            ReportingReason reason = quota.dueReason();
            return List.of(ServiceReport.reporting(service, quota.collect(), reason));
        });
    }

    /** RFC 8506 §5.6: the last units are reported, no more are asked for, and the final action is taken. */
    private CompletableFuture<GyAnswer> finish(ServiceKey service, Quota quota) {
        Stop stop = quota.finalUnit().map(DataSession::stop).orElse(Stop.TERMINATED);
        quota.close(stop);
        if (stop == Stop.TERMINATED && quotas.values().stream().allMatch(Quota::isClosed)) {
            return end();
        }
        ReportingReason reason = stop == Stop.TERMINATED ? ReportingReason.FINAL : ReportingReason.QUOTA_EXHAUSTED;
        return dispatch(RequestType.UPDATE, () -> List.of(ServiceReport.closing(service, quota.collect(), reason)));
    }

    private static Stop stop(FinalUnit last) {
        return switch (last.action()) {
            case TERMINATE -> Stop.TERMINATED;
            case REDIRECT -> Stop.REDIRECTED;
            case RESTRICT_ACCESS -> Stop.RESTRICTED;
        };
    }

    /** The subscriber is somewhere else now: what was used so far is reported as used before the move. */
    public CompletableFuture<GyAnswer> moveTo(Location place) {
        return dispatch(RequestType.UPDATE, () -> {
            location = place;
            return reportAll(ReportingReason.RATING_CONDITION_CHANGE);
        });
    }

    /** Reports everything and asks anew for everything, as a Re-Auth-Request wants it. */
    public CompletableFuture<GyAnswer> reAuthorise() {
        return dispatch(RequestType.UPDATE, () -> reportAll(ReportingReason.FORCED_REAUTHORISATION));
    }

    /** Looks at the clock: renews what has expired and gives back what was held too long. */
    public CompletableFuture<?> poll() {
        Instant now = clock.instant();
        List<ServiceReport> due = new ArrayList<>();
        synchronized (this) {
            quotas.forEach((service, quota) -> {
                if (quota.isExpired(now)) {
                    quota.awaitRenewal();
                    due.add(ServiceReport.reporting(service, quota.collect(), ReportingReason.VALIDITY_TIME));
                } else if (quota.isHeldTooLong(now)) {
                    quota.release();
                    due.add(ServiceReport.closing(service, quota.collect(), ReportingReason.QUOTA_HOLDING_TIME));
                }
            });
        }
        return due.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : dispatch(RequestType.UPDATE, () -> List.copyOf(due));
    }

    /** Ends the session with a report of everything not reported yet. */
    public CompletableFuture<GyAnswer> end() {
        return dispatch(RequestType.TERMINATION, () -> quotas.entrySet().stream()
                .map(entry ->
                        ServiceReport.closing(entry.getKey(), entry.getValue().collect(), ReportingReason.FINAL))
                .toList());
    }

    public String id() {
        return context.sessionId();
    }

    public Meter meter() {
        return meter;
    }

    public synchronized boolean isOpen() {
        return state == State.OPEN;
    }

    /** Ended, refused or given up; nothing will be sent for it any more. */
    public synchronized boolean isOver() {
        return state == State.CLOSED;
    }

    /** What stops traffic of {@code service} now, if anything does. */
    public synchronized Optional<Stop> stop(ServiceKey service) {
        return quota(service).stop();
    }

    /** Where redirected traffic of {@code service} goes. */
    public synchronized Optional<String> redirectAddress(ServiceKey service) {
        return quota(service).finalUnit().flatMap(FinalUnit::redirectAddress);
    }

    private CompletableFuture<GyAnswer> releaseIfRefused(GyAnswer answer) {
        boolean refused = answer.services().stream().anyMatch(service -> !service.isSuccess());
        return isOpen() && refused && courier.profile().has(Habit.RELEASES_ON_REFUSED_SERVICE)
                ? end().thenApply(ended -> answer)
                : CompletableFuture.completedFuture(answer);
    }

    private List<ServiceReport> reportAll(ReportingReason reason) {
        return quotas.entrySet().stream()
                .map(entry ->
                        ServiceReport.reporting(entry.getKey(), entry.getValue().collect(), reason))
                .toList();
    }

    /** A termination waits for the requests before it, and so does everything of a gateway that sends one at a time. */
    private synchronized CompletableFuture<GyAnswer> dispatch(RequestType type, Supplier<List<ServiceReport>> reports) {
        boolean waits = type == RequestType.TERMINATION || courier.profile().has(Habit.ONE_UPDATE_AT_A_TIME);
        CompletableFuture<?> start = waits ? earlier : CompletableFuture.completedFuture(null);
        CompletableFuture<GyAnswer> result = start.thenCompose(ready -> sendNow(type, reports));
        earlier = CompletableFuture.allOf(earlier, result.handle((answer, lost) -> null));
        return result;
    }

    private synchronized CompletableFuture<GyAnswer> sendNow(RequestType type, Supplier<List<ServiceReport>> reports) {
        if (state == State.CLOSED) {
            return CompletableFuture.failedFuture(new IllegalStateException("Session " + id() + " is over"));
        }
        List<ServiceReport> services = reports.get();
        GyRequest request = new GyRequest(context, type, number(type), clock.instant(), location, services);
        if (type == RequestType.TERMINATION) {
            close();
        }
        return courier.send(request).whenComplete((answer, lost) -> {
            if (lost == null) {
                answered(request, answer);
            } else {
                give(Stop.UNANSWERED);
            }
        });
    }

    private long number(RequestType type) {
        boolean repeats =
                type == RequestType.TERMINATION && courier.profile().has(Habit.REPEATS_LAST_NUMBER_ON_TERMINATION);
        return repeats ? nextNumber - 1 : nextNumber++;
    }

    private synchronized void answered(GyRequest request, GyAnswer answer) {
        if (!answer.isSuccess()) {
            give(Stop.DENIED);
            return;
        }
        context = context.toHost(answer.originHost());
        for (ServiceReport report : request.services()) {
            report.used().ifPresent(used -> meter.countReported(report.service(), used));
            quota(report.service()).apply(answer.about(report.service()), report.wantsQuota(), clock.instant());
        }
        if (state == State.OPENING) {
            state = State.OPEN;
        }
    }

    private synchronized void give(Stop why) {
        close();
        quotas.values().forEach(quota -> quota.close(why));
    }

    private void close() {
        state = State.CLOSED;
        whenOver.accept(this);
    }

    private Quota quota(ServiceKey service) {
        Quota quota = quotas.get(service);
        if (quota == null) {
            throw new IllegalArgumentException("Session " + id() + " has no service " + service);
        }
        return quota;
    }
}
