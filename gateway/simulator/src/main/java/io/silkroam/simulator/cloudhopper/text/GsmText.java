package io.silkroam.simulator.cloudhopper.text;

import com.cloudhopper.commons.charset.CharsetUtil;
import com.cloudhopper.commons.charset.GSMCharset;

/** The GSM default alphabet with its extension, one septet an octet (3GPP TS 23.038 §6.2.1); no shift tables. */
public final class GsmText {
    private GsmText() {}

    /** Whether every character stands in the alphabet or its extension. */
    public static boolean covers(String text) {
        return GSMCharset.canRepresent(text);
    }

    public static byte[] octets(String text) {
        return CharsetUtil.encode(text, CharsetUtil.CHARSET_GSM);
    }

    public static String text(byte[] octets) {
        return CharsetUtil.decode(octets, CharsetUtil.CHARSET_GSM);
    }
}
