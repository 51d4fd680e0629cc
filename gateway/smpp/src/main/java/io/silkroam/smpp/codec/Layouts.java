package io.silkroam.smpp.codec;

import static io.silkroam.smpp.codec.Field.ADDRESS_RANGE;
import static io.silkroam.smpp.codec.Field.DESTINATION;
import static io.silkroam.smpp.codec.Field.DESTINATIONS;
import static io.silkroam.smpp.codec.Field.FINAL_DATE;
import static io.silkroam.smpp.codec.Field.FOREIGN_MESSAGE_ID;
import static io.silkroam.smpp.codec.Field.FOREIGN_SYSTEM_ID;
import static io.silkroam.smpp.codec.Field.LONG_DESTINATION;
import static io.silkroam.smpp.codec.Field.LONG_SOURCE;
import static io.silkroam.smpp.codec.Field.MESSAGE_ID;
import static io.silkroam.smpp.codec.Field.OCTET;
import static io.silkroam.smpp.codec.Field.PASSWORD;
import static io.silkroam.smpp.codec.Field.SCHEDULE;
import static io.silkroam.smpp.codec.Field.SERVICE_TYPE;
import static io.silkroam.smpp.codec.Field.SHORT_MESSAGE;
import static io.silkroam.smpp.codec.Field.SOURCE;
import static io.silkroam.smpp.codec.Field.SYSTEM_ID;
import static io.silkroam.smpp.codec.Field.SYSTEM_TYPE;
import static io.silkroam.smpp.codec.Field.TON_NPI;
import static io.silkroam.smpp.codec.Field.UNSUCCESSFUL;
import static io.silkroam.smpp.codec.Field.UNUSED_TIME;
import static io.silkroam.smpp.codec.Field.VALIDITY;

import io.silkroam.smpp.pdu.Command;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The mandatory parameters of each command in their order, SMPP 3.4 §4. */
final class Layouts {
    private static final List<Field> BIND = List.of(SYSTEM_ID, PASSWORD, SYSTEM_TYPE, OCTET, TON_NPI, ADDRESS_RANGE);
    private static final List<Field> MESSAGE = List.of(
            SERVICE_TYPE,
            TON_NPI,
            SOURCE,
            TON_NPI,
            DESTINATION,
            OCTET,
            OCTET,
            OCTET,
            SCHEDULE,
            VALIDITY,
            OCTET,
            OCTET,
            OCTET,
            OCTET,
            SHORT_MESSAGE);
    private static final List<Field> DELIVERY = List.of(
            SERVICE_TYPE,
            TON_NPI,
            LONG_SOURCE,
            TON_NPI,
            LONG_DESTINATION,
            OCTET,
            OCTET,
            OCTET,
            UNUSED_TIME,
            UNUSED_TIME,
            OCTET,
            OCTET,
            OCTET,
            OCTET,
            SHORT_MESSAGE);
    private static final List<Field> MESSAGE_RESPONSE = List.of(FOREIGN_MESSAGE_ID);
    private static final List<Field> BIND_RESPONSE = List.of(FOREIGN_SYSTEM_ID);

    private static final Map<Command, List<Field>> ALL = Map.ofEntries(
            Map.entry(Command.BIND_RECEIVER, BIND),
            Map.entry(Command.BIND_TRANSMITTER, BIND),
            Map.entry(Command.BIND_TRANSCEIVER, BIND),
            Map.entry(Command.OUTBIND, List.of(SYSTEM_ID, PASSWORD)),
            Map.entry(Command.SUBMIT_SM, MESSAGE),
            Map.entry(Command.DELIVER_SM, DELIVERY),
            Map.entry(
                    Command.SUBMIT_MULTI,
                    List.of(
                            SERVICE_TYPE,
                            TON_NPI,
                            SOURCE,
                            DESTINATIONS,
                            OCTET,
                            OCTET,
                            OCTET,
                            SCHEDULE,
                            VALIDITY,
                            OCTET,
                            OCTET,
                            OCTET,
                            OCTET,
                            SHORT_MESSAGE)),
            Map.entry(
                    Command.DATA_SM,
                    List.of(SERVICE_TYPE, TON_NPI, LONG_SOURCE, TON_NPI, LONG_DESTINATION, OCTET, OCTET, OCTET)),
            Map.entry(Command.QUERY_SM, List.of(MESSAGE_ID, TON_NPI, SOURCE)),
            Map.entry(Command.CANCEL_SM, List.of(SERVICE_TYPE, MESSAGE_ID, TON_NPI, SOURCE, TON_NPI, DESTINATION)),
            Map.entry(
                    Command.REPLACE_SM,
                    List.of(MESSAGE_ID, TON_NPI, SOURCE, SCHEDULE, VALIDITY, OCTET, OCTET, SHORT_MESSAGE)),
            Map.entry(Command.ALERT_NOTIFICATION, List.of(TON_NPI, LONG_SOURCE, TON_NPI, LONG_DESTINATION)),
            Map.entry(Command.BIND_RECEIVER_RESP, BIND_RESPONSE),
            Map.entry(Command.BIND_TRANSMITTER_RESP, BIND_RESPONSE),
            Map.entry(Command.BIND_TRANSCEIVER_RESP, BIND_RESPONSE),
            Map.entry(Command.SUBMIT_SM_RESP, MESSAGE_RESPONSE),
            Map.entry(Command.DELIVER_SM_RESP, MESSAGE_RESPONSE),
            Map.entry(Command.DATA_SM_RESP, MESSAGE_RESPONSE),
            Map.entry(Command.SUBMIT_MULTI_RESP, List.of(FOREIGN_MESSAGE_ID, UNSUCCESSFUL)),
            Map.entry(Command.QUERY_SM_RESP, List.of(FOREIGN_MESSAGE_ID, FINAL_DATE, OCTET, OCTET)));

    private static final Map<Command, Field[]> ARRAYS = new EnumMap<>(Command.class);

    static {
        for (Command command : Command.values()) {
            ARRAYS.put(command, ALL.getOrDefault(command, List.of()).toArray(Field[]::new));
        }
    }

    private Layouts() {}

    /** The parameters of a command; must not be changed. */
    static Field[] of(Command command) {
        return ARRAYS.get(command);
    }
}
