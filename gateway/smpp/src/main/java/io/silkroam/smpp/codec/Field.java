package io.silkroam.smpp.codec;

import io.silkroam.smpp.pdu.CommandStatus;

/** A mandatory parameter, SMPP 3.4 §5.2: how it is laid out, how long it may be, and the status if it is not so. */
enum Field {
    OCTET(Kind.OCTET, 1, 1, CommandStatus.ESME_RINVCMDLEN),
    /** Two octets in front of an address: type of number and numbering plan, of which every value passes. */
    TON_NPI(Kind.OCTET, 2, 2, CommandStatus.ESME_RINVCMDLEN),
    SYSTEM_ID(Kind.TEXT, 16, 16, CommandStatus.ESME_RINVSYSID),
    PASSWORD(Kind.TEXT, 9, 9, CommandStatus.ESME_RINVPASWD),
    SYSTEM_TYPE(Kind.TEXT, 13, 13, CommandStatus.ESME_RINVSYSTYP),
    ADDRESS_RANGE(Kind.TEXT, 41, 41, CommandStatus.ESME_RINVPARLEN),
    SERVICE_TYPE(Kind.TEXT, 6, 6, CommandStatus.ESME_RINVSERTYP),
    SOURCE(Kind.TEXT, 21, 21, CommandStatus.ESME_RINVSRCADR),
    DESTINATION(Kind.TEXT, 21, 21, CommandStatus.ESME_RINVDSTADR),
    /** data_sm and alert_notification allow 65 octets, and some SMSCs need them in deliver_sm; jSMPP knows 21. */
    LONG_SOURCE(Kind.TEXT, 65, 21, CommandStatus.ESME_RINVSRCADR),
    LONG_DESTINATION(Kind.TEXT, 65, 21, CommandStatus.ESME_RINVDSTADR),
    SCHEDULE(Kind.TIME, 17, 17, CommandStatus.ESME_RINVSCHED),
    VALIDITY(Kind.TIME, 17, 17, CommandStatus.ESME_RINVEXPIRY),
    /** In deliver_sm, where SMPP 3.4 §4.6.1 wants none and some SMSCs send one of their own form. */
    UNUSED_TIME(Kind.TEXT, 65, 1, CommandStatus.ESME_RINVEXPIRY),
    MESSAGE_ID(Kind.TEXT, 65, 65, CommandStatus.ESME_RINVMSGID),
    /** In a response of the peer's: it is the peer's business how long its ids are. */
    FOREIGN_MESSAGE_ID(Kind.TEXT, 65_536, 65, CommandStatus.ESME_RINVMSGID),
    FOREIGN_SYSTEM_ID(Kind.TEXT, 65_536, 16, CommandStatus.ESME_RINVSYSID),
    FINAL_DATE(Kind.TEXT, 65_536, 1, CommandStatus.ESME_RINVEXPIRY),
    /** sm_length and short_message. */
    SHORT_MESSAGE(Kind.MESSAGE, 255, 254, CommandStatus.ESME_RINVMSGLEN),
    /** number_of_dests and as many destinations, §4.5.1.1. */
    DESTINATIONS(Kind.DESTINATIONS, 255, 255, CommandStatus.ESME_RINVNUMDESTS),
    /** no_unsuccess and as many addresses with a status, §4.5.2.1. */
    UNSUCCESSFUL(Kind.UNSUCCESSFUL, 255, 255, CommandStatus.ESME_RINVNUMDESTS);

    /** How it lies on the wire. */
    enum Kind {
        OCTET,
        /** C-octet string. */
        TEXT,
        /** C-octet string of 1 or 17 octets. */
        TIME,
        MESSAGE,
        DESTINATIONS,
        UNSUCCESSFUL
    }

    final Kind kind;
    /** Octets at most, with the NUL of a text. */
    final int most;
    /** The same for jSMPP. */
    final int mostOfJsmpp;
    /** command_status when it is longer. */
    final int status;

    Field(Kind kind, int most, int mostOfJsmpp, int status) {
        this.kind = kind;
        this.most = most;
        this.mostOfJsmpp = mostOfJsmpp;
        this.status = status;
    }
}
