package io.silkroam.billing.rating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares an amount so that the parts add up to it: what rounding down leaves goes to the largest remainders. */
public final class Shares {

    private Shares() {}

    /**
     * @param parts how many parts each gets; where all are zero, everybody gets the same
     * @return the shares in the order of {@code parts}
     */
    public static List<Long> of(long amount, List<Long> parts) {
        long sum = parts.stream().mapToLong(Long::longValue).sum();
        List<Long> weights = sum == 0 ? parts.stream().map(p -> 1L).toList() : parts;
        long whole = sum == 0 ? parts.size() : sum;
        List<Long> shares = new ArrayList<>();
        List<Long> remainders = new ArrayList<>();
        for (long weight : weights) {
            long product = Math.multiplyExact(amount, weight);
            shares.add(Math.floorDiv(product, whole));
            remainders.add(Math.floorMod(product, whole));
        }
        long left = amount - shares.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i) + 1));
        return List.copyOf(shares);
    }
}
