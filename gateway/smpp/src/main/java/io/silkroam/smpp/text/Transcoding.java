package io.silkroam.smpp.text;

import java.util.Arrays;
import java.util.Optional;

/**
 * Between what a peer means by data_coding 0 and our own form. Text that the other side's alphabet cannot say goes as
 * UCS-2; what is not in the default alphabet, and every header but its national shifts, passes through untouched.
 */
public final class Transcoding {
    private static final int AIR_OCTETS = 140;

    private Transcoding() {}

    /** What had to be done. */
    public enum Change {
        /** The octets are the same. */
        NONE,
        /** The same text in other octets. */
        RECODED,
        /** The same text as UCS-2, since the target's alphabet lacks a character. */
        WIDENED
    }

    /**
     * The message for the other side.
     *
     * @param header whether a header stands first
     * @param octets neither copied nor changed
     * @param fits whether it goes in one message on the air; UCS-2 needs more room than what it came from, and a
     *     message that no longer fits is to be split anew by the caller
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Transcoded(boolean header, int dataCoding, byte[] octets, Change change, boolean fits) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Transcoded that
                    && header == that.header
                    && dataCoding == that.dataCoding
                    && change == that.change
                    && fits == that.fits
                    && Arrays.equals(octets, that.octets);
        }

        @Override
        public int hashCode() {
            return 31 * dataCoding + Arrays.hashCode(octets);
        }

        /** Without what somebody wrote. */
        @Override
        public String toString() {
            return "Transcoded[data_coding 0x%02X, %d octets, %s]".formatted(dataCoding, octets.length, change);
        }
    }

    /** From a peer's form to ours. */
    public static Transcoded toCanonical(DefaultAlphabet peer, boolean header, int dataCoding, byte[] octets) {
        return between(peer, DefaultAlphabet.GSM, header, dataCoding, octets);
    }

    /** From our form to a peer's. */
    public static Transcoded toPeer(DefaultAlphabet peer, boolean header, int dataCoding, byte[] octets) {
        return between(DefaultAlphabet.GSM, peer, header, dataCoding, octets);
    }

    private static Transcoded between(
            DefaultAlphabet from, DefaultAlphabet to, boolean header, int dataCoding, byte[] octets) {
        UserDataHeader elements = UserDataHeader.NONE;
        byte[] body = octets;
        int headerLength = 0;
        if (header && UserDataHeader.parse(octets) instanceof UserDataHeader.Parsed.Read read) {
            elements = read.header();
            body = read.body();
            headerLength = read.length();
        } else if (header) {
            // Nobody can tell where the text begins; it is the receiver's to refuse.
            return new Transcoded(true, dataCoding, octets, Change.NONE, octets.length <= AIR_OCTETS);
        }
        if (from == to || DataCoding.alphabet(dataCoding) != Alphabet.GSM) {
            boolean fits = fits(to, DataCoding.alphabet(dataCoding), headerLength, body);
            return new Transcoded(header, dataCoding, octets, Change.NONE, fits);
        }
        GsmAlphabet gsm = elements.gsmAlphabet();
        String text = from.decode(body, gsm, headerLength);
        boolean keepsShifts = to == DefaultAlphabet.GSM || to == DefaultAlphabet.GSM_PACKED;
        UserDataHeader kept = keepsShifts ? elements : elements.with(GsmAlphabet.DEFAULT);
        Optional<byte[]> said = to.encode(text, gsm, kept.length());
        if (said.isPresent()) {
            boolean fits = fits(to, Alphabet.GSM, kept.length(), said.get());
            return new Transcoded(!kept.elements().isEmpty(), dataCoding, join(kept, said.get()), Change.RECODED, fits);
        }
        UserDataHeader plain = elements.with(GsmAlphabet.DEFAULT);
        byte[] wide = Ucs2.encode(text);
        boolean fits = plain.length() + wide.length <= AIR_OCTETS;
        return new Transcoded(
                !plain.elements().isEmpty(), DataCoding.asUcs2(dataCoding), join(plain, wide), Change.WIDENED, fits);
    }

    private static boolean fits(DefaultAlphabet form, Alphabet alphabet, int headerLength, byte[] body) {
        // What LATIN1, ASCII and UTF8 say is packed by the message centre: about a septet to a character.
        boolean packedLater = alphabet == Alphabet.GSM && form != DefaultAlphabet.GSM_PACKED;
        int room = AIR_OCTETS - headerLength;
        return body.length <= (packedLater ? room * 8 / 7 : room);
    }

    private static byte[] join(UserDataHeader header, byte[] body) {
        byte[] octets = Arrays.copyOf(header.write(), header.length() + body.length);
        System.arraycopy(body, 0, octets, header.length(), body.length);
        return octets;
    }
}
