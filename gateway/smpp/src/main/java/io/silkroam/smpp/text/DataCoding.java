package io.silkroam.smpp.text;

import java.util.OptionalInt;

/**
 * The octet data_coding, SMPP 3.4 §5.2.19, and 3GPP TS 23.038 §4 where SMPP refers to it. 0 is the GSM alphabet: what
 * a peer means by it is settled by {@link Transcoding} at the door.
 */
public final class DataCoding {
    /** The GSM alphabet. */
    public static final int GSM = 0x00;
    /** Octets that are not text. */
    public static final int BINARY = 0x04;
    /** UCS-2. */
    public static final int UCS2 = 0x08;

    private DataCoding() {}

    /** What the octets are. */
    public static Alphabet alphabet(int dataCoding) {
        return switch (dataCoding >> 4) {
            case 0x0 ->
                switch (dataCoding) {
                    case 0x00 -> Alphabet.GSM;
                    case 0x01 -> Alphabet.ASCII;
                    case 0x02, 0x04 -> Alphabet.BINARY;
                    case 0x03 -> Alphabet.LATIN1;
                    case 0x08 -> Alphabet.UCS2;
                    default -> Alphabet.OTHER;
                };
            // TS 23.038 §4, general group with a message class: bits 3 and 2 are the alphabet.
            case 0x1 ->
                switch ((dataCoding >> 2) & 3) {
                    case 0 -> Alphabet.GSM;
                    case 1 -> Alphabet.BINARY;
                    case 2 -> Alphabet.UCS2;
                    default -> Alphabet.OTHER;
                };
            // Message waiting: discard, store, store as UCS-2.
            case 0xC, 0xD -> Alphabet.GSM;
            case 0xE -> Alphabet.UCS2;
            case 0xF -> (dataCoding & 4) == 0 ? Alphabet.GSM : Alphabet.BINARY;
            default -> Alphabet.OTHER;
        };
    }

    /** The message class, 0 (flash, shown at once) to 3; empty where the octet says none. */
    public static OptionalInt messageClass(int dataCoding) {
        int group = dataCoding >> 4;
        return group == 0x1 || group == 0xF ? OptionalInt.of(dataCoding & 3) : OptionalInt.empty();
    }

    /** Whether it sets or clears a message waiting indication. */
    public static boolean isMessageWaiting(int dataCoding) {
        return dataCoding >= 0xC0 && dataCoding <= 0xEF;
    }

    /**
     * The octet for text or data with a message class: the group that SMPP names (0xF0), and for UCS-2, which that
     * group lacks, the general one (0x18).
     */
    public static int withClass(Alphabet alphabet, int messageClass) {
        if (messageClass < 0 || messageClass > 3) {
            throw new IllegalArgumentException("message class " + messageClass + " is not 0 to 3");
        }
        return switch (alphabet) {
            case UCS2 -> 0x18 | messageClass;
            case GSM, ASCII, LATIN1 -> 0xF0 | messageClass;
            case BINARY, OTHER -> 0xF4 | messageClass;
        };
    }

    /** The octet that says the same of a text, but UCS-2; a waiting message to be discarded is then stored. */
    public static int asUcs2(int dataCoding) {
        if (isMessageWaiting(dataCoding)) {
            return 0xE0 | (dataCoding & 0x0F);
        }
        OptionalInt messageClass = messageClass(dataCoding);
        return messageClass.isPresent() ? withClass(Alphabet.UCS2, messageClass.getAsInt()) : UCS2;
    }
}
