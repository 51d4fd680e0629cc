package io.silkroam.smpp.text;

/**
 * National language identifiers, 3GPP TS 23.038 §6.2.1.2.4, with the tables of its annex A. Those of South Asia (4 to
 * 13) are not here: a text that needs them goes as UCS-2, and one that comes is read as if no shift stood there
 * (§6.2.1.2.2).
 */
public enum NationalLanguage {
    /** The default alphabet and its extension, §6.2.1. */
    DEFAULT(0, GsmTables.DEFAULT, GsmTables.EXTENSION),
    /** §A.3.1 and §A.2.1. */
    TURKISH(1, GsmTables.TURKISH, GsmTables.EXTENSION + GsmTables.TURKISH_SHIFT),
    /** Has no locking shift table; §A.2.2. */
    SPANISH(2, GsmTables.DEFAULT, GsmTables.EXTENSION + GsmTables.SPANISH_SHIFT),
    /** §A.3.3 and §A.2.3. */
    PORTUGUESE(3, GsmTables.PORTUGUESE, GsmTables.EXTENSION + GsmTables.PORTUGUESE_SHIFT);

    private final int identifier;
    private final String locking;
    private final String single;

    NationalLanguage(int identifier, String locking, String single) {
        this.identifier = identifier;
        this.locking = locking;
        this.single = single;
    }

    /** The octet in the information elements 0x24 and 0x25. */
    public int identifier() {
        return identifier;
    }

    /** Whether it has a locking shift table of its own. */
    public boolean hasLocking() {
        return this == TURKISH || this == PORTUGUESE;
    }

    /** The language of an identifier; {@link #DEFAULT} for one whose tables are not here. */
    public static NationalLanguage of(int identifier) {
        return identifier >= 0 && identifier < values().length ? values()[identifier] : DEFAULT;
    }

    /** 128 characters. */
    String locking() {
        return locking;
    }

    /** Pairs: the septet after the escape, the character. */
    String single() {
        return single;
    }
}
