package io.silkroam.diameter.codec;

import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.ResultCodes;
import java.nio.charset.StandardCharsets;

/** Judges an AVP's data by its type and value rule (RFC 6733 §4.2 to §4.4). Answers 0 for sound, or a Result-Code. */
final class ValueCheck {
    static final int SOUND = 0;

    private static final int LONGEST_HOST_NAME = 255;
    private static final int DELETE = 0x7F;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final byte[] AAA = "aaa".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AUTHORITY = "://".getBytes(StandardCharsets.US_ASCII);

    private ValueCheck() {}

    static int check(AvpDefinition avp, byte[] in, int data, int length) {
        if (avp.type().isFixedLength() && length != avp.type().minimumLength()) {
            return ResultCodes.DIAMETER_INVALID_AVP_LENGTH;
        }
        if (length == 0 && avp.values().nonEmpty()) {
            return ResultCodes.DIAMETER_INVALID_AVP_VALUE;
        }
        return switch (avp.type()) {
            case ENUMERATED -> value(avp.values().accepts(Octets.int32(in, data)));
            case UTF8_STRING -> value(avp.values().isOpen() || isText(in, data, length));
            case IP_FILTER_RULE -> value(length > 0 && isText(in, data, length));
            case DIAMETER_IDENTITY -> value(isIdentity(in, data, length));
            case DIAMETER_URI -> value(isUri(in, data, length));
            case ADDRESS -> address(in, data, length);
            case OCTET_STRING, INTEGER32, INTEGER64, UNSIGNED32, UNSIGNED64, FLOAT32, FLOAT64, GROUPED, TIME -> SOUND;
        };
    }

    private static int value(boolean sound) {
        return sound ? SOUND : ResultCodes.DIAMETER_INVALID_AVP_VALUE;
    }

    /**
     * UTF-8 without NUL. RFC 6733 §4.3.1 only advises against control codes; NUL we refuse, because it has ended
     * strings, and listeners, in other implementations behind us.
     */
    private static boolean isText(byte[] in, int data, int length) {
        int at = data;
        int end = data + length;
        // Eight octets at a time while they are ASCII, as nearly all text in Diameter is.
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long octets = Octets.int64(in, at);
            boolean hasNul = ((octets - ONES) & ~octets & HIGH_BITS) != 0;
            if (hasNul || (octets & HIGH_BITS) != 0) {
                break;
            }
        }
        return Utf8.isText(in, at, end);
    }

    /** Visible ASCII, as an FQDN in its ASCII form is (§4.3.1); its exact shape is for the edge to police. */
    private static boolean isIdentity(byte[] in, int data, int length) {
        if (length == 0 || length > LONGEST_HOST_NAME) {
            return false;
        }
        int at = data;
        int end = data + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            if (!areVisible(Octets.int64(in, at))) {
                return false;
            }
        }
        for (; at < end; at++) {
            int octet = in[at];
            if (octet <= ' ' || octet == DELETE) {
                return false;
            }
        }
        return true;
    }

    /** Eight octets at once: none has its high bit set, is below '!' or is DEL. */
    private static boolean areVisible(long octets) {
        long tooLow = (octets - ONES * '!') & ~octets;
        long toDelete = octets ^ (ONES * DELETE);
        long delete = (toDelete - ONES) & ~toDelete;
        return ((octets | tooLow | delete) & HIGH_BITS) == 0;
    }

    /** {@code aaa://} or {@code aaas://} and a name (§4.3.1). */
    private static boolean isUri(byte[] in, int data, int length) {
        if (!startsWith(in, data, length, AAA)) {
            return false;
        }
        int scheme = length > AAA.length && in[data + AAA.length] == 's' ? AAA.length + 1 : AAA.length;
        int authority = scheme + AUTHORITY.length;
        return startsWith(in, data + scheme, length - scheme, AUTHORITY)
                && isIdentity(in, data + authority, length - authority);
    }

    private static boolean startsWith(byte[] in, int data, int length, byte[] prefix) {
        if (length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (in[data + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** The length is judged for the families we speak; others of IANA's list, such as E.164, are legal. */
    private static int address(byte[] in, int data, int length) {
        if (length < 2) {
            return ResultCodes.DIAMETER_INVALID_AVP_LENGTH;
        }
        int family = Octets.unsigned16(in, data);
        boolean wrongLength =
                (family == AvpCursor.FAMILY_IPV4 && length != 6) || (family == AvpCursor.FAMILY_IPV6 && length != 18);
        return wrongLength ? ResultCodes.DIAMETER_INVALID_AVP_LENGTH : SOUND;
    }
}
