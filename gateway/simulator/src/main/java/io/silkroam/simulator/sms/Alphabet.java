package io.silkroam.simulator.sms;

import io.silkroam.simulator.cloudhopper.text.GsmText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What a text is written in, and the data_coding that says so (SMPP 3.4 §5.2.19). */
public enum Alphabet {
    /** The GSM default alphabet, one septet an octet. */
    GSM(0x00, 160),
    /** ISO-8859-1. */
    LATIN1(0x03, 140),
    /** Octets; the text is their hexadecimal digits. */
    BINARY(0x04, 140),
    /** UTF-16, most significant octet first. */
    UCS2(0x08, 140);

    private static final int SURROGATE_PAIR = 4;
    private static final int ESCAPE = 0x1B;

    private final int dataCoding;
    private final int most;

    Alphabet(int dataCoding, int most) {
        this.dataCoding = dataCoding;
        this.most = most;
    }

    /** The smallest alphabet that has every character of the text: {@link #GSM} or {@link #UCS2}. */
    public static Alphabet of(String text) {
        return GsmText.covers(text) ? GSM : UCS2;
    }

    /** What a data_coding means, by 3GPP TS 23.038 §4; reserved values are taken for octets. */
    public static Alphabet ofDataCoding(int coding) {
        if (coding == 0x01) {
            return LATIN1;
        }
        if (coding <= 0x0F) {
            return switch (coding) {
                case 0x00 -> GSM;
                case 0x03 -> LATIN1;
                case 0x08 -> UCS2;
                default -> BINARY;
            };
        }
        int group = coding >> 4;
        return switch (group) {
            case 0xC, 0xD -> GSM;
            case 0xE -> UCS2;
            case 0xF -> (coding & 0x04) == 0 ? GSM : BINARY;
            default -> group <= 0x3 ? ofBits((coding >> 2) & 0x03) : BINARY;
        };
    }

    private static Alphabet ofBits(int bits) {
        return switch (bits) {
            case 0 -> GSM;
            case 2 -> UCS2;
            default -> BINARY;
        };
    }

    public int dataCoding() {
        return dataCoding;
    }

    /** Octets of short_message that one message holds without a header; septets where this is {@link #GSM}. */
    int most() {
        return most;
    }

    /** What remains of {@link #most} beside a user data header of so many octets. */
    int mostBeside(int headerOctets) {
        return this == GSM ? (most * 7 - headerOctets * 8) / 7 : most - headerOctets;
    }

    public byte[] octets(String text) {
        return switch (this) {
            case GSM -> GsmText.octets(text);
            case LATIN1 -> text.getBytes(StandardCharsets.ISO_8859_1);
            case BINARY -> HexFormat.of().parseHex(text);
            case UCS2 -> text.getBytes(StandardCharsets.UTF_16BE);
        };
    }

    public String text(byte[] octets) {
        return switch (this) {
            case GSM -> GsmText.text(octets);
            case LATIN1 -> new String(octets, StandardCharsets.ISO_8859_1);
            case BINARY -> HexFormat.of().formatHex(octets);
            case UCS2 -> new String(octets, StandardCharsets.UTF_16BE);
        };
    }

    /** Where to cut at the latest, at most {@code room} octets after {@code from}, without cutting a character. */
    int cut(byte[] octets, int from, int room) {
        int end = from + room;
        if (end >= octets.length) {
            return octets.length;
        }
        return switch (this) {
            case GSM -> octets[end - 1] == ESCAPE ? end - 1 : end;
            case LATIN1, BINARY -> end;
            case UCS2 -> cutBetweenUnits(octets, end - (end - from) % 2);
        };
    }

    private static int cutBetweenUnits(byte[] octets, int end) {
        int unit = (octets[end - 2] & 0xFF) << 8 | (octets[end - 1] & 0xFF);
        return Character.isHighSurrogate((char) unit) ? end - SURROGATE_PAIR / 2 : end;
    }
}
