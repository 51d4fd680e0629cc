package io.silkroam.simulator.sms;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import java.util.ArrayList;
import java.util.List;

/**
 * A text to send, and how.
 *
 * @param reference what parts have in common; its lowest bits are used where there are fewer
 */
public record Text(String content, Alphabet alphabet, Carriage carriage, int reference) {
    static final int SAR_REFERENCE = 0x020C;
    static final int SAR_TOTAL = 0x020E;
    static final int SAR_NUMBER = 0x020F;
    static final int PAYLOAD = 0x0424;
    static final int UDHI = 0x40;

    private static final int MOST_PARTS = 255;

    /** In the smallest alphabet, with parts that name themselves in a header. */
    public static Text of(String content, int reference) {
        return new Text(content, Alphabet.of(content), Carriage.UDH8, reference);
    }

    /** The messages that carry it, in their order. */
    public List<ShortMessage> messages(Address source, Address destination) {
        byte[] octets = alphabet.octets(content);
        if (carriage == Carriage.PAYLOAD) {
            return List.of(message(source, destination, 0, new byte[0], List.of(new Tlv(PAYLOAD, octets))));
        }
        if (octets.length <= alphabet.most()) {
            return List.of(message(source, destination, 0, octets, List.of()));
        }
        List<byte[]> pieces = pieces(octets);
        List<ShortMessage> messages = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            byte[] header = header(pieces.size(), i + 1);
            messages.add(message(
                    source,
                    destination,
                    header.length == 0 ? 0 : UDHI,
                    joined(header, pieces.get(i)),
                    carriage == Carriage.SAR ? sar(pieces.size(), i + 1) : List.of()));
        }
        return messages;
    }

    private List<byte[]> pieces(byte[] octets) {
        int headerOctets = carriage == Carriage.UDH16 ? 7 : 6;
        int room = alphabet.mostBeside(headerOctets);
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < octets.length; ) {
            int to = alphabet.cut(octets, from, room);
            byte[] piece = new byte[to - from];
            System.arraycopy(octets, from, piece, 0, piece.length);
            pieces.add(piece);
            from = to;
        }
        if (pieces.size() > MOST_PARTS) {
            throw new IllegalArgumentException("a text of " + pieces.size() + " parts; " + MOST_PARTS + " at most");
        }
        return pieces;
    }

    private byte[] header(int total, int number) {
        return switch (carriage) {
            case UDH8 -> new byte[] {5, 0, 3, (byte) reference, (byte) total, (byte) number};
            case UDH16 -> new byte[] {6, 8, 4, (byte) (reference >> 8), (byte) reference, (byte) total, (byte) number};
            case SAR, PAYLOAD -> new byte[0];
        };
    }

    private List<Tlv> sar(int total, int number) {
        return List.of(
                new Tlv(SAR_REFERENCE, new byte[] {(byte) (reference >> 8), (byte) reference}),
                new Tlv(SAR_TOTAL, new byte[] {(byte) total}),
                new Tlv(SAR_NUMBER, new byte[] {(byte) number}));
    }

    private ShortMessage message(Address source, Address destination, int esmClass, byte[] octets, List<Tlv> tlvs) {
        return new ShortMessage(
                "", source, destination, esmClass, 0, 0, "", "", 0, 0, alphabet.dataCoding(), 0, octets, tlvs);
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] both = new byte[head.length + tail.length];
        System.arraycopy(head, 0, both, 0, head.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }
}
