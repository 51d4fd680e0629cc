package io.silkroam.smpp.pdu;

/** command_id, SMPP 3.4 §5.1.2.1, of the operations we know. */
public enum Command {
    GENERIC_NACK(0x80000000),
    BIND_RECEIVER(0x01),
    BIND_RECEIVER_RESP(0x80000001),
    BIND_TRANSMITTER(0x02),
    BIND_TRANSMITTER_RESP(0x80000002),
    QUERY_SM(0x03),
    QUERY_SM_RESP(0x80000003),
    SUBMIT_SM(0x04),
    SUBMIT_SM_RESP(0x80000004),
    DELIVER_SM(0x05),
    DELIVER_SM_RESP(0x80000005),
    UNBIND(0x06),
    UNBIND_RESP(0x80000006),
    REPLACE_SM(0x07),
    REPLACE_SM_RESP(0x80000007),
    CANCEL_SM(0x08),
    CANCEL_SM_RESP(0x80000008),
    BIND_TRANSCEIVER(0x09),
    BIND_TRANSCEIVER_RESP(0x80000009),
    OUTBIND(0x0B),
    ENQUIRE_LINK(0x15),
    ENQUIRE_LINK_RESP(0x80000015),
    SUBMIT_MULTI(0x21),
    SUBMIT_MULTI_RESP(0x80000021),
    ALERT_NOTIFICATION(0x0102),
    DATA_SM(0x0103),
    DATA_SM_RESP(0x80000103);

    private static final int RESPONSE_BIT = 0x80000000;
    /** All ids but for the response bit are below. */
    private static final int LOW = 0x110;

    private static final Command[] REQUESTS = new Command[LOW];
    private static final Command[] RESPONSES = new Command[LOW];

    static {
        for (Command command : values()) {
            (command.isResponse() ? RESPONSES : REQUESTS)[command.id & ~RESPONSE_BIT] = command;
        }
    }

    private final int id;

    Command(int id) {
        this.id = id;
    }

    /** As it stands on the wire. */
    public int id() {
        return id;
    }

    /** Whether it answers a request. */
    public boolean isResponse() {
        return isResponse(id);
    }

    /** Whether an id, known or not, is one of a response. */
    public static boolean isResponse(int id) {
        return (id & RESPONSE_BIT) != 0;
    }

    /** The operation of that id; null if we know none, since most callers ask for every PDU. */
    public static Command of(int id) {
        int low = id & ~RESPONSE_BIT;
        return low >= LOW ? null : (isResponse(id) ? RESPONSES : REQUESTS)[low];
    }

    /** The response of this request; generic_nack for one that has none. */
    public Command response() {
        Command response = RESPONSES[id & ~RESPONSE_BIT];
        return response == null ? GENERIC_NACK : response;
    }

    /** Whether it asks for a bind. */
    public boolean isBind() {
        return this == BIND_RECEIVER || this == BIND_TRANSMITTER || this == BIND_TRANSCEIVER;
    }

    /** Whether it is a request that is answered by nobody. */
    public boolean isOneWay() {
        return this == OUTBIND || this == ALERT_NOTIFICATION;
    }

    /** The request to bind so. */
    public static Command bind(BindType type) {
        return switch (type) {
            case RECEIVER -> BIND_RECEIVER;
            case TRANSMITTER -> BIND_TRANSMITTER;
            case TRANSCEIVER -> BIND_TRANSCEIVER;
        };
    }

    /** What this request binds for. */
    public BindType bindType() {
        return switch (this) {
            case BIND_RECEIVER -> BindType.RECEIVER;
            case BIND_TRANSMITTER -> BindType.TRANSMITTER;
            case BIND_TRANSCEIVER -> BindType.TRANSCEIVER;
            default -> throw new IllegalStateException(this + " is no bind");
        };
    }

    /** The command that carries this request. */
    public static Command of(Request request) {
        if (request instanceof Request.SubmitSm) {
            return SUBMIT_SM;
        } else if (request instanceof Request.DeliverSm) {
            return DELIVER_SM;
        } else if (request instanceof Request.DataSm) {
            return DATA_SM;
        } else if (request instanceof Request.SubmitMulti) {
            return SUBMIT_MULTI;
        } else if (request instanceof Request.QuerySm) {
            return QUERY_SM;
        } else if (request instanceof Request.CancelSm) {
            return CANCEL_SM;
        } else if (request instanceof Request.ReplaceSm) {
            return REPLACE_SM;
        } else if (request instanceof Request.AlertNotification) {
            return ALERT_NOTIFICATION;
        } else if (request instanceof Request.Bind bind) {
            return bind(bind.type());
        } else if (request instanceof Request.Outbind) {
            return OUTBIND;
        }
        return request instanceof Request.EnquireLink ? ENQUIRE_LINK : UNBIND;
    }
}
