package io.silkroam.diameter.codec;

import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.AvpKey;
import io.silkroam.diameter.dictionary.AvpType;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.GrammarRule;

/**
 * What RFC 6733 §7.1.5 and §7.5 want said of a {@link Cell}, told from the standard's words and the dictionary's data,
 * without looking at the decoder: the Result-Code, or 0 where there is nothing to say, and what the Failed-AVP shows.
 */
record Verdict(int resultCode, Shown shown) {
    /** What stands in the Failed-AVP. */
    enum Shown {
        NOTHING,
        /** The offending AVP, octet for octet. */
        AVP,
        /** Its header with a true length, and zeros, as many as its type needs at least (§7.1.5, 5014; §7.5). */
        HEADER_AND_ZEROS,
        /** An AVP within it, which is a group. */
        MEMBER
    }

    private static final Verdict FINE = new Verdict(0, Shown.NOTHING);
    private static final Verdict BAD_BITS = new Verdict(3009, Shown.AVP);
    private static final Verdict UNSUPPORTED = new Verdict(5001, Shown.AVP);
    private static final Verdict BAD_VALUE = new Verdict(5004, Shown.AVP);
    private static final Verdict MISSING = new Verdict(5005, Shown.HEADER_AND_ZEROS);
    private static final Verdict MISSING_MEMBER = new Verdict(5005, Shown.MEMBER);
    private static final Verdict TOO_MANY = new Verdict(5009, Shown.AVP);
    private static final Verdict BAD_LENGTH = new Verdict(5014, Shown.AVP);
    private static final Verdict IMPOSSIBLE_LENGTH = new Verdict(5014, Shown.HEADER_AND_ZEROS);
    private static final Verdict MEMBER_CUT = new Verdict(5014, Shown.MEMBER);

    static Verdict of(GrammarRule rule, Cell cell) {
        AvpDefinition avp = rule.avp();
        int length = Cell.data(avp).length;
        return switch (cell) {
            case ABSENT, VENDOR_WRONG_OPTIONAL -> rule.minimum() > 0 ? MISSING : FINE;
            case ONCE, OTHER_M_BIT -> FINE;
            case TWICE -> rule.maximum() < 2 ? TOO_MANY : FINE;
            case SIXTY_FOUR_TIMES -> rule.maximum() < 64 ? TOO_MANY : FINE;
            case RESERVED_BIT, VENDOR_ZERO -> BAD_BITS;
            case VENDOR_WRONG -> UNSUPPORTED;
            case VENDOR_BIT_CLEARED -> UNSUPPORTED;
            case LENGTH_ZERO, LENGTH_MOST -> IMPOSSIBLE_LENGTH;
            case LENGTH_LESS -> ofShorter(avp, length);
            case LENGTH_MORE -> length % 4 == 0 ? IMPOSSIBLE_LENGTH : ofPaddingTaken(avp);
            case NUL_INSIDE, BAD_UTF8 -> isFree(avp) ? FINE : BAD_VALUE;
            case EMPTY -> ofEmpty(avp, length);
            case DATA_SHORT, DATA_LONG -> ofOtherLength(avp);
        };
    }

    /** Whether the cell's AVP would be another one that the dictionary has, of which nothing is said here. */
    static boolean isAnother(AvpDefinition avp, Cell cell) {
        return cell == Cell.VENDOR_BIT_CLEARED
                && Dictionary.standard()
                        .avp(new AvpKey(avp.code(), 0).code(), 0)
                        .isPresent();
    }

    /** The least data of a type, in octets (§4.2, §4.3.1). */
    static int least(AvpType type) {
        return switch (type) {
            case INTEGER32, UNSIGNED32, FLOAT32, ENUMERATED, TIME -> 4;
            case INTEGER64, UNSIGNED64, FLOAT64 -> 8;
            case ADDRESS -> 6;
            case OCTET_STRING, UTF8_STRING, DIAMETER_IDENTITY, DIAMETER_URI, IP_FILTER_RULE, GROUPED -> 0;
        };
    }

    /** The dictionary says that this text is only written down, so its octets do not matter. */
    private static boolean isFree(AvpDefinition avp) {
        return avp.type() == AvpType.UTF8_STRING && avp.values().isOpen();
    }

    private static boolean isOfAnyLength(AvpDefinition avp) {
        return avp.type() == AvpType.OCTET_STRING || avp.type().isText();
    }

    private static Verdict ofShorter(AvpDefinition avp, int length) {
        if (avp.type() == AvpType.GROUPED) {
            return length == 0 ? IMPOSSIBLE_LENGTH : MEMBER_CUT;
        }
        return isOfAnyLength(avp) ? FINE : BAD_LENGTH;
    }

    /** The octet of padding, which is a NUL, is data now. */
    private static Verdict ofPaddingTaken(AvpDefinition avp) {
        if (avp.type() == AvpType.ADDRESS) {
            return BAD_LENGTH;
        }
        return avp.type() == AvpType.OCTET_STRING || isFree(avp) ? FINE : BAD_VALUE;
    }

    private static Verdict ofEmpty(AvpDefinition avp, int length) {
        if (least(avp.type()) > 0) {
            return BAD_LENGTH;
        }
        if (avp.type() == AvpType.GROUPED) {
            return length > 0 ? MISSING_MEMBER : FINE;
        }
        boolean mayBeEmpty = avp.type() == AvpType.OCTET_STRING || avp.type() == AvpType.UTF8_STRING;
        return mayBeEmpty && !avp.values().nonEmpty() ? FINE : BAD_VALUE;
    }

    private static Verdict ofOtherLength(AvpDefinition avp) {
        if (avp.type() == AvpType.GROUPED) {
            return avp.values().opaque() ? FINE : MEMBER_CUT;
        }
        return isOfAnyLength(avp) ? FINE : BAD_LENGTH;
    }
}
