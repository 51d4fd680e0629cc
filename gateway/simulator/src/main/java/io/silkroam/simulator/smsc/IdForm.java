package io.silkroam.simulator.smsc;

import java.util.Locale;
import java.util.UUID;

/** How an SMSC writes a message id in its response, and again in its receipt. */
public enum IdForm {
    /** 2886729729 in both. */
    DECIMAL,
    /** ac100001 in both. */
    HEX,
    /** AC100001 in the response, ac100001 in the receipt. */
    HEX_CASES,
    /** 00000002886729729 in the response, 2886729729 in the receipt. */
    LEADING_ZEROS,
    /** A UUID in both. */
    UUID_TEXT,
    /** ac100001 in the response, 2886729729 in the receipt. */
    HEX_THEN_DECIMAL,
    /** 2886729729 in the response, AC100001 in the receipt. */
    DECIMAL_THEN_HEX;

    /** The id in submit_sm_resp. */
    public String inResponse(long number) {
        return switch (this) {
            case DECIMAL, DECIMAL_THEN_HEX -> Long.toString(number);
            case HEX, HEX_THEN_DECIMAL -> Long.toHexString(number);
            case HEX_CASES -> Long.toHexString(number).toUpperCase(Locale.ROOT);
            case LEADING_ZEROS -> "%017d".formatted(number);
            case UUID_TEXT -> uuid(number);
        };
    }

    /** The id in a receipt about the same message. */
    public String inReceipt(long number) {
        return switch (this) {
            case DECIMAL, LEADING_ZEROS, HEX_THEN_DECIMAL -> Long.toString(number);
            case HEX, HEX_CASES -> Long.toHexString(number);
            case DECIMAL_THEN_HEX -> Long.toHexString(number).toUpperCase(Locale.ROOT);
            case UUID_TEXT -> uuid(number);
        };
    }

    private static String uuid(long number) {
        return new UUID(0x5117_0000_0000_4000L, 0x8000_0000_0000_0000L | number).toString();
    }
}
