package io.silkroam.smpp.text;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the text of a message in our own form, where data_coding 0 is the GSM alphabet, one septet in an octet. */
public final class CanonicalText {
    private CanonicalText() {}

    /**
     * What it says; empty where the octets are not text, are in a coding not read here, or the header is malformed.
     *
     * @param header whether a header stands first (UDHI)
     */
    public static Optional<String> read(boolean header, int dataCoding, byte[] octets) {
        if (!header) {
            return read(UserDataHeader.NONE, dataCoding, octets);
        }
        return UserDataHeader.parse(octets) instanceof UserDataHeader.Parsed.Read read
                ? read(read.header(), dataCoding, read.body())
                : Optional.empty();
    }

    /** What a body says, with the shifts its header names. */
    public static Optional<String> read(UserDataHeader header, int dataCoding, byte[] body) {
        return switch (DataCoding.alphabet(dataCoding)) {
            case GSM -> Optional.of(header.gsmAlphabet().decode(body));
            case ASCII, LATIN1 -> Optional.of(new String(body, StandardCharsets.ISO_8859_1));
            case UCS2 -> Optional.of(Ucs2.decode(body));
            case BINARY, OTHER -> Optional.empty();
        };
    }
}
