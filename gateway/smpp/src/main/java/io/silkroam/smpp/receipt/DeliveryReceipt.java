package io.silkroam.smpp.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A receipt as far as it could be read.
 *
 * @param ids what may be the SMSC's message id, as written, the most trusted first: parameter, then text; may be empty
 * @param state message_state, SMPP 3.4 §5.2.28 and 5.0 §4.7.15, 0 to 9; 7 (UNKNOWN) where none could be read
 * @param submitted number of messages submitted (for a distribution list), where it is said
 * @param delivered number of them delivered, where it is said
 * @param submittedAt where it is said and is a time
 * @param doneAt when the state was reached, where it is said and is a time
 * @param error network error: the digits of the parameter, or what stands in the text; empty where there is none
 * @param intermediate esm_class says it is an intermediate notification, or the state is SCHEDULED or ENROUTE. One of
 *     ACCEPTED is final for some SMSCs and for others not, so it is left to the caller
 */
public record DeliveryReceipt(
        List<String> ids,
        int state,
        OptionalInt submitted,
        OptionalInt delivered,
        Optional<Instant> submittedAt,
        Optional<Instant> doneAt,
        String error,
        boolean intermediate) {
    /** SCHEDULED, 5.0. */
    public static final int SCHEDULED = 0;
    /** ENROUTE. */
    public static final int ENROUTE = 1;
    /** UNKNOWN. */
    public static final int UNKNOWN = 7;
    /** SKIPPED, 5.0: the highest. */
    public static final int SKIPPED = 9;

    public DeliveryReceipt {
        ids = List.copyOf(ids);
    }
}
