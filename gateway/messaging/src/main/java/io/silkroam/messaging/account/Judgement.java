package io.silkroam.messaging.account;

import io.silkroam.messaging.message.SmsAddress;

/** What an account's rules say about a submit's addresses. */
public sealed interface Judgement {

    /** It may go on, with these addresses. */
    record Fit(SmsAddress source, SmsAddress destination) implements Judgement {}

    /** It is refused. */
    record Refused(Refusal reason) implements Judgement {}

    /** Why; what each is on the wire, the adapter says. */
    enum Refusal {
        /** It says no sender, and the account has none to put there (ESME_RINVSRCADR). */
        NO_SENDER,
        /** A number of our own subscribers, from outside (ESME_RINVSRCADR). */
        OWN_NUMBER_AS_SENDER,
        /** A name that another account lists, or one that looks like it (ESME_RINVSRCADR). */
        SENDER_OF_ANOTHER,
        /** A sender that the account does not list (ESME_RINVSRCADR). */
        SENDER_NOT_LISTED,
        /** Not a number: 1 to 15 digits after rewriting (ESME_RINVDSTADR). */
        NOT_A_NUMBER,
        /** A number that the account may not write to (ESME_RINVDSTADR). */
        DESTINATION_NOT_ALLOWED,
        /** So much went to numbers of this prefix today that it looks like pumping (ESME_RSUBMITFAIL). */
        DAILY_CAP,
        /** Faster than the account's rate (ESME_RTHROTTLED, or ESME_RMSGQFUL where the account says so). */
        TOO_FAST
    }
}
