package io.silkroam.smpp.fuzz;

import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.text.Segmentation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Texts in every coding, receipts as vendors write them, and messages in parts. */
final class TextSeeds {
    private static final int GSM = 0;
    private static final int PACKED = 1;
    private static final int LATIN1 = 2;
    private static final int ASCII = 3;
    private static final int UTF8 = 4;
    private static final int HEADER = 0x40;

    private TextSeeds() {}

    static List<byte[]> texts() {
        List<byte[]> all = new ArrayList<>();
        byte[] latin = "Caf\u00e9 [10 \u20ac]".getBytes(StandardCharsets.ISO_8859_1);
        for (int peer : new int[] {GSM, PACKED, LATIN1, ASCII, UTF8}) {
            for (int coding :
                    new int[] {0, 1, 2, 3, 4, 8, 9, 0x10, 0x14, 0x18, 0x1C, 0x40, 0xC0, 0xD1, 0xE0, 0xF0, 0xF4}) {
                all.add(text(peer, coding, latin));
            }
            all.add(text(peer | HEADER, 0, hex("0500030102" + "01" + "1b651b1b1b41ff1b")));
            all.add(text(peer | HEADER, 0, hex("060804010201" + "02" + "c8329bfd0e01")));
            all.add(text(peer | HEADER, 0xF1, hex("0a2401012501020504158ac000" + "41421b43")));
        }
        all.add(text(UTF8, 0, "\u4f60\u597d \ud83d\ude00".getBytes(StandardCharsets.UTF_8)));
        all.add(text(UTF8, 0xC8, "\u4f60\u597d".getBytes(StandardCharsets.UTF_8)));
        all.add(text(GSM, 8, hex("fffe4f604100d83d")));
        all.add(text(GSM, 8, hex("feff4f60d83dde00d83d41")));
        all.add(text(PACKED, 0, hex("31d98c56b3dd1a")));
        all.add(text(GSM | HEADER, 0, hex("")));
        all.add(text(GSM | HEADER, 0, hex("09000301")));
        all.add(text(GSM | HEADER, 0, hex("0300050102")));
        all.add(text(GSM | HEADER, 0, hex("040402158a41")));
        all.add(text(GSM | HEADER, 0, hex("0500030102" + "00" + "41")));
        all.add(text(GSM | HEADER, 0, hex("0605040b8423f041")));
        all.add(text(GSM | HEADER, 0, hex("03250101" + "4142")));
        all.add(text(GSM | HEADER, 0, hex("0325017f" + "4142")));
        all.add(new byte[1]);
        return all;
    }

    /** Messages one after another, each with its length, esm_class and data_coding. */
    static List<byte[]> inboxes() {
        List<byte[]> all = new ArrayList<>();
        for (String receipt : List.of(
                "id:0123456789 sub:001 dlvrd:001 submit date:2611231530 done date:2611231531 stat:DELIVRD err:0 text:",
                "id:77sub:001dlvrd:001done date:2611231531stat:UNDELIVerr:11atext:x",
                "id:\"77\",stat:DELETED,done date:20261123153145,err:00A1",
                "ID=0x4D;stat=EXPIRED;done date=26/11/23 15:31",
                "text:hello id:c449ab97-44f7-4b6a-9187-9e49e75e4f4a stat:2 err:1",
                "id:1 stat:ENROUTE submit date:9999999999 done date:261123153145000+",
                "id:99999999999999999999 stat:ACCEPTD sub:ND dlvrd:0 done date:202611231531",
                "id:9 stat:SCHEDULED done date:26112315",
                "stat:REJECTD err:" + "9".repeat(40),
                "id:8 stat:UNKNOWN dlvrd:1",
                "id:7 stat:SKIPPED dlvrd:1",
                "id:6 stat:WONDERFUL dlvrd:1 err:")) {
            byte[] octets = receipt.getBytes(StandardCharsets.ISO_8859_1);
            all.add(inbox(message(0x04, 0, octets), message(0, 0, octets)));
            all.add(inbox(message(0x20, 8, receipt.getBytes(StandardCharsets.UTF_16BE))));
            all.add(inbox(message(0x24, 0, receipt.getBytes(StandardCharsets.UTF_16BE)), message(0x18, 0, octets)));
        }
        byte[] first = part("010201", "41");
        byte[] second = part("010202", "42");
        all.add(inbox(message(HEADER, 0, first), message(HEADER, 0, first), message(HEADER, 0, second)));
        all.add(inbox(message(HEADER, 0, second), message(HEADER, 8, first), message(HEADER, 8, first)));
        all.add(inbox(message(HEADER, 0, first), message(HEADER, 0, part("010201", "43"))));
        all.add(inbox(message(HEADER, 0, first), message(HEADER, 4, second)));
        all.add(inbox(message(HEADER, 0, part("010100", "41")), message(HEADER, 0, hex("09"))));
        all.add(inbox(message(HEADER, 0, part("010101", "41")), message(HEADER, 0, part("010200", "41"))));
        byte[][] many = new byte[12][];
        for (int i = 0; i < many.length; i++) {
            many[i] = message(HEADER, 0, part("%02xff01".formatted(i), "41".repeat(i % 2 == 0 ? 120 : 1)));
        }
        all.add(inbox(many));
        all.add(inbox(message(0, 0, hex("73000102" + "01" + "41")), message(0, 0, hex("73000102" + "02" + "42"))));
        all.add(inbox(message(0, 0, hex("73000102" + "09" + "41")), message(0, 0, hex("7301"))));
        for (String time : List.of(
                "",
                "261128120000000+",
                "000001020304000R",
                "261128120000000-",
                "261328120000000+",
                "261128120000099+",
                "tomorrow",
                "\u00e9".repeat(30),
                "999999999999999R")) {
            all.add(inbox(message(0, 0, time.getBytes(StandardCharsets.ISO_8859_1))));
        }
        return all;
    }

    /** The SAR parameters in octets that begin with an s: reference, total, number; cut where they end. */
    static List<Tlv> sar(byte[] octets) {
        List<Tlv> tlvs = new ArrayList<>();
        if (octets.length > 2) {
            tlvs.add(new Tlv(Segmentation.SAR_REFERENCE, new byte[] {octets[1], octets[2]}));
        }
        if (octets.length > 4) {
            tlvs.add(new Tlv(Segmentation.SAR_TOTAL, new byte[] {octets[3]}));
            tlvs.add(new Tlv(Segmentation.SAR_NUMBER, new byte[] {octets[4]}));
        }
        if (octets.length > 8) {
            tlvs.add(new Tlv(0x001E, new byte[] {octets[5], octets[6], 0}));
            tlvs.add(new Tlv(0x0427, new byte[] {octets[7]}));
            tlvs.add(new Tlv(0x0423, new byte[] {octets[5], octets[6], octets[7]}));
        }
        return tlvs;
    }

    private static byte[] part(String place, String body) {
        return hex("050003" + place + body);
    }

    private static byte[] text(int peer, int coding, byte[] octets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(peer);
        out.write(coding);
        out.writeBytes(octets);
        return out.toByteArray();
    }

    private static byte[] message(int esmClass, int coding, byte[] octets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = Math.min(octets.length, 255);
        out.write(length);
        out.write(esmClass);
        out.write(coding);
        out.write(octets, 0, length);
        return out.toByteArray();
    }

    private static byte[] inbox(byte[]... messages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            out.writeBytes(message);
        }
        return out.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
