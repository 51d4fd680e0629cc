package io.silkroam.smpp.receipt;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes an SMSC's message ids meet that are written in different ways. A ledger keeps, of each response, the id as it
 * came and its {@link #normal} form; of a receipt it looks for the forms of {@link #keys} in their order and takes the
 * first that is found. Where several messages have that form, one whose id is literally the receipt's wins.
 *
 * <p>Ambiguities: "0010" and "10" meet, and only the literal rule tells them apart. Under {@link IdForm#AUTO} a
 * receipt's "10" is the response "10" before it is the response "a" (10 in decimal), before it is "16" (10 in
 * hexadecimal): a link that gives both out is to be set to its form, not left to AUTO.
 */
public final class ReceiptIds {
    /** message_id, SMPP 3.4 §5.2.23. What is longer is taken as it is. */
    private static final int LONGEST = 64;

    private static final Pattern UUID =
            Pattern.compile("\\{?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\\}?");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

    private ReceiptIds() {}

    /** Lower case, without spaces around, a UUID's dashes, 0x, and the leading zeros of a number. */
    public static String normal(String id) {
        String text = id.strip().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST) {
            return text;
        }
        text = UUID.matcher(text).replaceFirst("$1$2$3$4$5");
        if (text.startsWith("0x") && HEX.matcher(text.substring(2)).matches()) {
            text = text.substring(2);
        }
        return HEX.matcher(text).matches() ? LEADING_ZEROS.matcher(text).replaceFirst("") : text;
    }

    /** What to look for where nothing is known of the link. */
    public static Set<String> keys(String receiptId) {
        return keys(receiptId, IdForm.AUTO);
    }

    /**
     * The normal forms of the responses that a receipt's id may mean, the most exact first. A conversion that is
     * configured comes before the same text, which is looked for in case the link does not do what it is said to.
     */
    public static Set<String> keys(String receiptId, IdForm form) {
        String same = normal(receiptId);
        Set<String> keys = new LinkedHashSet<>();
        switch (form) {
            case AS_IS -> keys.add(same);
            case DECIMAL_RECEIPT_FOR_HEX_RESPONSE -> {
                addHexOfDecimal(same, keys);
                keys.add(same);
            }
            case HEX_RECEIPT_FOR_DECIMAL_RESPONSE -> {
                addDecimalOfHex(same, keys);
                keys.add(same);
            }
            case AUTO -> {
                keys.add(same);
                addHexOfDecimal(same, keys);
                addDecimalOfHex(same, keys);
            }
        }
        return keys;
    }

    private static void addHexOfDecimal(String id, Set<String> keys) {
        if (id.length() <= LONGEST && DECIMAL.matcher(id).matches()) {
            keys.add(new BigInteger(id).toString(16));
        }
    }

    private static void addDecimalOfHex(String id, Set<String> keys) {
        if (id.length() <= LONGEST && HEX.matcher(id).matches()) {
            keys.add(new BigInteger(id, 16).toString());
        }
    }
}
