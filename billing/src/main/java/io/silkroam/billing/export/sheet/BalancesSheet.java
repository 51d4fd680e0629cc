package io.silkroam.billing.export.sheet;

import static io.silkroam.billing.export.sheet.Field.identifier;
import static io.silkroam.billing.export.sheet.Field.personal;
import static io.silkroam.billing.export.sheet.Field.text;
import static io.silkroam.billing.export.sheet.Field.value;
import static io.silkroam.billing.export.sheet.Field.word;

import io.silkroam.billing.export.csv.CsvLine;
import io.silkroam.billing.export.rows.BalanceRow;
import java.util.List;

/** What is left of allowances at the end of a period, in units and in money still to be earned. */
public final class BalancesSheet {
    private BalancesSheet() {}

    /** The names of plans in the language of the file. */
    public static Sheet<BalanceRow> of(PlanNames names) {
        List<Field<BalanceRow>> fields = List.of(
                value("subscriber_id", (b, c) -> c.number(b.who().subscriber())),
                personal("imsi", b -> b.who().imsi()),
                personal("msisdn", b -> b.who().msisdn()),
                personal("iccid", b -> b.who().iccid()),
                value("subscription_id", (b, c) -> c.number(b.subscription())),
                identifier("offer", BalanceRow::plan),
                text("plan_name", b -> names.of(b.plan())),
                identifier("bucket_id", BalanceRow::allowance),
                word("unit", BalanceRow::unit),
                value("bought", (b, c) -> c.number(b.bought())),
                value("used", (b, c) -> c.number(b.used())),
                value("lapsed", (b, c) -> c.number(b.lapsed())),
                value("left", (b, c) -> c.number(b.left())),
                value("ended", (b, c) -> c.flag(b.ended())),
                word("currency", b -> b.price().currency()),
                value("net", (b, c) -> money(b, b.price().net(), c)),
                value("vat_rate", (b, c) -> c.decimal(b.price().vatBasisPoints(), 2)),
                value("recognised", (b, c) -> money(b, b.recognised(), c)),
                value("breakage", (b, c) -> money(b, b.breakage(), c)),
                value("deferred", (b, c) -> money(b, b.deferred(), c)));
        return new Sheet<>(fields, BalancesSheet::tally, b -> false);
    }

    private static void money(BalanceRow row, long minor, CsvLine cell) {
        cell.decimal(minor, row.price().decimals());
    }

    private static void tally(BalanceRow row, Totals totals) {
        totals.units("bought", row.unit(), row.bought());
        totals.units("used", row.unit(), row.used());
        totals.units("lapsed", row.unit(), row.lapsed());
        totals.units("left", row.unit(), row.left());
        String currency = row.price().currency();
        int decimals = row.price().decimals();
        totals.add("net", currency, row.price().net(), decimals);
        totals.add("recognised", currency, row.recognised(), decimals);
        totals.add("breakage", currency, row.breakage(), decimals);
        totals.add("deferred", currency, row.deferred(), decimals);
    }
}
