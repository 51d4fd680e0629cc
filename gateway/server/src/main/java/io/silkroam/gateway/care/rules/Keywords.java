package io.silkroam.gateway.care.rules;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The words subscribers send. Only letters and digits count: case, blanks, punctuation and full width letters make no
 * difference.
 */
public final class Keywords {
    private static final String CODE = "[0-9]{12,16}";
    /** Nobody means a keyword with more. */
    private static final int LONGEST = 64;

    private final Map<String, Word> words;

    /** What a keyword means. */
    public enum Word {
        BALANCE(new Asked.Balance()),
        /** Followed by a code. */
        TOP_UP(new Asked.Help()),
        STOP(new Asked.Stop()),
        START(new Asked.Start()),
        HELP(new Asked.Help()),
        CHINESE(new Asked.Speak(Language.ZH)),
        ENGLISH(new Asked.Speak(Language.EN)),
        DUTCH(new Asked.Speak(Language.NL));

        @SuppressWarnings("ImmutableEnumChecker") // records without mutable parts
        private final Asked alone;

        Word(Asked alone) {
            this.alone = alone;
        }
    }

    /** @param words in the form of {@link #folded} */
    public Keywords(Map<String, Word> words) {
        this.words = Map.copyOf(words);
    }

    /** A text as it is compared: letters and digits in capitals, by compatibility (NFKC). */
    public static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(c -> folded.appendCodePoint(digit(c)));
        return folded.toString();
    }

    /** Digits of every script, as keyboards of some countries write them, are those of ASCII. */
    private static int digit(int codePoint) {
        return Character.isDigit(codePoint) ? '0' + Character.digit(codePoint, 10) : codePoint;
    }

    public Asked read(String text) {
        String folded = folded(text);
        if (folded.length() > LONGEST) {
            return new Asked.Unknown();
        }
        if (folded.matches(CODE)) {
            return new Asked.Voucher(folded);
        }
        return Optional.ofNullable(words.get(folded))
                .map(word -> word.alone)
                .or(() -> topUp(folded))
                .orElseGet(Asked.Unknown::new);
    }

    private Optional<Asked> topUp(String folded) {
        String word = folded.replaceFirst("[0-9]+$", "");
        String code = folded.substring(word.length());
        return words.get(word) == Word.TOP_UP ? Optional.of(new Asked.Voucher(code)) : Optional.empty();
    }

    /** By word. */
    public Map<String, Word> words() {
        return new HashMap<>(words);
    }

    /** Whether this can be a code at all. */
    public static boolean isCode(String digits) {
        return digits.matches(CODE);
    }
}
