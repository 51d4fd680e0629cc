package io.silkroam.simulator.esme;

import io.silkroam.smpp.pdu.CommandStatus;

/** The other side answered with an error. */
public final class RefusedException extends Exception {
    private final int status;

    public RefusedException(int status) {
        super(CommandStatus.name(status));
        this.status = status;
    }

    /** command_status, SMPP 3.4 §5.1.3. */
    public int status() {
        return status;
    }
}
