package io.silkroam.diameter.dictionary;

/** One command of one application (RFC 6733 §3.2): a request or an answer, whether proxiable, and its grammar. */
public record CommandDefinition(
        String name,
        String abbreviation,
        int code,
        int applicationId,
        boolean request,
        boolean proxiable,
        Grammar grammar) {
    @Override
    public String toString() {
        return abbreviation;
    }
}
