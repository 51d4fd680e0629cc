package io.silkroam.simulator.probe;

import static io.silkroam.simulator.probe.Octets.join;
import static io.silkroam.simulator.probe.Octets.many;
import static io.silkroam.simulator.probe.Octets.octets;
import static io.silkroam.simulator.probe.Octets.pdu;
import static io.silkroam.simulator.probe.Octets.submit;
import static io.silkroam.simulator.probe.Octets.text;
import static io.silkroam.simulator.probe.Octets.tlv;

import io.silkroam.simulator.probe.Octets.Fields;
import java.util.List;

/** What is in a submit_sm and its like: parameters, optional ones, the text. */
final class BodyCases {
    private static final String OK = "submit_sm_resp ROK; lives";
    private static final String STREAM = "refused; the session goes on";
    private static final String PASSED_ON = "accepted, and passed on octet by octet";
    private static final int USER_MESSAGE_REFERENCE = 0x0204;
    private static final int SAR_TOTAL = 0x020E;
    private static final int VENDOR = 0x1400;
    private static final int PAYLOAD = 0x0424;

    private BodyCases() {}

    static List<ProbeCase> optional() {
        return List.of(
                of(
                        "a parameter's length beyond the end",
                        "§3.2.4.1",
                        submit(tlv(VENDOR, 9, octets(1, 2))),
                        STREAM,
                        "RINVOPTPARSTREAM"),
                of(
                        "three octets after the last parameter",
                        "§3.2.4.1",
                        submit(octets(2, 4, 0)),
                        STREAM,
                        "RINVOPTPARSTREAM"),
                of("one NUL after the text", "§3.2.4.1", submit(octets(0)), "overlooked, for peers send it", "ROK"),
                of(
                        "user_message_reference without a value",
                        "§5.3.2.17",
                        submit(tlv(USER_MESSAGE_REFERENCE, octets())),
                        "refused by its length",
                        "RINVPARLEN"),
                of(
                        "sar_total_segments of two octets",
                        "§5.3.2.23",
                        submit(tlv(SAR_TOTAL, octets(0, 2))),
                        "refused by its length",
                        "RINVPARLEN"),
                of(
                        "a parameter twice",
                        "§3.2.4",
                        submit(tlv(USER_MESSAGE_REFERENCE, octets(0, 1)), tlv(USER_MESSAGE_REFERENCE, octets(0, 2))),
                        PASSED_ON,
                        "ROK"),
                of("a vendor's parameter", "§5.3.1", submit(tlv(VENDOR, octets(1, 2, 3))), PASSED_ON, "ROK"),
                of("a reserved parameter", "§5.3.1", submit(tlv(0x0E0E, octets(1))), PASSED_ON, "ROK"),
                of(
                        "a parameter of 40,000 octets",
                        "§3.2.4.1",
                        submit(tlv(VENDOR, many(40_000, 'x'))),
                        PASSED_ON,
                        "ROK"),
                new ProbeCase(
                        "a parameter on a 3.3 bind",
                        "§3.4.1",
                        Script.bound(Command.BIND_TRANSCEIVER, 0x33).send(submit(tlv(VENDOR, octets(1)))),
                        "accepted: who sends it means it",
                        OK));
    }

    static List<ProbeCase> mandatory() {
        return List.of(
                of("the source without its NUL, at the end", "§3.1", truncated(), STREAM, "RINVCMDLEN"),
                of(
                        "service_type of 6 characters",
                        "§5.2.11",
                        submit(new Fields().serviceType(text("CMT123"))),
                        "refused, and the status says why",
                        "RINVSERTYP"),
                of(
                        "source of 21 characters",
                        "§5.2.8",
                        submit(new Fields().source(join(octets(1, 1), text("1".repeat(21))))),
                        "refused, and the status says why",
                        "RINVSRCADR"),
                of(
                        "destination of 21 characters",
                        "§5.2.9",
                        submit(new Fields().destination(join(octets(1, 1), text("1".repeat(21))))),
                        "refused, and the status says why",
                        "RINVDSTADR"),
                of(
                        "validity_period of 5 characters",
                        "§7.1.1",
                        submit(new Fields().validity("00001")),
                        "refused, and the status says why",
                        "RINVEXPIRY"),
                of(
                        "a Latin-1 letter in the sender",
                        "§5.2.8",
                        submit(new Fields().source(join(octets(5, 0), octets('C', 'a', 'f', 0xE9, 0)))),
                        PASSED_ON,
                        "ROK"),
                of(
                        "a reserved type of number (7)",
                        "§5.2.5",
                        submit(new Fields().destination(join(octets(7, 1), text("31612345678")))),
                        PASSED_ON,
                        "ROK"));
    }

    static List<ProbeCase> others() {
        return List.of(
                new ProbeCase(
                        "data_sm to an address of 64 characters",
                        "§4.7.1",
                        Script.transceiver()
                                .send(pdu(
                                        Command.DATA_SM,
                                        text(""),
                                        octets(5, 0),
                                        text("Silkroam"),
                                        octets(1, 1),
                                        text("1".repeat(64)),
                                        octets(0, 0, 0),
                                        tlv(PAYLOAD, octets('H', 'i')))),
                        "accepted: data_sm allows 65 octets",
                        "data_sm_resp ROK; lives"),
                new ProbeCase(
                        "submit_multi to nobody",
                        "§4.5.1",
                        Script.transceiver()
                                .send(pdu(
                                        Command.SUBMIT_MULTI,
                                        text(""),
                                        octets(5, 0),
                                        text("Silkroam"),
                                        octets(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 'H', 'i'))),
                        "refused, and the status says why",
                        "submit_multi_resp RINVNUMDESTS; lives"));
    }

    static List<ProbeCase> message() {
        return List.of(
                of("sm_length beyond the end", "§5.2.21", submit(new Fields().length(200)), STREAM, "RINVMSGLEN"),
                of("sm_length 254", "§5.2.21", submit(new Fields().message(many(254, 'x'))), "accepted", "ROK"),
                of(
                        "sm_length 255",
                        "§5.2.21",
                        submit(new Fields().message(many(255, 'x'))),
                        "accepted, as 5.0 has it",
                        "ROK"),
                of(
                        "sm_length 0, no message_payload",
                        "§5.2.21",
                        submit(new Fields().message(octets())),
                        "accepted: an empty message is one",
                        "ROK"),
                of(
                        "short_message and message_payload",
                        "§5.3.2.32",
                        submit(tlv(PAYLOAD, octets('H', 'i'))),
                        "refused: which of them counts?",
                        "ROPTPARNOTALLWD"),
                of(
                        "a user data header longer than the message",
                        "§5.2.12",
                        submit(new Fields().esmClass(0x40).message(octets(9, 0, 3))),
                        "accepted by the session, which looks into no text",
                        "ROK"),
                of(
                        "a reserved messaging mode and type",
                        "§5.2.12",
                        submit(new Fields().esmClass(0x3F)),
                        "accepted by the session",
                        "ROK"));
    }

    private static byte[] truncated() {
        return pdu(Command.SUBMIT_SM, text(""), octets(5, 0), octets('S', 'i', 'l', 'k'));
    }

    private static ProbeCase of(String name, String section, byte[] submit, String rule, String status) {
        return new ProbeCase(
                name, section, Script.transceiver().send(submit), rule, "submit_sm_resp " + status + "; lives");
    }
}
