package io.silkroam.messaging.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Numbers, each by itself, and beginnings of numbers, which end in an asterisk. A million of them take eight megabytes.
 */
public final class NumberList {
    private static final NumberList NONE = of(List.of());

    private final long[] numbers;
    private final NumberRanges ranges;

    private NumberList(long[] numbers, NumberRanges ranges) {
        this.numbers = numbers;
        this.ranges = ranges;
    }

    /** @throws IllegalArgumentException naming what is neither a number nor the beginning of one */
    public static NumberList of(Collection<String> entries) {
        List<String> prefixes = new ArrayList<>();
        long[] numbers = new long[entries.size()];
        int count = 0;
        for (String entry : entries) {
            if (entry.endsWith("*")) {
                prefixes.add(Prefixes.parse(entry.substring(0, entry.length() - 1)));
            } else {
                numbers[count++] = code(Prefixes.parse(entry));
            }
        }
        long[] exact = Arrays.copyOf(numbers, count);
        Arrays.sort(exact);
        return new NumberList(exact, NumberRanges.of(prefixes));
    }

    public static NumberList none() {
        return NONE;
    }

    public boolean holds(String number) {
        if (ranges.holds(number)) {
            return true;
        }
        return number.length() <= Prefixes.LONGEST
                && Prefixes.isDigits(number)
                && Arrays.binarySearch(numbers, code(number)) >= 0;
    }

    public boolean isEmpty() {
        return numbers.length == 0 && ranges.isEmpty();
    }

    /** A digit before it keeps leading zeros apart; sixteen digits fit a long. */
    private static long code(String number) {
        return Long.parseLong("1" + number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberList that && Arrays.equals(numbers, that.numbers) && ranges.equals(that.ranges);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + ranges.hashCode();
    }

    /** How many, not which. */
    @Override
    public String toString() {
        return numbers.length + " numbers, " + ranges.prefixes().entries().size() + " prefixes";
    }
}
