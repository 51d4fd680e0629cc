package io.silkroam.smpp.receipt;

import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import io.silkroam.smpp.receipt.ReceiptText.Field;
import io.silkroam.smpp.text.CanonicalText;
import io.silkroam.smpp.text.DataCoding;
import io.silkroam.smpp.text.UserDataHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads receipts: the parameters first (SMPP 3.4 §5.3.2.12, §5.3.2.35, §5.3.2.31), the text of appendix B second. What
 * cannot be read is left out; it never throws.
 *
 * @param zone of the dates in this link's receipts
 * @param recognition what makes a deliver_sm a receipt
 */
public record ReceiptReader(ZoneId zone, Recognition recognition) {
    /** message_payload. */
    private static final int MESSAGE_PAYLOAD = 0x0424;
    /** Longer is no id (§5.2.23), and nothing a ledger should look for. */
    private static final int LONGEST_ID = 64;

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");
    private static final int LONGEST_ERROR = 32;
    private static final int UDHI = 0x40;
    private static final int TYPE_BITS = 0x3C;

    /** What makes a message a receipt; each includes those before it. */
    public enum Recognition {
        /** esm_class says so: receipt, delivery acknowledgement or intermediate notification. */
        ESM_CLASS,
        /** Also esm_class 0 with receipted_message_id. */
        PARAMETERS,
        /** Also esm_class 0 with a text that has the fields of one. A subscriber could write such a text. */
        TEXT
    }

    /** The receipt in a deliver_sm; empty where it is none. */
    public Optional<DeliveryReceipt> read(ShortMessage message) {
        return read(message.esmClass(), message.dataCoding(), message.octets(), message.tlvs());
    }

    /** The receipt in a data_sm; empty where it is none. */
    public Optional<DeliveryReceipt> read(Request.DataSm message) {
        return read(message.esmClass(), message.dataCoding(), new byte[0], message.tlvs());
    }

    private Optional<DeliveryReceipt> read(int esmClass, int dataCoding, byte[] shortMessage, List<Tlv> tlvs) {
        byte[] octets = shortMessage.length > 0
                ? shortMessage
                : tlv(tlvs, MESSAGE_PAYLOAD).map(Tlv::value).orElse(new byte[0]);
        Map<Field, String> fields = ReceiptText.scan(text((esmClass & UDHI) != 0, dataCoding, octets));
        Optional<String> parameter = tlv(tlvs, ReceiptWriter.RECEIPTED_MESSAGE_ID)
                .map(ReceiptReader::string)
                .filter(id -> !id.isEmpty());
        if (!isReceipt(esmClass, parameter.isPresent(), fields)) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        parameter.ifPresent(ids::add);
        Optional.ofNullable(fields.get(Field.ID))
                .filter(id -> id.length() <= LONGEST_ID && !ids.contains(id))
                .ifPresent(ids::add);
        int state = tlv(tlvs, ReceiptWriter.MESSAGE_STATE)
                .filter(t -> t.value().length == 1 && t.value()[0] >= 0 && t.value()[0] <= DeliveryReceipt.SKIPPED)
                .map(t -> (int) t.value()[0])
                .or(() -> Optional.ofNullable(fields.get(Field.STAT)).flatMap(ReceiptText::state))
                .orElse(DeliveryReceipt.UNKNOWN);
        boolean intermediate = (esmClass & TYPE_BITS) == 0x20
                || state == DeliveryReceipt.SCHEDULED
                || state == DeliveryReceipt.ENROUTE;
        return Optional.of(new DeliveryReceipt(
                ids,
                state,
                number(fields.get(Field.SUB)),
                number(fields.get(Field.DLVRD)),
                date(fields.get(Field.SUBMIT_DATE)),
                date(fields.get(Field.DONE_DATE)),
                error(tlvs, fields),
                intermediate));
    }

    /** Bits 5 to 2 are one number (§5.2.12), but some set those of a receipt and of a notification together. */
    private boolean isReceipt(int esmClass, boolean parameter, Map<Field, String> fields) {
        return switch (esmClass & TYPE_BITS) {
            case 0x04, 0x08, 0x20, 0x24 -> true;
            case 0x00 ->
                switch (recognition) {
                    case ESM_CLASS -> false;
                    case PARAMETERS -> parameter;
                    case TEXT -> parameter || ReceiptText.looksLikeOne(fields);
                };
            default -> false;
        };
    }

    /** Some send UCS-2 without saying so: every first octet of two is 0 then. */
    private static String text(boolean header, int dataCoding, byte[] octets) {
        byte[] body = header && UserDataHeader.parse(octets) instanceof UserDataHeader.Parsed.Read read
                ? read.body()
                : octets;
        boolean wide = body.length > 1 && body.length % 2 == 0;
        for (int i = 0; wide && i < Math.min(body.length, 16); i += 2) {
            wide = body[i] == 0 && body[i + 1] != 0;
        }
        int coding = wide ? DataCoding.UCS2 : dataCoding;
        return switch (DataCoding.alphabet(coding)) {
            case UCS2 -> CanonicalText.read(false, coding, body).orElse("");
            // The letters of a receipt's fields are the same in every other alphabet.
            case GSM, ASCII, LATIN1, BINARY, OTHER -> new String(body, StandardCharsets.ISO_8859_1);
        };
    }

    private static String error(List<Tlv> tlvs, Map<Field, String> fields) {
        Optional<String> parameter = tlv(tlvs, ReceiptWriter.NETWORK_ERROR_CODE)
                .filter(t -> t.value().length == 3)
                .map(t -> "%03d".formatted((t.value()[1] & 0xFF) << 8 | (t.value()[2] & 0xFF)));
        return parameter
                .or(() -> Optional.ofNullable(fields.get(Field.ERR)))
                .map(e -> e.length() > LONGEST_ERROR ? e.substring(0, LONGEST_ERROR) : e)
                .orElse("");
    }

    private Optional<Instant> date(String text) {
        return text == null ? Optional.empty() : ReceiptDate.read(text, zone);
    }

    private static OptionalInt number(String text) {
        return text != null && COUNT.matcher(text).matches()
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /** A string with or without its NUL, as both are sent. */
    private static String string(Tlv tlv) {
        String text = new String(tlv.value(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        String value = (end < 0 ? text : text.substring(0, end)).strip();
        return value.length() <= LONGEST_ID ? value : "";
    }

    private static Optional<Tlv> tlv(List<Tlv> tlvs, int tag) {
        return tlvs.stream().filter(t -> t.tag() == tag).findFirst();
    }
}
