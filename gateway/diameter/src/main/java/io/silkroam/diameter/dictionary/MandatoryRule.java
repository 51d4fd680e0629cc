package io.silkroam.diameter.dictionary;

/** The AVP flag rule for the M bit (RFC 6733 §4.5). It decides what we send; a known AVP is accepted either way. */
public enum MandatoryRule {
    MUST("M"),
    MAY("m"),
    MUST_NOT("-");

    private final String letter;

    MandatoryRule(String letter) {
        this.letter = letter;
    }

    static MandatoryRule parse(String letter) {
        for (MandatoryRule rule : values()) {
            if (rule.letter.equals(letter)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("no M-bit rule " + letter);
    }
}
