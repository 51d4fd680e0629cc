package io.silkroam.billing.ledger;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Postings that belong together. One that does not balance cannot be made.
 *
 * @param reference what it is about, for whoever looks it up
 */
public record LedgerTransaction(Kind kind, String reference, List<Posting> postings) {

    /** What brought it about. */
    public enum Kind {
        SALE,
        REFUND,
        USAGE,
        EXPIRY,
        /** Re-rating, and records taken out of suspense. */
        CORRECTION,
        /** Partners' short messages of a day. */
        MESSAGES
    }

    public LedgerTransaction {
        postings = List.copyOf(postings);
        Map<String, BigInteger> sums = new HashMap<>();
        postings.forEach(p -> sums.merge(p.commodity(), BigInteger.valueOf(p.amount()), BigInteger::add));
        sums.forEach((commodity, sum) -> {
            if (sum.signum() != 0) {
                throw new IllegalArgumentException(
                        "transaction " + reference + " is out of balance by " + sum + " " + commodity);
            }
        });
    }
}
