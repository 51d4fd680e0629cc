package io.silkroam.billing.export.csv;

import java.util.Locale;
import java.util.Set;

/** How an issue is written: the same rows in one of several forms. */
public record Rendering(Profile profile, String language) {
    /** What headings and plans can be called in. */
    public static final Set<String> LANGUAGES = Set.of("en", "zh", "nl");

    public Rendering {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("'" + language + "' is none of the languages en, zh, nl");
        }
    }

    /** As it ends a file's name: {@code machine-en}. */
    public String word() {
        return profile.name().toLowerCase(Locale.ROOT) + "-" + language;
    }

    /** What divides columns unless the layout says otherwise: a semicolon where the comma is taken by decimals. */
    public char usualSeparator() {
        return commaDecimals() ? ';' : ',';
    }

    byte decimalPoint() {
        return (byte) (commaDecimals() ? ',' : '.');
    }

    boolean forPeople() {
        return profile == Profile.EXCEL;
    }

    private boolean commaDecimals() {
        return forPeople() && language.equals("nl");
    }
}
