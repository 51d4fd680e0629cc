package io.silkroam.simulator.esme;

import io.silkroam.smpp.pdu.BindType;
import java.time.Duration;

/**
 * As whom an ESME binds, and where.
 *
 * @param interfaceVersion 0x33, 0x34 or 0x50
 * @param patience for the bind and for each response
 */
public record EsmeSettings(
        String host,
        int port,
        BindType type,
        String systemId,
        String password,
        String systemType,
        int interfaceVersion,
        Duration patience) {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);
    private static final int SMPP_34 = 0x34;

    /** A transceiver on this machine. */
    public static EsmeSettings transceiver(int port, String systemId, String password) {
        return new EsmeSettings(
                "127.0.0.1", port, BindType.TRANSCEIVER, systemId, password, "", SMPP_34, USUAL_PATIENCE);
    }

    public EsmeSettings as(BindType other) {
        return new EsmeSettings(host, port, other, systemId, password, systemType, interfaceVersion, patience);
    }

    public EsmeSettings at(String otherHost) {
        return new EsmeSettings(otherHost, port, type, systemId, password, systemType, interfaceVersion, patience);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "EsmeSettings[%s:%d, %s, %s]".formatted(host, port, type, systemId);
    }
}
