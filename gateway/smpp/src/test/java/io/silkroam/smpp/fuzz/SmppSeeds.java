package io.silkroam.smpp.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.smpp.codec.Frames;
import io.silkroam.smpp.codec.PduWriter;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A PDU of every command, right, and one for each way to be wrong. */
final class SmppSeeds {
    private static final Address ALPHANUMERIC = new Address(5, 0, "Caf\u00e9");
    private static final Address NUMBER = new Address(1, 1, "31612345678");
    private static final int STRICT = 2;
    private static final int LENIENT = 3;

    private SmppSeeds() {}

    static List<byte[]> pdus() {
        List<byte[]> seeds = new ArrayList<>();
        for (int sequence : new int[] {STRICT, LENIENT}) {
            for (Request request : requests()) {
                seeds.add(written(request, sequence));
            }
            seeds.addAll(wrong(sequence));
        }
        seeds.addAll(responses());
        return seeds;
    }

    static List<byte[]> streams() {
        byte[] enquire = Frames.body().pdu(Command.ENQUIRE_LINK, 1);
        byte[] submit = Frames.text("1", "2", "hello").pdu(Command.SUBMIT_SM, 2);
        return List.of(
                Frames.join(enquire, submit, enquire),
                Frames.join(submit, new byte[] {0, 0, 0}),
                Frames.join(Frames.body().zeros(1_200).pdu(Command.SUBMIT_SM, 1), enquire),
                Frames.join(enquire, Frames.body().pdu(15, 4, 0, 1), enquire),
                Frames.join(enquire, Frames.body().pdu(1 << 24, 4, 0, 1)),
                Frames.body().pdu(1_100, 4, 0, 1),
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static List<Request> requests() {
        ShortMessage full = message("251130235959048+", new byte[] {5, 0, 3, 1, 2, 1, 65, 66});
        List<Request.Destination> destinations = List.of(
                new Request.Destination.ToAddress(new Address(7, 9, "1")), new Request.Destination.ToList("friends"));
        List<Request> all = new ArrayList<>(List.of(
                new Request.SubmitSm(full),
                new Request.SubmitSm(
                        ShortMessage.of(NUMBER, NUMBER, 0, 0, "plain".getBytes(StandardCharsets.US_ASCII))),
                new Request.SubmitSm(message("", new byte[255])),
                new Request.DeliverSm(message("some other time", new byte[3])),
                new Request.DeliverSm(full.withDestination(new Address(0, 0, "9".repeat(64)))),
                new Request.SubmitMulti(full, destinations),
                new Request.SubmitMulti(full, Collections.nCopies(255, destinations.get(0))),
                new Request.DataSm("", ALPHANUMERIC, NUMBER, 0, 0, 0, full.tlvs()),
                new Request.QuerySm("4711", ALPHANUMERIC),
                new Request.CancelSm("", "4711", NUMBER, NUMBER),
                new Request.ReplaceSm("4711", NUMBER, "", "", 0, 0, new byte[9], List.of()),
                new Request.Outbind("smsc", "secret"),
                new Request.AlertNotification(NUMBER, ALPHANUMERIC, List.of()),
                new Request.EnquireLink(),
                new Request.Unbind()));
        for (BindType type : BindType.values()) {
            all.add(new Request.Bind(type, "esme", "secret", "", 0x34, 0, 0, ""));
        }
        return all;
    }

    private static ShortMessage message(String time, byte[] octets) {
        List<Tlv> tlvs = List.of(new Tlv(0x0204, new byte[] {0, 1}), new Tlv(0x1400, new byte[30]));
        return new ShortMessage("CMT", ALPHANUMERIC, NUMBER, 0x40, 0, 1, time, "", 1, 0, 8, 0, octets, tlvs);
    }

    private static byte[] written(Request request, int sequence) {
        ByteBuf out = Unpooled.buffer();
        PduWriter.request(request, true).writeTo(out, sequence);
        byte[] octets = new byte[out.readableBytes()];
        out.readBytes(octets);
        return octets;
    }

    /** Bodies cut short, long texts, a time of nine characters, lists that are none, all faults of parameters. */
    private static List<byte[]> wrong(int sequence) {
        Frames multi = Frames.body().text("").octets(0, 0).text("");
        return List.of(
                new byte[9],
                Frames.body().pdu(0x7000, 0, sequence),
                Frames.body().pdu(Command.SUBMIT_SM, sequence),
                Frames.body().text("").octets(1).pdu(Command.SUBMIT_SM, sequence),
                Frames.body().raw("no nul").pdu(Command.SUBMIT_SM, sequence),
                Frames.body().raw("1234567").pdu(Command.SUBMIT_SM, sequence),
                Frames.body()
                        .text("")
                        .octets(0, 0)
                        .text("1")
                        .octets(0, 0)
                        .text("2")
                        .octets(0, 0, 0)
                        .text("123456789")
                        .zeros(9)
                        .pdu(Command.SUBMIT_SM, sequence),
                Frames.message("1", "2").pdu(Command.SUBMIT_SM, sequence),
                Frames.message("1", "2").octets(9).raw("short").pdu(Command.SUBMIT_SM, sequence),
                Frames.body().text("").octets(0, 0).text("").pdu(Command.SUBMIT_MULTI, sequence),
                Frames.body().text("").octets(0, 0).text("").octets(0).pdu(Command.SUBMIT_MULTI, sequence),
                Frames.body().text("").octets(0, 0).text("").octets(1).pdu(Command.SUBMIT_MULTI, sequence),
                Frames.body().text("").octets(0, 0).text("").octets(1, 9).pdu(Command.SUBMIT_MULTI, sequence),
                multi.octets(1, 1, 0).pdu(Command.SUBMIT_MULTI, sequence),
                Frames.text("1", "2", "x").tlv(0x0424, 1, 7).pdu(Command.SUBMIT_SM, sequence),
                Frames.text("1", "2", "").tlv(0x0424, 1, 7).pdu(Command.SUBMIT_SM, sequence),
                Frames.text("1", "2", "x").tlv(0x0204, 1, 7).pdu(Command.SUBMIT_SM, sequence),
                Frames.text("1", "2", "x").tlv(0x1400, 9, 7).pdu(Command.SUBMIT_SM, sequence),
                Frames.text("1", "2", "x").octets(0).pdu(Command.SUBMIT_SM, sequence),
                Frames.text("1", "2", "x").octets(1, 2).pdu(Command.SUBMIT_SM, sequence),
                Frames.text("1", "2", "x").tlv(0x1400, 0).octets(0, 1).pdu(Command.SUBMIT_SM, sequence),
                Frames.text("1", "2", "x").tlv(0x1400, 0).octets(0).pdu(Command.SUBMIT_SM, sequence),
                Frames.text("1", "2", "x").zeros(4 * 129).pdu(Command.SUBMIT_SM, sequence),
                Frames.body().octets(1).pdu(Command.ENQUIRE_LINK, sequence));
    }

    private static List<byte[]> responses() {
        List<byte[]> all = new ArrayList<>();
        for (Command command : Command.values()) {
            if (command.isResponse()) {
                all.add(Frames.body().pdu(command.id(), 0, 1));
                all.add(Frames.body().text("id").pdu(command.id(), 8, 1));
                all.add(Frames.body()
                        .text("\u00e9".repeat(80))
                        .tlv(0x1400, 1, 1)
                        .pdu(command.id(), 0, 1));
                all.add(Frames.body().raw("cut").pdu(command.id(), 0, 1));
                all.add(Frames.body().text("id").tlv(0x1400, 7, 1).pdu(command.id(), 0, 1));
            }
        }
        int multi = Command.SUBMIT_MULTI_RESP.id();
        all.add(Frames.body()
                .text("id")
                .octets(1, 7, 9)
                .text("42")
                .octets(0, 0, 0, 11)
                .pdu(multi, 0, 1));
        all.add(Frames.body()
                .text("id")
                .octets(2, 7, 9)
                .text("42")
                .octets(0, 0, 0)
                .pdu(multi, 0, 1));
        all.add(Frames.body().text("id").octets(0).pdu(multi, 0, 1));
        int query = Command.QUERY_SM_RESP.id();
        all.add(Frames.body().text("id").text("").octets(2, 0).pdu(query, 0, 1));
        all.add(Frames.body().text("id").text("251130235959048+").octets(99, 0).pdu(query, 0, 1));
        return all;
    }

    static byte[] withTrueLength(byte[] pdu) {
        if (pdu.length > 3) {
            pdu[0] = 0;
            pdu[1] = (byte) (pdu.length >>> 16);
            pdu[2] = (byte) (pdu.length >>> 8);
            pdu[3] = (byte) pdu.length;
        }
        return pdu;
    }
}
