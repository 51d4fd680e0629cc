package io.silkroam.gateway.gy;

import io.silkroam.charging.request.Directions;
import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.dictionary.Avps;
import java.util.Optional;

/**
 * The amounts inside a service unit group, RFC 8506 §8.17 to §8.19. The total is CC-Total-Octets where present,
 * else input plus output. What was asked beyond the range of a {@code long} is as much as there can be.
 */
record Amounts(long total, long input, long output, long time, long specific) {
    private static final long ABSENT = -1;

    static Amounts read(AvpCursor avp) {
        long total = ABSENT;
        long input = ABSENT;
        long output = ABSENT;
        long time = ABSENT;
        long specific = ABSENT;
        while (avp.next()) {
            if (avp.is(Avps.CC_TOTAL_OCTETS)) {
                total = bounded(avp.unsigned64());
            } else if (avp.is(Avps.CC_INPUT_OCTETS)) {
                input = bounded(avp.unsigned64());
            } else if (avp.is(Avps.CC_OUTPUT_OCTETS)) {
                output = bounded(avp.unsigned64());
            } else if (avp.is(Avps.CC_TIME)) {
                time = avp.unsigned32();
            } else if (avp.is(Avps.CC_SERVICE_SPECIFIC_UNITS)) {
                specific = bounded(avp.unsigned64());
            }
        }
        return new Amounts(total, input, output, time, specific);
    }

    /**
     * The same as usage that was measured.
     *
     * @throws ArithmeticException where no such amount can have been used: charging it would empty any account
     */
    Amounts measured() {
        if (total == Long.MAX_VALUE
                || input == Long.MAX_VALUE
                || output == Long.MAX_VALUE
                || specific == Long.MAX_VALUE) {
            throw new ArithmeticException("used units beyond 2^63");
        }
        return this;
    }

    boolean hasOctets() {
        return total != ABSENT || input != ABSENT || output != ABSENT;
    }

    boolean hasSeconds() {
        return time != ABSENT;
    }

    boolean hasEvents() {
        return specific != ABSENT;
    }

    long octets() {
        return total != ABSENT ? total : Math.addExact(Math.max(0, input), Math.max(0, output));
    }

    /** Input and output, where at least one is told; with a total, the other is the rest of it. */
    Optional<Directions> directions() {
        if (input == ABSENT && output == ABSENT) {
            return Optional.empty();
        }
        long up = input != ABSENT ? input : Math.max(0, total - output);
        long down = output != ABSENT ? output : Math.max(0, total - input);
        return Optional.of(new Directions(up, down));
    }

    long seconds() {
        return Math.max(0, time);
    }

    long events() {
        return Math.max(0, specific);
    }

    /** Unsigned64 beyond the sign bit reads as negative. */
    private static long bounded(long value) {
        return value < 0 ? Long.MAX_VALUE : value;
    }
}
