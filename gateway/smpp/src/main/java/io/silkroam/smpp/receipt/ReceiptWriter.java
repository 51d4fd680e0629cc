package io.silkroam.smpp.receipt;

import io.silkroam.smpp.pdu.Tlv;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes our receipts: the text of SMPP 3.4 appendix B, and the parameters that say the same. */
public final class ReceiptWriter {
    /** receipted_message_id, §5.3.2.12: a string with its NUL. */
    public static final int RECEIPTED_MESSAGE_ID = 0x001E;
    /** network_error_code, §5.3.2.31: the kind of network, and 16 bits. */
    public static final int NETWORK_ERROR_CODE = 0x0423;
    /** message_state, §5.3.2.35. */
    public static final int MESSAGE_STATE = 0x0427;
    /** esm_class of a receipt, §5.2.12. */
    public static final int RECEIPT = 0x04;
    /** esm_class of an intermediate notification. */
    public static final int INTERMEDIATE = 0x20;

    private static final int GSM_NETWORK = 3;
    private static final int MOST_TEXT = 20;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT);
    private static final List<String> WORDS = List.of(
            "ENROUTE", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD",
            "UNDELIV");

    private static final Pattern LINE_ENDS = Pattern.compile("[\r\n]");
    private static final Pattern OTHER_LETTERS = Pattern.compile("[^ -~]|[@$\\[\\]{}\\\\^~|`_]");
    private static final Pattern ERROR_NUMBER = Pattern.compile("[0-9]{3,4}");

    private ReceiptWriter() {}

    /**
     * What a receipt says.
     *
     * @param id ours, at most 64 characters of ASCII
     * @param state 0 to 9, §5.2.28
     * @param error three characters; a shorter one gets zeros in front. One of digits goes into the parameter too
     * @param text the first of it is repeated, up to 20 characters; others than ASCII become a question mark
     */
    public record Content(
            String id,
            int submitted,
            int delivered,
            Instant submittedAt,
            Instant doneAt,
            int state,
            String error,
            String text) {}

    /**
     * A receipt for a deliver_sm with data_coding 0.
     *
     * @param octets neither copied nor changed; the same in all default alphabets
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Written(int esmClass, byte[] octets, List<Tlv> tlvs) {
        public Written {
            tlvs = List.copyOf(tlvs);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Written that
                    && esmClass == that.esmClass
                    && tlvs.equals(that.tlvs)
                    && Arrays.equals(octets, that.octets);
        }

        @Override
        public int hashCode() {
            return 31 * esmClass + Arrays.hashCode(octets);
        }

        /** Without the text. */
        @Override
        public String toString() {
            return "Written[esm_class 0x%02X, %d octets]".formatted(esmClass, octets.length);
        }
    }

    /**
     * Writes; the same content gives the same octets.
     *
     * @param zone of the dates, which the text has no place to say
     */
    public static Written write(Content content, ZoneId zone) {
        if (content.state() < 0 || content.state() >= WORDS.size()) {
            throw new IllegalArgumentException("message_state " + content.state());
        }
        String error = "0".repeat(Math.max(0, 3 - content.error().length())) + content.error();
        String text = "id:%s sub:%03d dlvrd:%03d submit date:%s done date:%s stat:%s err:%s text:%s"
                .formatted(
                        content.id(),
                        Math.min(content.submitted(), 999),
                        Math.min(content.delivered(), 999),
                        DATE.format(content.submittedAt().atZone(zone)),
                        DATE.format(content.doneAt().atZone(zone)),
                        WORDS.get(content.state()),
                        error,
                        beginning(content.text()));
        boolean underWay = content.state() == DeliveryReceipt.SCHEDULED || content.state() == DeliveryReceipt.ENROUTE;
        return new Written(
                underWay ? INTERMEDIATE : RECEIPT, text.getBytes(StandardCharsets.US_ASCII), tlvs(content, error));
    }

    private static List<Tlv> tlvs(Content content, String error) {
        List<Tlv> tlvs = new ArrayList<>();
        tlvs.add(new Tlv(RECEIPTED_MESSAGE_ID, (content.id() + "\0").getBytes(StandardCharsets.US_ASCII)));
        tlvs.add(new Tlv(MESSAGE_STATE, new byte[] {(byte) content.state()}));
        if (ERROR_NUMBER.matcher(error).matches() && Integer.parseInt(error) != 0) {
            int code = Integer.parseInt(error);
            tlvs.add(new Tlv(NETWORK_ERROR_CODE, new byte[] {GSM_NETWORK, (byte) (code >> 8), (byte) code}));
        }
        return tlvs;
    }

    /** What differs between default alphabets is left out, too. */
    private static String beginning(String text) {
        String first = text.codePoints()
                .limit(MOST_TEXT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return OTHER_LETTERS.matcher(LINE_ENDS.matcher(first).replaceAll(" ")).replaceAll("?");
    }
}
