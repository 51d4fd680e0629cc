package io.silkroam.simulator.smsc;

import java.time.Duration;
import java.util.Set;

/**
 * The receipts of an SMSC.
 *
 * @param form where id and state stand
 * @param after from the response to the receipt
 * @param undelivered how many of 100 messages do not arrive
 */
public record Receipts(Form form, ReceiptText text, IdForm ids, Duration after, int undelivered, Set<Quirk> quirks) {
    /** Where id and state stand. */
    public enum Form {
        /** No receipts at all. */
        NONE,
        /** In the text. */
        TEXT,
        /** In receipted_message_id and message_state. */
        TLV,
        /** In both. */
        BOTH;

        boolean hasText() {
            return this == TEXT || this == BOTH;
        }

        boolean hasTlvs() {
            return this == TLV || this == BOTH;
        }
    }

    public Receipts {
        Share.require(undelivered);
        quirks = Set.copyOf(quirks);
    }

    public static Receipts none() {
        return new Receipts(Form.NONE, ReceiptText.STANDARD, IdForm.HEX, Duration.ZERO, 0, Set.of());
    }

    /** The standard's text and the parameters, as soon as the response has left. */
    public static Receipts usual() {
        return none().as(Form.BOTH);
    }

    public Receipts as(Form other) {
        return new Receipts(other, text, ids, after, undelivered, quirks);
    }

    public Receipts written(ReceiptText other) {
        return new Receipts(form, other, ids, after, undelivered, quirks);
    }

    public Receipts withIds(IdForm other) {
        return new Receipts(form, text, other, after, undelivered, quirks);
    }

    public Receipts after(Duration other) {
        return new Receipts(form, text, ids, other, undelivered, quirks);
    }

    public Receipts losing(int percent) {
        return new Receipts(form, text, ids, after, percent, quirks);
    }

    public Receipts with(Quirk... others) {
        return new Receipts(form, text, ids, after, undelivered, Set.of(others));
    }
}
