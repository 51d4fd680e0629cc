package io.silkroam.messaging.number;

/** The beginning of a number, and what takes its place; {@code with} may be empty. */
public record Replacement(String prefix, String with) {
    public Replacement {
        Prefixes.parse(prefix);
        if (!with.isEmpty()) {
            Prefixes.parse(with);
        }
    }

    String in(String digits) {
        return with + digits.substring(prefix.length());
    }
}
