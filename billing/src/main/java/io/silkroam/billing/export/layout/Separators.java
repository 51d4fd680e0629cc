package io.silkroam.billing.export.layout;

import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What divides the columns of a kind's files.
 *
 * @param given by {@link #MACHINE}, or by the language of files for people; a usual one where nothing is given
 */
public record Separators(Map<String, Character> given) {
    /** Names the files for programs. */
    public static final String MACHINE = "machine";

    /** Usual ones everywhere. */
    public static final Separators USUAL = new Separators(Map.of());

    public Separators {
        given = Map.copyOf(given);
    }

    /** The character of a form of file. */
    public char of(Rendering rendering) {
        String name = rendering.profile() == Profile.MACHINE ? MACHINE : rendering.language();
        return Optional.ofNullable(given.get(name)).orElseGet(rendering::usualSeparator);
    }

    @Override
    public String toString() {
        return new TreeMap<>(given).toString();
    }
}
