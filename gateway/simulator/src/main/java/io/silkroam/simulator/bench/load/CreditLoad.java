package io.silkroam.simulator.bench.load;

import io.silkroam.simulator.profile.GatewayProfile;
import io.silkroam.simulator.profile.Habit;
import java.time.Duration;

/**
 * What is offered.
 *
 * @param profile how the packet gateway writes its requests, and of how many rating groups they speak
 * @param updates of each session, between its initial request and its termination
 * @param subscribers who have an account; sessions go round all of them
 * @param sessions open at a time
 * @param connections to each gateway
 * @param inFlight requests that may be unanswered at a time, over all connections
 * @param warmUp before anything is counted
 * @param measured of each phase
 */
public record CreditLoad(
        GatewayProfile profile,
        int updates,
        int subscribers,
        int sessions,
        int connections,
        int inFlight,
        Duration warmUp,
        Duration measured) {
    private static final int MOST_SUBSCRIBERS = 99_999_999;
    private static final int MOST_SESSIONS = 1 << 20;

    public CreditLoad {
        require(!profile.has(Habit.EVENTS_ONLY), "the profile", profile + ", which has no sessions");
        require(updates >= 0 && updates <= 10_000, "updates", updates);
        require(subscribers >= 1 && subscribers <= MOST_SUBSCRIBERS, "subscribers", subscribers);
        require(sessions >= 1 && sessions <= MOST_SESSIONS, "sessions", sessions);
        require(connections >= 1 && connections <= 64, "connections", connections);
        require(inFlight >= 1 && inFlight <= sessions, "requests in flight", inFlight);
        require(!measured.isNegative() && !measured.isZero(), "seconds", measured.toSeconds());
        require(!warmUp.isNegative(), "warm-up", warmUp.toSeconds());
    }

    private static void require(boolean good, String name, Object value) {
        if (!good) {
            throw new IllegalArgumentException(name + " cannot be " + value);
        }
    }

    /** Initial, updates and termination, as ratios are usually written. */
    public String mix() {
        return "1:%d:1".formatted(updates);
    }
}
