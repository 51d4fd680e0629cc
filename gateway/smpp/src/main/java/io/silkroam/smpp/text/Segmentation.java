package io.silkroam.smpp.text;

import io.silkroam.smpp.pdu.Tlv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Splits a message into parts of 140 octets on the air, 3GPP TS 23.040 §9.2.3.24.1 and SMPP 3.4 §5.3.2.22 to
 * §5.3.2.25. It never cuts a character, and no cluster of characters (an emoji of several people, a flag) that fits
 * into a part. The reference is the caller's: it must not come back while parts with it are under way.
 */
public final class Segmentation {
    /** Reference of a message, 16 bits (SMPP 3.4 §5.3.2.22). */
    public static final int SAR_REFERENCE = 0x020C;
    /** Parts, 8 bits (§5.3.2.23). */
    public static final int SAR_TOTAL = 0x020E;
    /** Number of the part from 1, 8 bits (§5.3.2.24). */
    public static final int SAR_NUMBER = 0x020F;

    private static final int AIR_OCTETS = 140;
    private static final int MOST_PARTS = 255;
    private static final int LONGEST_PAYLOAD = 64_000;

    private Segmentation() {}

    /** How a link takes a message that is too long for one part. */
    public enum Style {
        /** A header with an 8-bit reference: 153 septets, 134 octets, 67 units of UCS-2 in a part. */
        UDH8,
        /** A header with a 16-bit reference: 152 septets, 133 octets, 66 units. */
        UDH16,
        /** SAR parameters. The message centre makes a header of them with 16 bits, so the limits are those of UDH16. */
        SAR,
        /** Whole, in message_payload; the message centre splits it. */
        PAYLOAD
    }

    /**
     * How to split.
     *
     * @param languages whose shift tables may be used
     * @param reference the low 8 or 16 bits are used
     */
    public record Rules(Style style, Set<NationalLanguage> languages, int reference) {
        public Rules {
            languages = Set.copyOf(languages);
        }

        /** Without national tables. */
        public static Rules of(Style style, int reference) {
            return new Rules(style, Set.of(), reference);
        }
    }

    /** What becomes of a message. */
    public sealed interface Split {
        /** Its parts in order; at least one. */
        record Parts(List<Part> parts) implements Split {
            public Parts {
                parts = List.copyOf(parts);
            }
        }

        /** It would be more than 255 parts, or more than 64,000 octets of message_payload. */
        record TooLong(int octets) implements Split {}

        /** The header given for each part leaves no room for text. */
        record HeaderTooLong(int octets) implements Split {}
    }

    /**
     * A text in the alphabet that takes the fewest parts, and of those the fewest octets: the GSM alphabet, that with
     * national shifts that the rules allow, UCS-2.
     */
    public static Split text(String text, Rules rules) {
        return text(text, rules, OptionalInt.empty());
    }

    /**
     * A text with a message class.
     *
     * @param messageClass 0 (flash) to 3
     */
    public static Split text(String text, Rules rules, OptionalInt messageClass) {
        int gsm =
                messageClass.isPresent() ? DataCoding.withClass(Alphabet.GSM, messageClass.getAsInt()) : DataCoding.GSM;
        Optional<byte[]> septets = GsmAlphabet.DEFAULT.encode(text);
        if (septets.isPresent()) {
            return octets(UserDataHeader.NONE, gsm, septets.get(), rules);
        }
        Split best = octets(UserDataHeader.NONE, DataCoding.asUcs2(gsm), Ucs2.encode(text), rules);
        for (NationalLanguage language : NationalLanguage.values()) {
            for (GsmAlphabet alphabet :
                    rules.languages().contains(language) ? shifts(language) : List.<GsmAlphabet>of()) {
                Optional<byte[]> said = alphabet.encode(text);
                if (said.isPresent()) {
                    best = cheaper(best, octets(UserDataHeader.NONE.with(alphabet), gsm, said.get(), rules));
                }
            }
        }
        return best;
    }

