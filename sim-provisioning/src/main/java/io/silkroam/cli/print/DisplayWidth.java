package io.silkroam.cli.print;

import java.lang.Character.UnicodeScript;

/**
 * How many columns a text takes on a terminal: Chinese, Japanese and Korean characters, full-width forms and emoji take
 * two (Unicode Standard Annex 11, simplified), combining marks none.
 */
public final class DisplayWidth {
    private static final int WIDE = 2;
    private static final int FIRST_EMOJI = 0x1F300;
    private static final int LAST_EMOJI = 0x1FAFF;
    private static final int FIRST_CJK_PUNCTUATION = 0x3000;
    private static final int LAST_CJK_PUNCTUATION = 0x303F;
    private static final int FIRST_FULL_WIDTH = 0xFF01;
    private static final int LAST_FULL_WIDTH = 0xFF60;

    private DisplayWidth() {}

    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::columns).sum();
    }

    /** {@code text} with blanks added until it takes {@code columns}. */
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** The same with the blanks in front, as figures want it. */
    public static String paddedLeft(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }

    private static int columns(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(character) ? WIDE : 1;
        };
    }

    private static boolean isWide(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.HANGUL
                || script == UnicodeScript.BOPOMOFO
                || within(character, FIRST_CJK_PUNCTUATION, LAST_CJK_PUNCTUATION)
                || within(character, FIRST_FULL_WIDTH, LAST_FULL_WIDTH)
                || within(character, FIRST_EMOJI, LAST_EMOJI);
    }

    private static boolean within(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
