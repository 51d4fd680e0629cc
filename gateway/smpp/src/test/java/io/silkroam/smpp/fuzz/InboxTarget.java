package io.silkroam.smpp.fuzz;

import io.silkroam.fuzz.Target;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.receipt.DeliveryReceipt;
import io.silkroam.smpp.receipt.IdForm;
import io.silkroam.smpp.receipt.ReceiptIds;
import io.silkroam.smpp.receipt.ReceiptReader;
import io.silkroam.smpp.receipt.ReceiptReader.Recognition;
import io.silkroam.smpp.text.Joiner;
import io.silkroam.smpp.time.SmppTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages of an SMSC one after another, each of them an octet of length, esm_class, data_coding, and as many octets:
 * is it a receipt, of what; is it a part, of what; is its text a time. A joiner never holds more than it is told to.
 */
public final class InboxTarget implements Target<List<String>> {
    private static final Joiner.Limits LIMITS = new Joiner.Limits(4, 1_000, Duration.ofSeconds(1));
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final int MOST = 16;
    /** YYMMDDhhmmsstnnp. */
    private static final int TIME = 16;

    private final ReceiptReader receipts = new ReceiptReader(ZoneOffset.UTC, Recognition.TEXT);

    @Override
    public List<byte[]> seeds() {
        return TextSeeds.inboxes();
    }

    @Override
    public List<String> decode(byte[] input) {
        Joiner<Integer> joiner = new Joiner<>(LIMITS);
        List<String> events = new ArrayList<>();
        int at = 0;
        for (int count = 0; count < MOST && at + 3 <= input.length; count++) {
            int length = Math.min(input[at] & 0xFF, input.length - at - 3);
            byte[] octets = new byte[length];
            System.arraycopy(input, at + 3, octets, 0, length);
            take(joiner, input[at + 1] & 0xFF, input[at + 2] & 0xFF, octets, events);
            at += 3 + length;
        }
        joiner.givenUp(Duration.ofSeconds(count(events)).toNanos());
        if (joiner.waiting() > LIMITS.messages()) {
            throw new AssertionError(joiner.waiting() + " messages wait");
        }
        return events;
    }

    private static int count(List<String> events) {
        return events.size() % 3;
    }

    private void take(Joiner<Integer> joiner, int esmClass, int dataCoding, byte[] octets, List<String> events) {
        // An octet that begins as a length of parameters does: everything after it is one of a SAR.
        List<Tlv> tlvs = octets.length > 0 && octets[0] == 's' ? TextSeeds.sar(octets) : List.of();
        ShortMessage message = new ShortMessage(
                "", Address.NONE, Address.NONE, esmClass, 0, 0, "", "", 0, 0, dataCoding, 0, octets, tlvs);
        Optional<DeliveryReceipt> receipt = receipts.read(message);
        receipt.ifPresent(r -> r.ids().forEach(InboxTarget::lookUp));
        if (receipt.isPresent()) {
            events.add("receipt");
            return;
        }
        Joiner.Piece<Integer> piece = new Joiner.Piece<>(
                Address.NONE, Address.NONE, (esmClass & 0x40) != 0, dataCoding, octets, tlvs, events.size());
        Joiner.Outcome<Integer> outcome = joiner.add(piece, events.size());
        if (outcome instanceof Joiner.Outcome.Whole<Integer> whole) {
            whole.message().text();
        }
        String time = new String(octets, StandardCharsets.ISO_8859_1);
        boolean isTime = SmppTime.parse(time, NOW) instanceof SmppTime.Parsed.At;
        events.add(isTime ? "time" : outcome.getClass().getSimpleName());
    }

    private static void lookUp(String id) {
        for (IdForm form : IdForm.values()) {
            ReceiptIds.keys(id, form);
        }
    }

    /** An absolute time that was read is written as it stood, but for the distance to UTC. */
    @Override
    public void check(byte[] input, List<String> decoded) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        for (int at = 0; at + TIME <= Math.min(text.length(), 4 * TIME); at++) {
            String piece = text.substring(at, at + TIME);
            if (piece.charAt(TIME - 1) != 'R' && SmppTime.parse(piece, NOW) instanceof SmppTime.Parsed.At read) {
                String again = SmppTime.absolute(read.time());
                if (!read.equals(SmppTime.parse(again, NOW))) {
                    throw new AssertionError(piece + " becomes " + again);
                }
            }
        }
    }

    @Override
    public String outcome(List<String> decoded) {
        return decoded.isEmpty() ? "nothing" : decoded.get(decoded.size() - 1);
    }

    /** A text stands in memory as octets, septets and characters, whole and in parts, before it is in our form. */
    @Override
    public int perOctet() {
        return 32;
    }

    /** Eight thousand for each message: one that says it is part of 255 makes room for them. */
    @Override
    public int allowance() {
        return 131_072;
    }
}
