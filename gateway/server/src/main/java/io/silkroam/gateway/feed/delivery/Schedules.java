package io.silkroam.gateway.feed.delivery;

import io.silkroam.billing.conf.BillingSettings.Schedule;
import io.silkroam.gateway.feed.BillingCounters.Count;
import io.silkroam.gateway.feed.FeedGround;
import io.silkroam.gateway.feed.store.ScheduleStore;
import io.silkroam.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the files of schedules when they are due, and sends them on their way. What was missed is made up for, a period
 * after the other; what failed comes again the next time. A new schedule begins with the period it is first seen in.
 */
public final class Schedules {
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    /** For so long files wait for books that are behind; what comes later is in the next one, marked late. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final FeedGround ground;
    private final IssueFiles files;
    private final Deliveries deliveries;
    private final Predicate<Instant> booked;
    private final ZoneId zone;
    private final ScheduleStore store = new ScheduleStore();

    /** @param booked whether all that was decided before an instant is in the books */
    public Schedules(FeedGround ground, IssueFiles files, Deliveries deliveries, Predicate<Instant> booked) {
        this.ground = ground;
        this.files = files;
        this.deliveries = deliveries;
        this.booked = booked;
        this.zone = ground.settings().zone();
    }

    /** Makes all that is due now. */
    public void run() {
        for (Schedule schedule : ground.settings().schedules()) {
            Optional<Period> next = due(schedule);
            while (next.isPresent() && made(schedule, next.get())) {
                next = due(schedule);
            }
        }
    }

    private Optional<Period> due(Schedule schedule) {
        Instant now = ground.clock().instant();
        Instant done = ground.database().transact("look at a schedule", c -> store.doneUntil(c, schedule.name())
                .orElseGet(() -> {
                    Period first = Period.of(schedule.each(), now.atZone(zone).toLocalDate());
                    Instant begin = first.from().atStartOfDay(zone).toInstant();
                    store.done(c, schedule.name(), begin);
                    return begin;
                }));
        Period next = Period.of(schedule.each(), done.atZone(zone).toLocalDate());
        Instant due = next.due(schedule.at(), zone);
        boolean wait = now.isBefore(due) || (now.isBefore(due.plus(PATIENCE)) && !booked.test(next.end(zone)));
        return wait ? Optional.empty() : Optional.of(next);
    }

    /** Whether nothing of it is missing. */
    private boolean made(Schedule schedule, Period period) {
        boolean complete = true;
        for (String kind : schedule.kinds()) {
            for (String partner : files.partners(kind)) {
                complete &= made(schedule, period, kind, partner);
            }
        }
        if (complete) {
            ground.database().transact("move a schedule", c -> {
                store.done(c, schedule.name(), period.end(zone));
                return null;
            });
            LOG.info("schedule {}: {} to {} is done", schedule.name(), period.from(), period.to());
        }
        return complete;
    }

    private boolean made(Schedule schedule, Period period, String kind, String partner) {
        try {
            long issue = files.issue(kind, partner, period.from(), period.to());
            for (String profile : schedule.profiles()) {
                deliveries.deliver(issue, profile, schedule.language(), schedule.destinations());
            }
            ground.counters().add(Count.SCHEDULED);
            return true;
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            ground.counters().add(Count.SCHEDULE_FAILED);
            LOG.error(
                    "schedule {}: {} {} of {} to {} is not made and is tried again: {}",
                    schedule.name(),
                    kind,
                    partner,
                    period.from(),
                    period.to(),
                    e.toString());
            return false;
        }
    }
}
