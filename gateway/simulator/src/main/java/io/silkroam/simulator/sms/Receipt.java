package io.silkroam.simulator.sms;

import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A receipt as an ESME reads it: the parameters first, the text of SMPP 3.4 appendix B second.
 *
 * @param state as appendix B abbreviates it
 * @param intermediate whether more is to come
 */
public record Receipt(String id, String state, boolean intermediate) {
    private static final int KINDS = 0x3C;
    private static final int RECEIPT = 0x04;
    private static final int INTERMEDIATE = 0x20;
    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final int MESSAGE_STATE = 0x0427;
    private static final Pattern ID = Pattern.compile("(?i)\\bid:([^ ;]*)");
    private static final Pattern STATE = Pattern.compile("(?i)\\bstat:([A-Z]+)");
    private static final String[] STATES = {
        "SCHEDULED", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD", "SKIPPED"
    };

    /** The receipt a deliver_sm is, if its esm_class says that it is one. */
    public static Optional<Receipt> of(ShortMessage message) {
        int kind = message.esmClass() & KINDS;
        if ((kind & (RECEIPT | INTERMEDIATE)) == 0) {
            return Optional.empty();
        }
        String text = Read.of(message).text();
        String id = message.tlv(RECEIPTED_MESSAGE_ID).map(Receipt::text).orElseGet(() -> found(ID, text));
        String state = message.tlv(MESSAGE_STATE)
                .filter(tlv -> tlv.value().length == 1 && tlv.value()[0] >= 0 && tlv.value()[0] < STATES.length)
                .map(tlv -> STATES[tlv.value()[0]])
                .orElseGet(() -> found(STATE, text));
        return Optional.of(new Receipt(id, state, (kind & INTERMEDIATE) != 0));
    }

    private static String text(Tlv tlv) {
        return new String(tlv.value(), StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
