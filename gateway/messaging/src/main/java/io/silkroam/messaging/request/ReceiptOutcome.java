package io.silkroam.messaging.request;

/** What became of a receipt of an SMSC. All but {@link #UNAVAILABLE} may be acknowledged: it is on disk. */
public enum ReceiptOutcome {
    /** It told something new about a message. */
    MATCHED,
    /** Its message had its end already, or has had this one; it was counted and changes nothing. */
    REPEATED,
    /** No message has its id yet: it is kept until one has, or until its time is over. */
    PARKED,
    /** It was not kept; the SMSC is to send it again. */
    UNAVAILABLE
}
