package io.silkroam.smpp.receipt;

/** How the message id of a link's receipts relates to that of its responses. */
public enum IdForm {
    /** The same, but for case, leading zeros and a UUID's dashes. */
    AS_IS,
    /** The response's is hexadecimal, the receipt's decimal. */
    DECIMAL_RECEIPT_FOR_HEX_RESPONSE,
    /** The response's is decimal, the receipt's hexadecimal. */
    HEX_RECEIPT_FOR_DECIMAL_RESPONSE,
    /** Not known: the same first, then either conversion. */
    AUTO
}
