package io.silkroam.smpp.text;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where octets may be cut: never in a character, and rather not in a cluster of characters (Unicode UAX #29). */
final class Cuts {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** Between characters. */
    private final BitSet possible;
    /** Between clusters. */
    private final BitSet good;

    private Cuts(BitSet possible, BitSet good) {
        this.possible = possible;
        this.good = good;
    }

    static Cuts of(Alphabet alphabet, byte[] body) {
        return switch (alphabet) {
            case GSM -> septets(body);
            case UCS2 -> units(body);
            case ASCII, LATIN1, BINARY, OTHER -> everywhere(body.length);
        };
    }

    /** The last good place after {@code start} and not after {@code end}; if there is none, the last possible one. */
    int before(int start, int end) {
        int cut = good.previousSetBit(end);
        if (cut <= start) {
            cut = possible.previousSetBit(end);
        }
        return cut <= start ? end : cut;
    }

    private static Cuts everywhere(int length) {
        BitSet all = new BitSet(length + 1);
        all.set(0, length + 1);
        return new Cuts(all, all);
    }

    /** No letter of the GSM tables combines with another, so only the escape matters. */
    private static Cuts septets(byte[] body) {
        BitSet cuts = new BitSet(body.length + 1);
        for (int i = 0; i <= body.length; i++) {
            cuts.set(i);
            if (i < body.length && body[i] == GsmAlphabet.ESCAPE) {
                i++;
            }
        }
        cuts.set(body.length);
        return new Cuts(cuts, cuts);
    }

    private static Cuts units(byte[] body) {
        String text = Ucs2.units(body, false);
        BitSet characters = new BitSet(body.length + 1);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            characters.set(i * 2);
        }
        characters.set(body.length);
        BitSet clusters = new BitSet(body.length + 1);
        Matcher matcher = CLUSTER.matcher(text);
        while (matcher.find()) {
            clusters.set(matcher.start() * 2);
        }
        clusters.set(body.length);
        return new Cuts(characters, clusters);
    }
}
