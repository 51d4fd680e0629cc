package io.silkroam.billing.export.csv;

/** For whom a file is written. */
public enum Profile {
    /** Programs: UTF-8, ISO 8601 with offset, a dot in decimals, nothing added to any value. */
    MACHINE,
    /** People with a spreadsheet: a byte order mark, long numbers as text, formulas defused. */
    EXCEL
}
