package io.silkroam.billing.export.sheet;

import static io.silkroam.billing.export.sheet.Field.identifier;
import static io.silkroam.billing.export.sheet.Field.text;
import static io.silkroam.billing.export.sheet.Field.value;
import static io.silkroam.billing.export.sheet.Field.word;

import io.silkroam.billing.export.csv.CsvLine;
import io.silkroam.billing.export.csv.LocalTimes;
import io.silkroam.billing.export.rows.PostingRow;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Postings, each with its transaction. */
public final class LedgerSheet {

    private LedgerSheet() {}

    /** @param zone of local times */
    public static Sheet<PostingRow> of(ZoneId zone) {
        LocalTimes times = new LocalTimes(zone);
        List<Field<PostingRow>> fields = List.of(
                value("transaction", (p, c) -> c.number(p.transaction())),
                value("line", (p, c) -> c.number(p.line())),
                value("day", (p, c) -> c.date(p.epochDay())),
                value("booked_utc", (p, c) -> c.time(p.bookedAt(), 0)),
                value("booked_local", (p, c) -> c.time(p.bookedAt(), times.offset(p.bookedAt()))),
                word("kind", p -> p.kind().toLowerCase(Locale.ROOT)),
                identifier("reference", PostingRow::reference),
                text("account", PostingRow::account),
                word("commodity", PostingRow::commodity),
                value("amount", (p, c) -> c.decimal(p.amount(), p.decimals())),
                value("debit", (p, c) -> side(p, p.amount(), c)),
                value("credit", (p, c) -> side(p, -p.amount(), c)),
                identifier("seal", PostingRow::seal),
                value("late", (p, c) -> c.flag(p.late())));
        return new Sheet<>(fields, LedgerSheet::tally, PostingRow::late);
    }

    private static void side(PostingRow row, long amount, CsvLine cell) {
        if (amount > 0) {
            cell.decimal(amount, row.decimals());
        } else {
            cell.empty();
        }
    }

    private static void tally(PostingRow row, Totals totals) {
        totals.add("debit", row.commodity(), Math.max(0, row.amount()), row.decimals());
        totals.add("credit", row.commodity(), Math.max(0, -row.amount()), row.decimals());
    }
}
