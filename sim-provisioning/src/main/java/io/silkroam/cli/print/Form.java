package io.silkroam.cli.print;

/** How the value of a column looks to people; programs get it as it came. */
public enum Form {
    TEXT,
    /** A time: here in the reader's zone. */
    TIME,
    /** A figure, which stands to the right. */
    FIGURE,
    /** A number of octets. */
    OCTETS
}
