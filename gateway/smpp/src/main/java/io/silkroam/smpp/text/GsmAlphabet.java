package io.silkroam.smpp.text;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The GSM 7-bit alphabet, 3GPP TS 23.038 §6.2.1, with the shift tables a header names; septets stand one in an octet.
 * What it cannot say it refuses to write; it reads everything.
 */
public final class GsmAlphabet {
    /** Announces a septet of the extension or single shift table. */
    static final int ESCAPE = 0x1B;

    private static final char UNREADABLE = '\uFFFD';
    private static final Map<Integer, GsmAlphabet> ALL = new ConcurrentHashMap<>();

    /** Without national tables. */
    public static final GsmAlphabet DEFAULT = of(NationalLanguage.DEFAULT, NationalLanguage.DEFAULT);

    private final NationalLanguage locking;
    private final NationalLanguage single;
    private final char[] main;
    private final char[] extension = new char[128];
    /** By character: 0 where there is none, else the septet plus 1, or 0x100 plus the septet after the escape. */
    private final short[] septets = new short[0x2300];

    private GsmAlphabet(NationalLanguage locking, NationalLanguage single) {
        this.locking = locking;
        this.single = single;
        main = locking.locking().toCharArray();
        String pairs = single.single();
        for (int i = 0; i < pairs.length(); i += 2) {
            extension[pairs.charAt(i)] = pairs.charAt(i + 1);
            septets[pairs.charAt(i + 1)] = (short) (0x100 | pairs.charAt(i));
        }
        // The shorter form wins: a Portuguese locking table has the euro sign that its single shift table has, too.
        for (int septet = 0; septet < main.length; septet++) {
            if (septet != ESCAPE) {
                septets[main[septet]] = (short) (septet + 1);
            }
        }
    }

    /** The alphabet with the locking shift of one language and the single shift of one. */
    public static GsmAlphabet of(NationalLanguage locking, NationalLanguage single) {
        return ALL.computeIfAbsent(
                locking.identifier() * 16 + single.identifier(), key -> new GsmAlphabet(locking, single));
    }

    public NationalLanguage locking() {
        return locking;
    }

    public NationalLanguage single() {
        return single;
    }

    /** Its septets, one in an octet; empty if a character is in none of its tables. */
    public Optional<byte[]> encode(String text) {
        byte[] out = new byte[text.length() * 2];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int septet = c < septets.length ? septets[c] : 0;
            if (septet == 0) {
                return Optional.empty();
            }
            if (septet >= 0x100) {
                out[length++] = ESCAPE;
                out[length++] = (byte) (septet & 0x7F);
            } else {
                out[length++] = (byte) (septet - 1);
            }
        }
        return Optional.of(Arrays.copyOf(out, length));
    }

    /**
     * The text. A septet that the extension does not have is read in the main table (§6.2.1.1); an escape before
     * another, or at the end, is a space; an octet above 0x7F is no septet and becomes U+FFFD.
     */
    public String decode(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] != ESCAPE) {
                text.append(octets[i] < 0 ? UNREADABLE : main[octets[i]]);
            } else if (i + 1 == octets.length || octets[i + 1] == ESCAPE) {
                text.append(' ');
                i++;
            } else {
                i++;
                int septet = octets[i];
                char c = septet < 0 ? UNREADABLE : extension[septet];
                text.append(c == 0 ? main[septet] : c);
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "GSM[locking " + locking + ", single " + single + "]";
    }
}
