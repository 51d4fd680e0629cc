package io.silkroam.simulator.smsc;

/** What some SMSCs do with their receipts. */
public enum Quirk {
    /** The receipt leaves before the response that tells the id. */
    BEFORE_RESPONSE,
    /** It is sent twice. */
    TWICE,
    /** It goes to another bind than the one that submitted, where there is one. */
    OTHER_BIND,
    /** An intermediate notification (ENROUTE) goes ahead of it. */
    INTERMEDIATE_FIRST,
    /** It is a data_sm with parameters only. */
    DATA_SM,
    /** esm_class is 0, as if it were a message. */
    NO_ESM_CLASS
}
