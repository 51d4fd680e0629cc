package io.silkroam.billing.export.sheet;

import static io.silkroam.billing.export.sheet.Field.identifier;
import static io.silkroam.billing.export.sheet.Field.personal;
import static io.silkroam.billing.export.sheet.Field.text;
import static io.silkroam.billing.export.sheet.Field.value;
import static io.silkroam.billing.export.sheet.Field.word;

import io.silkroam.billing.export.csv.CsvLine;
import io.silkroam.billing.export.csv.LocalTimes;
import io.silkroam.billing.export.rows.RatedLine;
import io.silkroam.billing.export.rows.RatedRow;
import io.silkroam.billing.tariff.Run;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Usage: a row for each run of a record. docs/exports.md says of each field what it is. */
public final class UsageSheet {
    private static final int NANO = 9;
    private static final int MCC = 3;

    private static final List<Field<RatedLine>> PLACE = List.of(
            value(
                    "record_id",
                    (l, c) -> c.identifier(
                            l.row().place().writer(), l.row().place().sequence())),
            value("revision", (l, c) -> c.number(l.row().place().revision())),
            word("run", (RatedLine l) -> nameOf(l.run())).inEachRun(),
            word("cause", l -> cause(l.row().kind())));

    private static final List<Field<RatedLine>> SERVICE = List.of(
            value("subscriber_id", (l, c) -> c.number(l.row().who().subscriber())),
            personal("imsi", l -> l.row().who().imsi()),
            personal("msisdn", l -> l.row().who().msisdn()),
            personal("iccid", l -> l.row().who().iccid()),
            identifier("session_id", l -> l.row().service().session()),
            identifier("charging_id", l -> l.row().service().chargingId()),
            known("partial_seq", r -> r.service().requestNumber()),
            known("rating_group", r -> r.service().ratingGroup()),
            text("apn", l -> l.row().service().apn()),
            identifier("rat", l -> l.row().service().ratType()),
            identifier("serving_mcc", l -> mcc(l.row().service().plmn())),
            identifier("serving_mnc", l -> mnc(l.row().service().plmn())),
            text("zone", l -> l.row().service().zone()));

    private static final List<Field<RatedLine>> AMOUNTS = List.of(
            word("unit", l -> l.row().unit()),
            value("units", (l, c) -> c.number(l.row().quantity())),
            value("units_charged", (RatedLine l, CsvLine c) -> c.number(l.charged()))
                    .inEachRun(),
            known("bytes_up", r -> r.service().octetsUp()),
            known("bytes_down", r -> r.service().octetsDown()),
            known("subscription_id", r -> r.retail().subscription()),
            identifier("offer", l -> l.row().retail().plan()),
            identifier("bucket_id", l -> l.row().retail().allowance()),
            value("amount_ex_vat", (RatedLine l, CsvLine c) -> nanos(l, l.nanos(), c))
                    .inEachRun(),
            value("vat_rate", UsageSheet::vatRate).inEachRun(),
            value("vat", UsageSheet::vat).inEachRun(),
            word("currency", RatedLine::currency).inEachRun(),
            value("credit_used_minor", (l, c) -> c.number(l.row().retail().paidMinor())),
            text("partner", (RatedLine l) -> l.tariff().partner()).inEachRun(),
            text("tariff", (RatedLine l) -> l.tariff().text()).inEachRun(),
            value(
                            "over_cap",
                            (RatedLine l, CsvLine c) ->
                                    c.flag(l.run() == Run.VISITED && l.row().overCap()))
                    .inEachRun());

    private static final List<Field<RatedLine>> BOOKS = List.of(
            text("suspense", l -> l.row().suspense()),
            value("late", (l, c) -> c.flag(l.row().late())),
            value("source_file", (l, c) -> c.number(l.row().place().writer())),
            value("source_seq", (l, c) -> c.number(l.row().place().sequence())),
            value("ledger_transaction", (l, c) -> c.number(l.row().place().transaction())));

    private UsageSheet() {}

    /** @param zone of local times */
    public static Sheet<RatedLine> of(PlanNames names, ZoneId zone) {
        LocalTimes times = new LocalTimes(zone);
        List<Field<RatedLine>> when = List.of(
                value("day", (l, c) -> c.date(times.epochDay(l.row().happened()))),
                value("event_utc", (l, c) -> c.time(l.row().happened(), 0)),
                value(
                        "event_local",
                        (l, c) ->
                                c.time(l.row().happened(), times.offset(l.row().happened()))),
                value("utc_offset", (l, c) -> c.utcOffset(times.offset(l.row().happened()))),
                value("decided_utc", (l, c) -> c.time(l.row().decided(), 0)));
        List<Field<RatedLine>> named =
                List.of(text("plan_name", l -> names.of(l.row().retail().plan())));
        return new Sheet<>(
                Stream.of(PLACE, SERVICE, when, AMOUNTS, named, BOOKS)
                        .flatMap(List::stream)
                        .toList(),
                UsageSheet::tally,
                l -> l.row().late(),
                RatedLine::row);
    }

    private static void tally(RatedLine line, Totals totals) {
        switch (line.run()) {
            case RETAIL -> {
                totals.units("retail units", line.row().unit(), line.charged());
                totals.add("retail amount ex VAT", line.currency(), line.nanos(), NANO);
                totals.add("retail VAT", line.currency(), line.vatNanos(), NANO);
            }
            case HOST -> {
                totals.units("host units", line.row().unit(), line.charged());
                totals.add("host amount", line.currency(), line.nanos(), NANO);
            }
            case VISITED -> {
                totals.units("visited units", line.row().unit(), line.charged());
                totals.add("visited amount", line.currency(), line.nanos(), NANO);
            }
        }
    }

    private static Field<RatedLine> known(String name, ToLongFunction<RatedRow> number) {
        return value(name, (l, c) -> {
            long value = number.applyAsLong(l.row());
            if (value == RatedRow.UNKNOWN) {
                c.empty();
            } else {
                c.number(value);
            }
        });
    }

    private static void nanos(RatedLine line, long nanos, CsvLine cell) {
        if (line.currency().isEmpty()) {
            cell.empty();
        } else {
            cell.decimal(nanos, NANO);
        }
    }

    private static void vatRate(RatedLine line, CsvLine cell) {
        if (line.run() == Run.RETAIL && !line.currency().isEmpty()) {
            cell.decimal(line.row().retail().vatBasisPoints(), 2);
        } else {
            cell.empty();
        }
    }

    /** What partners charge is without VAT; whether any is due on it is not for this file to say. */
    private static void vat(RatedLine line, CsvLine cell) {
        if (line.run() == Run.RETAIL) {
            nanos(line, line.vatNanos(), cell);
        } else {
            cell.empty();
        }
    }

    private static String nameOf(Run run) {
        return switch (run) {
            case RETAIL -> "retail";
            case HOST -> "host";
            case VISITED -> "visited";
        };
    }

    private static String cause(String kind) {
        return switch (kind) {
            case "USAGE" -> "usage";
            case "OVERUSE" -> "overuse";
            case "FREE" -> "free";
            case "DEBIT" -> "debit";
            case "REFUND" -> "refund";
            default -> kind;
        };
    }

    static String mcc(String plmn) {
        return plmn.length() < MCC ? plmn : plmn.substring(0, MCC);
    }

    static String mnc(String plmn) {
        return plmn.length() < MCC ? "" : plmn.substring(MCC);
    }
}
