package io.silkroam.billing.audit;

import io.silkroam.billing.Micros;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.audit.AuditRows.Row;
import io.silkroam.billing.tariff.Run;
import io.silkroam.billing.tariff.TariffLine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the records of each line of partners' statements, day by day, and works out its amount anew. */
final class StatementProof {

    private static final long NONE = Long.MAX_VALUE;

    private static final String LINES = """
            SELECT l.*, t.partner AS t_partner, t.run AS t_run, t.networks, t.unit, t.price_nanos, t.per, t.increment,
                   t.currency AS t_currency
              FROM wholesale_line l LEFT JOIN tariff_line t ON t.id = l.tariff
             WHERE l.epoch_day = ?
             ORDER BY l.partner, l.run, l.plmn, l.tariff
            """;

    private static final String RECORDS = """
            SELECT run, tariff, plmn, SUM(records) AS records, SUM(units) AS units, SUM(billed) AS billed
              FROM (SELECT 'HOST' AS run, host_tariff AS tariff, COALESCE(plmn, '') AS plmn,
                           2 * MOD(revision, 2) - 1 AS records, quantity AS units, host_units AS billed
                      FROM rated_record WHERE happened >= ? AND happened < ? AND host_tariff IS NOT NULL
                     UNION ALL
                    SELECT 'VISITED' AS run, visited_tariff AS tariff, COALESCE(plmn, '') AS plmn,
                           2 * MOD(revision, 2) - 1 AS records, quantity AS units, visited_units AS billed
                      FROM rated_record WHERE happened >= ? AND happened < ? AND visited_tariff IS NOT NULL) r
             GROUP BY run, tariff, plmn
            """;

    /** Records that count as something else than their number of units, taken up to the tariff's next increment. */
    private static final String MISCOUNTED = """
            SELECT r.writer, r.sequence, r.revision, t.id, t.increment, r.quantity, r.billed
              FROM (SELECT writer, sequence, revision, quantity, host_tariff AS tariff, host_units AS billed
                      FROM rated_record WHERE host_tariff IS NOT NULL
                     UNION ALL
                    SELECT writer, sequence, revision, quantity, visited_tariff AS tariff, visited_units AS billed
                      FROM rated_record WHERE visited_tariff IS NOT NULL) r
              JOIN tariff_line t ON t.id = r.tariff
             WHERE ABS(r.billed) <> ((ABS(r.quantity) + t.increment - 1) / t.increment) * t.increment
                OR (r.billed > 0 AND r.quantity < 0) OR (r.billed < 0 AND r.quantity > 0)
             ORDER BY r.writer, r.sequence, r.revision
            """;

    private static final String NEXT_RECORD = """
            SELECT COALESCE(MIN(happened), ?) AS n FROM rated_record WHERE happened >= ?
            """;
    private static final String NEXT_LINE =
            "SELECT COALESCE(MIN(epoch_day), ?) AS n FROM wholesale_line WHERE epoch_day >= ?";

    private final AuditRows rows;
    private final Findings findings;
    private final ZoneId zone;
    private long lines;

    private record Key(String run, long tariff, String plmn) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }
    }

    private record Sum(long records, long units, long billed) {
        static final Sum NOTHING = new Sum(0, 0, 0);
    }

    StatementProof(AuditRows rows, Findings findings, ZoneId zone) {
        this.rows = rows;
        this.findings = findings;
        this.zone = zone;
    }

    void run() {
        LocalDate day = LocalDate.EPOCH;
        while (true) {
            long record = rows.number(NEXT_RECORD, NONE, begin(day));
            long line = rows.number(NEXT_LINE, NONE, day.toEpochDay());
            if (record == NONE && line == NONE) {
                break;
            }
            long next = record == NONE ? line : Math.min(line, dayOf(record).toEpochDay());
            day = LocalDate.ofEpochDay(next);
            prove(day);
            day = day.plusDays(1);
        }
        rows.each(
                MISCOUNTED,
                row -> findings.add(
                        Proof.STATEMENTS,
                        "record %d/%d, revision %d: %d units count as %d by tariff %d, whose increment is %d"
                                .formatted(
                                        row.number("writer"),
                                        row.number("sequence"),
                                        row.number("revision"),
                                        row.number("quantity"),
                                        row.number("billed"),
                                        row.number("id"),
                                        row.number("increment"))));
    }

    private void prove(LocalDate day) {
        Map<Key, Sum> records = new TreeMap<>();
        long from = begin(day);
        long until = begin(day.plusDays(1));
        rows.each(
                RECORDS,
                row -> records.put(
                        new Key(row.text("run"), row.number("tariff"), row.text("plmn")),
                        new Sum(row.number("records"), row.number("units"), row.number("billed"))),
                from,
                until,
                from,
                until);
        rows.each(
                LINES,
                row -> {
                    lines++;
                    Key key = new Key(row.text("run"), row.number("tariff"), row.text("plmn"));
                    line(name(day, key), row, records.getOrDefault(key, Sum.NOTHING));
                    records.remove(key);
                },
                day.toEpochDay());
        records.forEach((key, sum) -> {
            if (!sum.equals(Sum.NOTHING)) {
                findings.add(
                        Proof.STATEMENTS,
                        "%s is missing, and %d records with %d units are in it"
                                .formatted(name(day, key), sum.records(), sum.units()));
            }
        });
    }

    private void line(String name, Row row, Sum records) {
        expect(name, "records", records.records(), row.number("records") - row.number("forgotten_records"));
        expect(name, "units", records.units(), row.number("units") - row.number("forgotten_units"));
        expect(name, "billed units", records.billed(), row.number("billed") - row.number("forgotten_billed"));
        boolean fits = row.text("partner").equals(row.text("t_partner"))
                && row.text("run").equals(row.text("t_run"))
                && row.text("currency").equals(row.text("t_currency"));
        if (!fits) {
            findings.add(
                    Proof.STATEMENTS,
                    "%s is of %s in %s, its tariff of %s %s in %s"
                            .formatted(
                                    name,
                                    row.text("partner"),
                                    row.text("currency"),
                                    row.text("t_partner"),
                                    row.text("t_run"),
                                    row.text("t_currency")));
        } else {
            expect(
                    name,
                    "amount in minor units of " + row.text("currency"),
                    tariff(row).minor(row.number("billed")),
                    row.number("amount_minor"));
        }
    }

    private void expect(String name, String what, long expected, long found) {
        if (expected != found) {
            findings.expect(Proof.STATEMENTS, name + ": " + what, expected, found);
        }
    }

    private static TariffLine tariff(Row row) {
        return new TariffLine(
                row.text("t_partner"),
                Run.valueOf(row.text("t_run")),
                row.text("networks"),
                UsageUnit.valueOf(row.text("unit")),
                row.number("price_nanos"),
                row.number("per"),
                row.number("increment"),
                Currency.getInstance(row.text("t_currency")),
                LocalDate.MIN,
                LocalDate.MAX);
    }

    private static String name(LocalDate day, Key key) {
        return "statement line %s %s, network %s, tariff %d"
                .formatted(day, key.run(), key.plmn().isEmpty() ? "unknown" : key.plmn(), key.tariff());
    }

    private long begin(LocalDate day) {
        return Micros.of(day.atStartOfDay(zone).toInstant());
    }

    private LocalDate dayOf(long micros) {
        return LocalDate.ofInstant(Micros.instant(micros), zone);
    }

    long lines() {
        return lines;
    }
}
