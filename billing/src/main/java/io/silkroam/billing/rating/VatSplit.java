package io.silkroam.billing.rating;

import io.silkroam.sim.plan.Price.VatMode;

/** A price in its parts, in minor units: gross = net + vat. */
public record VatSplit(long gross, long net, long vat) {

    private static final long WHOLE = 10_000;

    public VatSplit {
        if (gross != net + vat) {
            throw new IllegalArgumentException("gross is not net and VAT");
        }
    }

    /** @param amount as the plan's price has it, with or without VAT; below zero where it is given back */
    public static VatSplit of(long amount, int basisPoints, VatMode mode) {
        return switch (mode) {
            case INCLUSIVE -> {
                long net = HalfEven.of(amount, WHOLE, WHOLE + basisPoints);
                yield new VatSplit(amount, net, amount - net);
            }
            case EXCLUSIVE -> {
                long vat = HalfEven.of(amount, basisPoints, WHOLE);
                yield new VatSplit(amount + vat, amount, vat);
            }
            case NONE -> new VatSplit(amount, amount, 0);
        };
    }
}
