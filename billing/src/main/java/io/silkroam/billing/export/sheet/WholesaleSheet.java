package io.silkroam.billing.export.sheet;

import static io.silkroam.billing.export.sheet.Field.identifier;
import static io.silkroam.billing.export.sheet.Field.text;
import static io.silkroam.billing.export.sheet.Field.value;
import static io.silkroam.billing.export.sheet.Field.word;

import io.silkroam.billing.export.rows.OwedRow;
import java.util.List;
import java.util.Locale;

/** What a partner is owed, a row for each day, network and tariff. */
public final class WholesaleSheet {
    private WholesaleSheet() {}

    /** The fields need nothing but the row. */
    public static Sheet<OwedRow> of() {
        List<Field<OwedRow>> fields = List.of(
                text("partner", OwedRow::partner),
                word("run", o -> o.run().toLowerCase(Locale.ROOT)),
                value("day", (o, c) -> c.date(o.epochDay())),
                identifier("network", OwedRow::plmn),
                identifier("serving_mcc", o -> UsageSheet.mcc(o.plmn())),
                identifier("serving_mnc", o -> UsageSheet.mnc(o.plmn())),
                text("tariff", OwedRow::tariff),
                word("unit", OwedRow::unit),
                value("records", (o, c) -> c.number(o.records())),
                value("units", (o, c) -> c.number(o.units())),
                value("units_charged", (o, c) -> c.number(o.billed())),
                value("amount_ex_vat", (o, c) -> c.decimal(o.amount(), o.decimals())),
                word("currency", OwedRow::currency),
                value("over_cap", (o, c) -> c.number(o.overCap())),
                value("late", (o, c) -> c.flag(o.late())));
        return new Sheet<>(fields, WholesaleSheet::tally, OwedRow::late);
    }

    private static void tally(OwedRow row, Totals totals) {
        String run = row.run().toLowerCase(Locale.ROOT);
        totals.units(run + " records", "RECORDS", row.records());
        totals.units(run + " units", row.unit(), row.units());
        totals.units(run + " units charged", row.unit(), row.billed());
        totals.add(run + " amount", row.currency(), row.amount(), row.decimals());
    }
}
