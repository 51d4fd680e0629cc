package io.silkroam.simulator.probe;

import static io.silkroam.simulator.probe.Octets.claiming;
import static io.silkroam.simulator.probe.Octets.many;
import static io.silkroam.simulator.probe.Octets.octets;
import static io.silkroam.simulator.probe.Octets.pdu;
import static io.silkroam.simulator.probe.Octets.submit;
import static io.silkroam.simulator.probe.Octets.tlv;

import io.silkroam.simulator.probe.Octets.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lengths, segments and headers. */
final class FramingCases {
    private static final String LOST = "framing is lost: generic_nack, and the connection ends";
    private static final String ONE_PDU = "it costs this PDU alone";
    private static final String COUNTED = "counted, never answered";
    private static final int PAYLOAD = 0x0424;

    private FramingCases() {}

    static List<ProbeCase> lengths() {
        String nack = "generic_nack RINVCMDLEN; closed";
        return List.of(
                new ProbeCase("command_length 0", "§3.2", Script.transceiver().send(claiming(0, submit())), LOST, nack),
                new ProbeCase("command_length 8", "§3.2", Script.transceiver().send(claiming(8, submit())), LOST, nack),
                new ProbeCase(
                        "command_length 15",
                        "§3.2",
                        Script.transceiver().send(claiming(15, pdu(Command.ENQUIRE_LINK))),
                        LOST,
                        nack),
                new ProbeCase(
                        "submit_sm of 17 octets",
                        "§4.4.1",
                        Script.transceiver().send(pdu(Command.SUBMIT_SM, octets(0))),
                        ONE_PDU,
                        "submit_sm_resp RINVCMDLEN; lives"),
                new ProbeCase(
                        "command_length 2,147,483,647",
                        "§3.2",
                        Script.transceiver().send(claiming(Integer.MAX_VALUE, submit())),
                        LOST + ", and nothing is allocated",
                        nack),
                new ProbeCase(
                        "the same before the bind",
                        "§3.2",
                        Script.unbound().send(claiming(Integer.MAX_VALUE, submit())),
                        LOST + ", and nothing is allocated",
                        nack),
                new ProbeCase(
                        "command_length negative",
                        "§3.2",
                        Script.transceiver().send(claiming(0x80000020, submit())),
                        LOST,
                        nack),
                new ProbeCase(
                        "a submit_sm of 100,000 octets, all sent",
                        "§3.2",
                        Script.transceiver()
                                .send(submit(new Fields().message(octets()), tlv(PAYLOAD, 64_000, many(99_900, 'x')))),
                        "skipped as it comes; " + ONE_PDU,
                        "submit_sm_resp RINVCMDLEN; lives"),
                new ProbeCase(
                        "message_payload of 64,000 octets",
                        "§5.3.2.32",
                        Script.transceiver()
                                .send(submit(new Fields().message(octets()), tlv(PAYLOAD, many(64_000, 'x')))),
                        "accepted",
                        "submit_sm_resp ROK; lives"));
    }

    static List<ProbeCase> segments() {
        return List.of(
                new ProbeCase(
                        "enquire_link in sixteen segments",
                        "§3.1",
                        Script.transceiver().dribble(pdu(Command.ENQUIRE_LINK)),
                        "answered",
                        "enquire_link_resp ROK; lives"),
                new ProbeCase(
                        "submit_sm octet by octet",
                        "§3.1",
                        Script.transceiver().dribble(submit()),
                        "accepted",
                        "submit_sm_resp ROK; lives"),
                new ProbeCase(
                        "fifty enquire_link in one segment",
                        "§4.11",
                        Script.transceiver().send(repeated(50, pdu(Command.ENQUIRE_LINK))),
                        "each answered",
                        "50 x enquire_link_resp ROK; lives"),
                new ProbeCase(
                        "a thousand enquire_link in one segment",
                        "§4.11",
                        Script.transceiver().send(repeated(1_000, pdu(Command.ENQUIRE_LINK))),
                        "each answered",
                        "1000 x enquire_link_resp ROK; lives"),
                new ProbeCase(
                        "half a PDU, then FIN",
                        "§3.1",
                        Script.transceiver()
                                .send(java.util.Arrays.copyOf(submit(), 30))
                                .finish(),
                        "closed",
                        "silence; closed"),
                new ProbeCase(
                        "a whole submit_sm, then FIN",
                        "§2.1",
                        Script.transceiver().send(submit()).finish(),
                        "answered, then closed",
                        "submit_sm_resp ROK; closed"),
                new ProbeCase(
                        "an HTTP request",
                        "§3.2",
                        Script.unbound()
                                .send("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
                                .look(),
                        "no SMPP: closed without a word",
                        "silence; closed"));
    }

    static List<ProbeCase> headers() {
        int responses = 0x80000000;
        return List.of(
                new ProbeCase(
                        "an unknown request",
                        "§4.3.1",
                        Script.transceiver().send(pdu(0x99, 0, Octets.SEQUENCE)),
                        "generic_nack with its sequence_number",
                        "generic_nack RINVCMDID; lives"),
                new ProbeCase(
                        "an unknown response",
                        "§4.3.1",
                        Script.transceiver().send(pdu(responses | 0x99, 0, Octets.SEQUENCE)),
                        COUNTED,
                        "silence; lives"),
                new ProbeCase(
                        "submit_sm_resp nobody waits for",
                        "§4.3.1",
                        Script.transceiver()
                                .send(pdu(Command.SUBMIT_SM.responseId(), 0, Octets.SEQUENCE, Octets.text("1"))),
                        COUNTED,
                        "silence; lives"),
                new ProbeCase(
                        "deliver_sm_resp nobody waits for",
                        "§4.3.1",
                        Script.transceiver()
                                .send(pdu(Command.DELIVER_SM.responseId(), 0, Octets.SEQUENCE, Octets.text(""))),
                        COUNTED,
                        "silence; lives"),
                new ProbeCase(
                        "generic_nack with sequence_number 0",
                        "§4.3.1",
                        Script.transceiver().send(pdu(responses, 3, 0)),
                        COUNTED + "; nothing of ours fails by it",
                        "silence; lives"),
                numbered(0),
                numbered(Integer.MAX_VALUE),
                numbered(0x80000001),
                new ProbeCase(
                        "the same sequence_number twice in flight",
                        "§3.2",
                        Script.transceiver().send(submit(), submit()),
                        "each is answered; numbering is the peer's business",
                        "2 x submit_sm_resp ROK; lives"),
                new ProbeCase(
                        "enquire_link with a body",
                        "§4.11.1",
                        Script.transceiver().send(pdu(Command.ENQUIRE_LINK, Octets.text("hello"))),
                        "answered, and counted",
                        "enquire_link_resp ROK; lives"),
                new ProbeCase(
                        "submit_sm with a command_status",
                        "§5.1.3",
                        Script.transceiver().send(withStatus(submit())),
                        "overlooked in a request",
                        "submit_sm_resp ROK; lives"));
    }

    private static ProbeCase numbered(int sequence) {
        String number = Integer.toUnsignedString(sequence);
        return new ProbeCase(
                "sequence_number " + number,
                "§5.1.4",
                Script.transceiver().send(Octets.numbered(sequence, submit())),
                "given back as it came",
                "submit_sm_resp ROK #" + number + "; lives");
    }

    private static byte[] withStatus(byte[] pdu) {
        byte[] copy = pdu.clone();
        copy[11] = 8;
        return copy;
    }

    private static byte[][] repeated(int times, byte[] pdu) {
        byte[][] all = new byte[times][];
        java.util.Arrays.fill(all, pdu);
        return all;
    }
}
