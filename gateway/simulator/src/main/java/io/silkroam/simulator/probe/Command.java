package io.silkroam.simulator.probe;

import java.util.Locale;

/** command_id, SMPP 3.4 §5.1.2.1; a table of the probe's own, so that it does not lean on what it tries. */
enum Command {
    GENERIC_NACK(0x80000000),
    BIND_RECEIVER(0x01),
    BIND_TRANSMITTER(0x02),
    QUERY_SM(0x03),
    SUBMIT_SM(0x04),
    DELIVER_SM(0x05),
    UNBIND(0x06),
    REPLACE_SM(0x07),
    CANCEL_SM(0x08),
    BIND_TRANSCEIVER(0x09),
    OUTBIND(0x0B),
    ENQUIRE_LINK(0x15),
    SUBMIT_MULTI(0x21),
    DATA_SM(0x103);

    private static final int RESPONSE = 0x80000000;

    private final int id;

    Command(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    int responseId() {
        return id | RESPONSE;
    }

    /** The standard's name, or the number. */
    static String name(int commandId) {
        for (Command command : values()) {
            if (command.id == commandId) {
                return command.name().toLowerCase(Locale.ROOT);
            }
            if (command.responseId() == commandId) {
                return command.name().toLowerCase(Locale.ROOT) + "_resp";
            }
        }
        return "0x%08X".formatted(commandId);
    }
}
