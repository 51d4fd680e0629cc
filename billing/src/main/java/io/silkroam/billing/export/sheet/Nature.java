package io.silkroam.billing.export.sheet;

/** What a field's values are, as far as a layout or a spreadsheet has to know. */
public enum Nature {
    /** From anybody: a plan's name, a reference. */
    TEXT,
    /** A word of ours. */
    WORD,
    /** Digits or an id that nobody calculates with. */
    IDENTIFIER,
    /** One that tells who somebody is; it can be masked. */
    PERSONAL,
    /** A number, a date, true or false. */
    VALUE
}
