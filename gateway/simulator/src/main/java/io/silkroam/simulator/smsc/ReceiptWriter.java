package io.silkroam.simulator.smsc;

import io.silkroam.simulator.sms.Alphabet;
import io.silkroam.simulator.smsc.Received.State;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes receipts about a message. */
public final class ReceiptWriter {
    private static final int RECEIPT = 0x04;
    private static final int INTERMEDIATE = 0x20;
    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final int MESSAGE_STATE = 0x0427;
    private static final int QUOTED = 20;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyMMddHHmm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyMMddHHmmss");
    private static final DateTimeFormatter LONG_YEAR = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Receipts receipts;

    public ReceiptWriter(Receipts receipts) {
        this.receipts = receipts;
    }

    /** The deliver_sm (or, as a quirk, data_sm) about its message, one after the other; none if none is due. */
    public List<ShortMessage> about(Received received, State end, Instant now) {
        int wanted = received.message().registeredDelivery() & 0x03;
        boolean asked = wanted == 1 || (wanted == 2 && end != State.DELIVERED);
        if (!asked || receipts.form() == Receipts.Form.NONE) {
            return List.of();
        }
        Set<Quirk> quirks = receipts.quirks();
        List<ShortMessage> all = new ArrayList<>();
        if (quirks.contains(Quirk.INTERMEDIATE_FIRST)) {
            all.add(receipt(received, State.ENROUTE, INTERMEDIATE, now));
        }
        ShortMessage receipt = receipt(received, end, quirks.contains(Quirk.NO_ESM_CLASS) ? 0 : RECEIPT, now);
        all.add(receipt);
        if (quirks.contains(Quirk.TWICE)) {
            all.add(receipt);
        }
        return all;
    }

    private ShortMessage receipt(Received received, State state, int esmClass, Instant now) {
        String id = receipts.ids().inReceipt(received.id());
        List<Tlv> tlvs = new ArrayList<>();
        boolean onlyParameters = receipts.quirks().contains(Quirk.DATA_SM);
        if (receipts.form().hasTlvs() || onlyParameters) {
            tlvs.add(new Tlv(RECEIPTED_MESSAGE_ID, (id + "\0").getBytes(StandardCharsets.ISO_8859_1)));
            tlvs.add(new Tlv(MESSAGE_STATE, new byte[] {(byte) state.code()}));
        }
        boolean ucs2 = receipts.text() == ReceiptText.UCS2;
        String text = receipts.form().hasText() && !onlyParameters ? text(received, id, state, now) : "";
        byte[] octets = (ucs2 ? Alphabet.UCS2 : Alphabet.LATIN1).octets(text);
        return new ShortMessage(
                "",
                /* source= */ received.message().destination(),
                /* destination= */ received.message().source(),
                esmClass,
                0,
                0,
                "",
                "",
                0,
                0,
                ucs2 ? Alphabet.UCS2.dataCoding() : 0,
                0,
                octets,
                tlvs);
    }

    private String text(Received received, String id, State state, Instant now) {
        return receipts.text()
                .template()
                .replace("{id}", id)
                .replace("{dlvrd}", state == State.DELIVERED ? "001" : "000")
                .replace("{min}", MINUTES.format(now.atOffset(ZoneOffset.UTC)))
                .replace("{sec}", SECONDS.format(now.atOffset(ZoneOffset.UTC)))
                .replace("{year}", LONG_YEAR.format(now.atOffset(ZoneOffset.UTC)))
                .replace("{stat}", state.abbreviation())
                .replace("{err}", state == State.UNDELIVERABLE ? "011" : "000")
                .replace("{text}", quoted(received));
    }

    private static String quoted(Received received) {
        String text = received.read().text().replaceAll("[^ -~]", "?");
        return text.substring(0, Math.min(QUOTED, text.length()));
    }
}
