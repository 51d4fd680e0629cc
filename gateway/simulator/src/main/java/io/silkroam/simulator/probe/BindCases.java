package io.silkroam.simulator.probe;

import static io.silkroam.simulator.probe.Octets.bind;
import static io.silkroam.simulator.probe.Octets.pdu;
import static io.silkroam.simulator.probe.Octets.submit;
import static io.silkroam.simulator.probe.Octets.text;
import static io.silkroam.simulator.probe.Script.PASSWORD;
import static io.silkroam.simulator.probe.Script.SYSTEM_ID;
import static io.silkroam.simulator.probe.Script.VERSION;

import java.util.List;

/** Binds, what may be sent in them, and their end. */
final class BindCases {
    private BindCases() {}

    static List<ProbeCase> binding() {
        byte[] good = bind(Command.BIND_TRANSCEIVER, SYSTEM_ID, PASSWORD, VERSION);
        return List.of(
                new ProbeCase(
                        "a wrong password",
                        "§4.1",
                        Script.unbound()
                                .send(bind(Command.BIND_TRANSCEIVER, SYSTEM_ID, "guess", VERSION))
                                .look(),
                        "refused, and closed",
                        "bind_transceiver_resp RINVPASWD; closed"),
                new ProbeCase(
                        "an unknown system_id",
                        "§4.1",
                        Script.unbound()
                                .send(bind(Command.BIND_TRANSCEIVER, "nobody", PASSWORD, VERSION))
                                .look(),
                        "refused, and closed",
                        "bind_transceiver_resp RINVSYSID; closed"),
                new ProbeCase(
                        "system_id of 16 characters",
                        "§5.2.1",
                        Script.unbound().send(bind(Command.BIND_TRANSCEIVER, "a".repeat(16), PASSWORD, VERSION)),
                        "refused; another bind may follow",
                        "bind_transceiver_resp RINVSYSID; lives"),
                version(0x00),
                version(0x33),
                version(0x35),
                version(0x50),
                version(0xFF),
                new ProbeCase(
                        "a second bind",
                        "§2.2",
                        Script.transceiver().send(good),
                        "refused; the first one stays",
                        "bind_transceiver_resp RALYBND; lives"),
                new ProbeCase(
                        "bind and submit_sm in one segment",
                        "§2.2",
                        Script.unbound().send(good, submit()),
                        "the message waits for the bind",
                        "bind_transceiver_resp ROK, submit_sm_resp ROK; lives"),
                new ProbeCase(
                        "outbind to an SMSC",
                        "§4.1.7",
                        Script.unbound().send(pdu(Command.OUTBIND, text("x"), text("y"))),
                        "counted, never answered",
                        "silence; lives"));
    }

    static List<ProbeCase> states() {
        return List.of(
                new ProbeCase(
                        "submit_sm before the bind",
                        "§2.3",
                        Script.unbound().send(submit()),
                        "refused; a bind may follow",
                        "submit_sm_resp RINVBNDSTS; lives"),
                new ProbeCase(
                        "enquire_link before the bind",
                        "§2.3",
                        Script.unbound().send(pdu(Command.ENQUIRE_LINK)),
                        "answered, as 5.0 has it",
                        "enquire_link_resp ROK; lives"),
                new ProbeCase(
                        "submit_sm on a receiver",
                        "§2.3",
                        Script.bound(Command.BIND_RECEIVER, VERSION).send(submit()),
                        "refused",
                        "submit_sm_resp RINVBNDSTS; lives"),
                new ProbeCase(
                        "deliver_sm to an SMSC",
                        "§2.3",
                        Script.transceiver().send(pdu(Command.DELIVER_SM, delivery())),
                        "refused by its own response",
                        "deliver_sm_resp RINVBNDSTS; lives"));
    }

    static List<ProbeCase> ends() {
        return List.of(
                new ProbeCase(
                        "unbind",
                        "§4.2",
                        Script.transceiver().send(pdu(Command.UNBIND)).look(),
                        "answered, and closed",
                        "unbind_resp ROK; closed"),
                new ProbeCase(
                        "submit_sm and unbind in one segment",
                        "§4.2",
                        Script.transceiver()
                                .send(submit(), Octets.numbered(8, pdu(Command.UNBIND)))
                                .look(),
                        "what is in flight is answered first",
                        "submit_sm_resp ROK, unbind_resp ROK #8; closed"),
                new ProbeCase(
                        "unbind, then FIN at once",
                        "§4.2",
                        Script.transceiver().send(pdu(Command.UNBIND)).finish(),
                        "answered where it can be, and closed",
                        "unbind_resp ROK; closed"),
                new ProbeCase(
                        "unbind before the bind",
                        "§2.3",
                        Script.unbound().send(pdu(Command.UNBIND)),
                        "refused",
                        "unbind_resp RINVBNDSTS; lives"));
    }

    private static byte[] delivery() {
        byte[] whole = submit();
        return java.util.Arrays.copyOfRange(whole, Octets.HEADER, whole.length);
    }

    private static ProbeCase version(int version) {
        return new ProbeCase(
                "interface_version 0x%02X".formatted(version),
                "§5.2.4",
                Script.unbound().send(bind(Command.BIND_TRANSCEIVER, SYSTEM_ID, PASSWORD, version)),
                "bound: as 3.3 below 0x34, as 5.0 from 0x50",
                "bind_transceiver_resp ROK; lives");
    }
}