    /**
     * Octets of any coding.
     *
     * @param header elements that each part repeats, without a concatenation
     * @param body in our own form
     */
    public static Split octets(UserDataHeader header, int dataCoding, byte[] body, Rules rules) {
        UserDataHeader repeated = header.withoutConcatenation();
        Alphabet alphabet = DataCoding.alphabet(dataCoding);
        int whole = limit(alphabet, repeated.length());
        if (body.length <= whole) {
            return new Split.Parts(List.of(part(repeated, dataCoding, body, false, List.of())));
        }
        if (rules.style() == Style.PAYLOAD) {
            int length = repeated.length() + body.length;
            return length > LONGEST_PAYLOAD
                    ? new Split.TooLong(length)
                    : new Split.Parts(List.of(part(repeated, dataCoding, body, true, List.of())));
        }
        boolean wide = rules.style() != Style.UDH8;
        int headerLength = Math.max(repeated.length(), 1) + (wide ? 6 : 5);
        int limit = limit(alphabet, headerLength);
        if (limit < 2) {
            return new Split.HeaderTooLong(headerLength);
        }
        List<byte[]> pieces = cut(body, Cuts.of(alphabet, body), limit);
        if (pieces.size() > MOST_PARTS) {
            return new Split.TooLong(body.length);
        }
        List<Part> parts = new ArrayList<>(pieces.size());
        for (byte[] piece : pieces) {
            int reference = rules.reference() & (wide ? 0xFFFF : 0xFF);
            Concatenation place = new Concatenation(reference, wide, pieces.size(), parts.size() + 1);
            parts.add(
                    rules.style() == Style.SAR
                            ? part(repeated, dataCoding, piece, false, sar(place))
                            : part(repeated.with(place), dataCoding, piece, false, List.of()));
        }
        return new Split.Parts(parts);
    }

    /** The octets that go in one part after a header of so many; septets where they are packed on the air. */
    static int limit(Alphabet alphabet, int headerLength) {
        int room = AIR_OCTETS - headerLength;
        return switch (alphabet) {
            case GSM -> room * 8 / 7;
            case UCS2 -> room & ~1;
            // How the message centre puts ASCII and Latin-1 on the air is its own matter; this fits in any case.
            case ASCII, LATIN1, BINARY, OTHER -> room;
        };
    }

    private static List<byte[]> cut(byte[] body, Cuts cuts, int limit) {
        List<byte[]> pieces = new ArrayList<>();
        int start = 0;
        while (start < body.length && pieces.size() <= MOST_PARTS) {
            int end = cuts.before(start, Math.min(start + limit, body.length));
            pieces.add(Arrays.copyOfRange(body, start, end));
            start = end;
        }
        return pieces;
    }

    private static Part part(UserDataHeader header, int dataCoding, byte[] body, boolean payload, List<Tlv> tlvs) {
        byte[] octets = Arrays.copyOf(header.write(), header.length() + body.length);
        System.arraycopy(body, 0, octets, header.length(), body.length);
        return new Part(header.length() > 0, dataCoding, octets, payload, tlvs);
    }

    private static List<Tlv> sar(Concatenation place) {
        byte[] reference = {(byte) (place.reference() >> 8), (byte) place.reference()};
        return List.of(
                new Tlv(SAR_REFERENCE, reference),
                new Tlv(SAR_TOTAL, new byte[] {(byte) place.total()}),
                new Tlv(SAR_NUMBER, new byte[] {(byte) place.number()}));
    }

    private static List<GsmAlphabet> shifts(NationalLanguage language) {
        GsmAlphabet single = GsmAlphabet.of(NationalLanguage.DEFAULT, language);
        return language.hasLocking()
                ? List.of(
                        single, GsmAlphabet.of(language, NationalLanguage.DEFAULT), GsmAlphabet.of(language, language))
                : List.of(single);
    }

    private static Split cheaper(Split one, Split other) {
        if (!(other instanceof Split.Parts after)) {
            return one;
        }
        if (!(one instanceof Split.Parts before)) {
            return other;
        }
        int parts = Integer.compare(after.parts().size(), before.parts().size());
        return parts < 0 || (parts == 0 && onAir(after) < onAir(before)) ? other : one;
    }

    private static int onAir(Split.Parts split) {
        int bits = 0;
        for (Part part : split.parts()) {
            int header = part.header() ? 1 + (part.octets()[0] & 0xFF) : 0;
            int each = DataCoding.alphabet(part.dataCoding()) == Alphabet.GSM ? 7 : 8;
            bits += header * 8 + (part.octets().length - header) * each;
        }
        return bits;
    }
}
