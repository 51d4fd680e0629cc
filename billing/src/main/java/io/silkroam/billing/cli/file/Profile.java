package io.silkroam.billing.cli.file;

import java.util.Locale;

/** For whom a file is written. */
enum Profile {
    /** Programs. */
    MACHINE,
    /** People with a spreadsheet. */
    EXCEL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
