package io.silkroam.conf;

import java.util.Collection;
import java.util.Comparator;

/** The known key that a mistyped one most likely meant. */
final class Nearest {
    private static final int FARTHEST = 3;

    private Nearest() {}

    static String hint(String typed, Collection<String> known) {
        return known.stream()
                .filter(key -> Math.abs(typed.length() - key.length()) <= FARTHEST)
                .filter(key -> distance(typed, key) <= FARTHEST)
                .min(Comparator.comparingInt(key -> distance(typed, key)))
                .map(key -> "; did you mean '" + key + "'?")
                .orElse(known.isEmpty() ? "" : "; known here: " + String.join(", ", known));
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
