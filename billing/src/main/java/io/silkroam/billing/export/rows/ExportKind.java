package io.silkroam.billing.export.rows;

import io.silkroam.conf.ConfigNode;
import java.util.Locale;

/** What can be exported. */
public enum ExportKind {
    /** Rated records, a row for each run. */
    USAGE,
    /** Plans sold and given back, with VAT. */
    SALES,
    /** Postings. */
    LEDGER,
    /** What is owed to one partner, by day, network and tariff. */
    WHOLESALE,
    /** What subscribers have left at the end of the period. */
    BALANCES;

    /** As files, layouts and people call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this word; another one is refused with all there are. */
    public static ExportKind parse(String word) {
        return ConfigNode.choiceOf(word, ExportKind.class);
    }

    /** Whether each file is for one partner. */
    public boolean needsPartner() {
        return this == WHOLESALE;
    }
}
