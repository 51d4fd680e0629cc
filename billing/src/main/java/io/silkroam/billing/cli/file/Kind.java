package io.silkroam.billing.cli.file;

import java.util.Locale;

/** What files are about. */
enum Kind {
    USAGE,
    SALES,
    LEDGER,
    WHOLESALE,
    BALANCES;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
