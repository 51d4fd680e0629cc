package io.silkroam.sim.batch.file;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What vendors call their columns. A name that a mapping gives wins over the same usual name. */
final class ColumnNames {
    static final int MOST_IMSIS = 16;

    private static final Map<String, Column> USUAL = usual();
    private static final Pattern NUMBERED = Pattern.compile("([a-z]+)([1-9][0-9]?)");
    private static final Pattern CARD_KEYS = Pattern.compile("scp0?[238].*");

    private final Map<String, Column> own;

    /** What a column is, and, where a card can have several, which of them: counted from 0. */
    record Meaning(Column column, int index) {}

    /** @param own names as {@link #plain} makes them */
    ColumnNames(Map<String, Column> own) {
        this.own = Map.copyOf(own);
    }

    private static Map<String, Column> usual() {
        Map<String, Column> names = new HashMap<>();
        for (Column column : Column.values()) {
            column.usualNames().forEach(name -> names.put(name, column));
        }
        return Map.copyOf(names);
    }

    /** A name without case, blanks, underscores, dashes and other signs. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    /** Empty for a name that nobody knows. */
    Optional<Meaning> meaning(String name) {
        String plain = plain(name);
        Column column = own.getOrDefault(plain, USUAL.get(plain));
        if (column != null) {
            return Optional.of(new Meaning(column, 0));
        }
        if (CARD_KEYS.matcher(plain).matches()) {
            return Optional.of(new Meaning(Column.IGNORED, 0));
        }
        Matcher numbered = NUMBERED.matcher(plain);
        return numbered.matches() ? numbered(numbered.group(1), Integer.parseInt(numbered.group(2))) : Optional.empty();
    }

    private Optional<Meaning> numbered(String base, int number) {
        Column column = own.getOrDefault(base, USUAL.get(base));
        if (column == Column.IGNORED) {
            return Optional.of(new Meaning(column, 0));
        }
        // Only the plain names: K4 is a transport key, not the fourth Ki.
        boolean several = column != null && column.isNumbered() && base.equals(column.key());
        return several && number <= MOST_IMSIS ? Optional.of(new Meaning(column, number - 1)) : Optional.empty();
    }

    /** Whether the vendor says by the name alone that the values are encrypted. */
    static boolean meansEncrypted(String name) {
        String plain = plain(name);
        return plain.equals("eki") || plain.equals("eopc");
    }

    Map<String, Column> own() {
        return own;
    }
}
