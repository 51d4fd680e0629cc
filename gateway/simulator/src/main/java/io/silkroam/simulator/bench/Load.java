package io.silkroam.simulator.bench;

import java.time.Duration;

/**
 * What is offered, in an open loop: messages are due at their times, whether those before them were answered or not.
 *
 * @param rate messages a second, over all binds
 * @param warmUp before anything is counted
 * @param measured what is counted
 * @param drain how long to wait at the end for what is still under way
 * @param binds of the ESME, transceivers
 * @param links binds of the gateway to the SMSC
 * @param window requests that may be unanswered on each of all these sessions
 * @param octets of each text, 40 to 160
 */
public record Load(
        int rate, Duration warmUp, Duration measured, Duration drain, int binds, int links, int window, int octets) {
    /** The memory of a run is bounded by it. */
    public static final long MOST_MESSAGES = 50_000_000;

    public Load {
        require(rate >= 1 && rate <= 1_000_000, "rate", rate);
        require(binds >= 1 && binds <= 100, "binds", binds);
        require(links >= 1 && links <= 100, "links", links);
        require(window >= 1 && window <= 10_000, "window", window);
        require(octets >= 40 && octets <= 160, "octets", octets);
        require(!measured.isNegative() && !measured.isZero(), "seconds", measured);
        if (messages(rate, warmUp, measured) > MOST_MESSAGES) {
            throw new IllegalArgumentException("more than " + MOST_MESSAGES + " messages in one run");
        }
    }

    private static void require(boolean good, String name, Object value) {
        if (!good) {
            throw new IllegalArgumentException(name + " is out of its bounds: " + value);
        }
    }

    private static long messages(int rate, Duration warmUp, Duration measured) {
        return rate * (warmUp.toSeconds() + measured.toSeconds());
    }

    /** All that are due, in the warm-up and after it. */
    public int messages() {
        return (int) messages(rate, warmUp, measured);
    }

    /** The first that is counted. */
    int firstMeasured() {
        return (int) (rate * warmUp.toSeconds());
    }

    /** When a message is due, in nanoseconds from the beginning. */
    long due(int message) {
        return message * 1_000_000_000L / rate;
    }
}
