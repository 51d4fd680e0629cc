package io.silkroam.billing.export.store;

import io.silkroam.billing.export.csv.LocalTimes;
import io.silkroam.billing.export.rows.OwedRow;
import io.silkroam.billing.export.rows.Scope;
import io.silkroam.billing.store.TariffLineStore;
import io.silkroam.billing.tariff.Run;
import io.silkroam.billing.tariff.TariffLine;
import io.silkroam.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A partner's statement, added up from rated records and not read from {@code wholesale_line}, which goes on changing:
 * so the same scope gives the same lines at any time. The amount of a line is rounded once, as the ledger does it; of a
 * late line it is what the line of its day grew by, so that all files of a partner add up to what it is owed.
 */
public final class OwedRows implements RowSource<OwedRow> {
    private static final String OF_DAY = """
            SELECT %1$s_tariff, COALESCE(plmn, ''),
                   CAST(SUM(CASE WHEN MOD(revision, 2) = 0 THEN -1 ELSE 1 END) AS bigint),
                   CAST(SUM(quantity) AS bigint), CAST(SUM(%1$s_units) AS bigint),
                   CAST(SUM(CASE WHEN MOD(revision, 2) = 0 THEN -over_cap ELSE over_cap END) AS bigint)
              FROM rated_record
             WHERE happened >= ? AND happened < ? AND transaction_id <= ?
               AND %1$s_tariff IN (SELECT id FROM tariff_line WHERE partner = ? AND run = ?)
             GROUP BY %1$s_tariff, COALESCE(plmn, '')
            """;
    private static final String LATE = """
            SELECT %1$s_tariff, COALESCE(plmn, ''), CASE WHEN MOD(revision, 2) = 0 THEN -1 ELSE 1 END, quantity,
                   %1$s_units, CASE WHEN MOD(revision, 2) = 0 THEN -over_cap ELSE over_cap END, happened
              FROM rated_record
             WHERE transaction_id > ? AND transaction_id <= ? AND happened < ?
               AND %1$s_tariff IN (SELECT id FROM tariff_line WHERE partner = ? AND run = ?)
            """;
    private static final int FETCH_SIZE = 1_000;

    private record Key(LocalDate day, Run run, String plmn, int tariff) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::day)
                .thenComparing(Key::run)
                .thenComparing(Key::plmn)
                .thenComparing(Key::tariff);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Sums(long records, long units, long billed, long overCap) {
        private static final Sums NONE = new Sums(0, 0, 0, 0);

        private Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(records, other.records),
                    Math.addExact(units, other.units),
                    Math.addExact(billed, other.billed),
                    Math.addExact(overCap, other.overCap));
        }
    }

    @Override
    public void read(Database database, Scope scope, Consumer<OwedRow> reader) {
        if (scope.lateAfter().isPresent()) {
            readLate(database, scope, reader);
        }
        scope.from()
                .datesUntil(scope.to())
                .forEach(day -> database.read("add up a day", connection -> {
                    Map<Integer, TariffLine> tariffs = new TariffLineStore().all(connection);
                    ofDay(connection, scope, day, scope.upTo())
                            .forEach((key, sums) -> hand(reader, tariffs, key, sums, 0, false));
                    return null;
                }));
    }

    private static void readLate(Database database, Scope scope, Consumer<OwedRow> reader) {
        database.read("add up late records", connection -> {
            Map<Integer, TariffLine> tariffs = new TariffLineStore().all(connection);
            Map<Key, Sums> late = late(connection, scope);
            Map<Key, Sums> before = new TreeMap<>();
            for (LocalDate day : late.keySet().stream().map(Key::day).distinct().toList()) {
                before.putAll(ofDay(connection, scope, day, scope.lateAfter().getAsLong()));
            }
            late.forEach((key, sums) -> hand(
                    reader,
                    tariffs,
                    key,
                    sums,
                    before.getOrDefault(key, Sums.NONE).billed(),
                    true));
            return null;
        });
    }

    private static void hand(
            Consumer<OwedRow> reader, Map<Integer, TariffLine> tariffs, Key key, Sums sums, long before, boolean late) {
        TariffLine line = tariffs.get(key.tariff());
        long amount = line.minor(before + sums.billed()) - line.minor(before);
        if (amount == 0 && sums.equals(Sums.NONE)) {
            return;
        }
        reader.accept(new OwedRow(
                line.partner(),
                key.run().name(),
                key.day().toEpochDay(),
                key.plmn(),
                line.text(),
                line.unit().name(),
                sums.records(),
                sums.units(),
                sums.billed(),
                amount,
                line.currency().getCurrencyCode(),
                line.currency().getDefaultFractionDigits(),
                key.run() == Run.VISITED ? sums.overCap() : 0,
                late));
    }

    private static Map<Key, Sums> ofDay(Connection connection, Scope scope, LocalDate day, long upTo)
            throws SQLException {
        Map<Key, Sums> sums = new TreeMap<>();
        for (Run run : new Run[] {Run.HOST, Run.VISITED}) {
            try (PreparedStatement select = connection.prepareStatement(OF_DAY.formatted(column(run)))) {
                select.setLong(1, Scope.micros(day, scope.zone()));
                select.setLong(2, Scope.micros(day.plusDays(1), scope.zone()));
                select.setLong(3, upTo);
                select.setString(4, scope.partner());
                select.setString(5, run.name());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        sums.put(new Key(day, run, row.getString(2), row.getInt(1)), sums(row));
                    }
                }
            }
        }
        return sums;
    }

    private static Map<Key, Sums> late(Connection connection, Scope scope) throws SQLException {
        LocalTimes times = new LocalTimes(scope.zone());
        Map<Key, Sums> sums = new TreeMap<>();
        for (Run run : new Run[] {Run.HOST, Run.VISITED}) {
            try (PreparedStatement select = connection.prepareStatement(LATE.formatted(column(run)))) {
                select.setFetchSize(FETCH_SIZE);
                select.setLong(1, scope.lateAfter().getAsLong());
                select.setLong(2, scope.upTo());
                select.setLong(3, scope.fromMicros());
                select.setString(4, scope.partner());
                select.setString(5, run.name());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        Key key = new Key(times.day(row.getLong(7)), run, row.getString(2), row.getInt(1));
                        sums.merge(key, sums(row), Sums::plus);
                    }
                }
            }
        }
        return sums;
    }

    private static String column(Run run) {
        return run == Run.HOST ? "host" : "visited";
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
    }
}
