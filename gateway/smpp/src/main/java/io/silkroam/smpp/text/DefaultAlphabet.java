package io.silkroam.smpp.text;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a peer means by data_coding 0, "SMSC default alphabet" (SMPP 3.4 §5.2.19): a setting of its link. It holds for
 * message classes and waiting indications over the default alphabet as well.
 */
public enum DefaultAlphabet {
    /** The GSM alphabet, one septet in an octet; our own form. */
    GSM,
    /** The GSM alphabet, packed as on the air; after a header the first septet begins on a septet's boundary. */
    GSM_PACKED,
    /** ISO-8859-1. */
    LATIN1,
    /** US-ASCII; read as Latin-1 where an octet is above 0x7F. */
    ASCII,
    /** UTF-8. */
    UTF8;

    /** The text of a body that follows a header of so many octets. */
    String decode(byte[] body, GsmAlphabet gsm, int headerOctets) {
        return switch (this) {
            case GSM -> gsm.decode(body);
            case GSM_PACKED -> gsm.decode(Septets.unpack(body, Septets.fill(headerOctets)));
            case LATIN1, ASCII -> new String(body, StandardCharsets.ISO_8859_1);
            case UTF8 -> new String(body, StandardCharsets.UTF_8);
        };
    }

    /** The body; empty if it cannot say the text. */
    Optional<byte[]> encode(String text, GsmAlphabet gsm, int headerOctets) {
        return switch (this) {
            case GSM -> gsm.encode(text);
            case GSM_PACKED -> gsm.encode(text).map(septets -> Septets.pack(septets, Septets.fill(headerOctets)));
            case LATIN1 -> upTo(text, 0xFF, text.getBytes(StandardCharsets.ISO_8859_1));
            case ASCII -> upTo(text, 0x7F, text.getBytes(StandardCharsets.US_ASCII));
            case UTF8 -> Optional.of(text.getBytes(StandardCharsets.UTF_8));
        };
    }

    /**
     * The text of an alphanumeric address (TON 5) as this peer writes it.
     *
     * @param octets as ISO-8859-1 text, as an address stands in a PDU
     */
    public String readAddress(String octets) {
        return decode(octets.getBytes(StandardCharsets.ISO_8859_1), GsmAlphabet.DEFAULT, 0);
    }

    /**
     * An alphanumeric address as this peer expects it, as ISO-8859-1 text; empty if it cannot say it, be it that an
     * octet would be 0, which ends a string on the wire.
     */
    public Optional<String> writeAddress(String text) {
        return encode(text, GsmAlphabet.DEFAULT, 0)
                .filter(octets -> !new String(octets, StandardCharsets.ISO_8859_1).contains("\0"))
                .map(octets -> new String(octets, StandardCharsets.ISO_8859_1));
    }

    private static Optional<byte[]> upTo(String text, int highest, byte[] octets) {
        return text.chars().allMatch(c -> c <= highest) ? Optional.of(octets) : Optional.empty();
    }
}
