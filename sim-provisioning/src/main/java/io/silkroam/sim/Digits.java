package io.silkroam.sim;

/** Strings of decimal digits, and how they look where only part of them may be seen. */
final class Digits {
    private static final int SHOWN_FIRST = 5;
    private static final int SHOWN_LAST = 3;

    private Digits() {}

    static boolean areBetween(String text, int least, int most) {
        if (text == null || text.length() < least || text.length() > most) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    static String masked(String text) {
        if (text == null) {
            return "";
        }
        int hidden = text.length() - SHOWN_FIRST - SHOWN_LAST;
        if (hidden <= 0) {
            return "*".repeat(text.length());
        }
        return text.substring(0, SHOWN_FIRST) + "*".repeat(hidden) + text.substring(SHOWN_FIRST + hidden);
    }
}
