package io.silkroam.billing.export.sheet;

import static io.silkroam.billing.export.sheet.Field.identifier;
import static io.silkroam.billing.export.sheet.Field.personal;
import static io.silkroam.billing.export.sheet.Field.text;
import static io.silkroam.billing.export.sheet.Field.value;
import static io.silkroam.billing.export.sheet.Field.word;

import io.silkroam.billing.export.csv.LocalTimes;
import io.silkroam.billing.export.rows.SaleRow;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Plans sold and given back, each with its VAT, and the same in the currency of the books. */
public final class SalesSheet {

    private SalesSheet() {}

    /** @param zone of local times */
    public static Sheet<SaleRow> of(PlanNames names, ZoneId zone) {
        LocalTimes times = new LocalTimes(zone);
        List<Field<SaleRow>> fields = List.of(
                identifier("entry_id", s -> s.place().writer() + "-" + s.place().sequence()),
                word("cause", s -> s.kind().toLowerCase(Locale.ROOT)),
                value("day", (s, c) -> c.date(times.epochDay(s.happened()))),
                value("sold_utc", (s, c) -> c.time(s.happened(), 0)),
                value("sold_local", (s, c) -> c.time(s.happened(), times.offset(s.happened()))),
                value("utc_offset", (s, c) -> c.utcOffset(times.offset(s.happened()))),
                value("subscriber_id", (s, c) -> c.number(s.who().subscriber())),
                personal("imsi", s -> s.who().imsi()),
                personal("msisdn", s -> s.who().msisdn()),
                personal("iccid", s -> s.who().iccid()),
                value("subscription_id", (s, c) -> c.number(s.subscription())),
                identifier("offer", SaleRow::plan),
                text("plan_name", s -> names.of(s.plan())),
                identifier("reference", SaleRow::reference),
                text("payment_means", SaleRow::paymentMeans),
                word("currency", s -> s.amounts().currency()),
                value(
                        "gross",
                        (s, c) -> c.decimal(s.amounts().gross(), s.amounts().decimals())),
                value("net", (s, c) -> c.decimal(s.amounts().net(), s.amounts().decimals())),
                value("vat_rate", (s, c) -> c.decimal(s.vat().basisPoints(), 2)),
                value("vat", (s, c) -> c.decimal(s.amounts().vat(), s.amounts().decimals())),
                word("vat_mode", s -> s.vat().mode().toLowerCase(Locale.ROOT)),
                word("book_currency", s -> s.books().currency()),
                value(
                        "book_gross",
                        (s, c) -> c.decimal(s.books().gross(), s.books().decimals())),
                value("book_net", (s, c) -> c.decimal(s.books().net(), s.books().decimals())),
                value("book_vat", (s, c) -> c.decimal(s.books().vat(), s.books().decimals())),
                value("late", (s, c) -> c.flag(s.late())),
                value("source_file", (s, c) -> c.number(s.place().writer())),
                value("source_seq", (s, c) -> c.number(s.place().sequence())),
                value("ledger_transaction", (s, c) -> c.number(s.place().transaction())));
        return new Sheet<>(fields, SalesSheet::tally, SaleRow::late);
    }

    private static void tally(SaleRow row, Totals totals) {
        tally("", row.amounts(), totals);
        tally("book ", row.books(), totals);
    }

    private static void tally(String which, SaleRow.Amounts amounts, Totals totals) {
        totals.add(which + "gross", amounts.currency(), amounts.gross(), amounts.decimals());
        totals.add(which + "net", amounts.currency(), amounts.net(), amounts.decimals());
        totals.add(which + "VAT", amounts.currency(), amounts.vat(), amounts.decimals());
    }
}
