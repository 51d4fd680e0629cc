package io.silkroam.billing.export.store;

import io.silkroam.billing.export.rows.RatedLine;
import io.silkroam.billing.export.rows.RatedRow;
import io.silkroam.billing.export.rows.RatedRow.Place;
import io.silkroam.billing.export.rows.RatedRow.Retail;
import io.silkroam.billing.export.rows.RatedRow.Service;
import io.silkroam.billing.export.rows.RatedRow.Tariff;
import io.silkroam.billing.export.rows.RatedRow.Who;
import io.silkroam.billing.export.rows.RatedRow.Wholesale;
import io.silkroam.billing.export.rows.Scope;
import io.silkroam.billing.store.TariffLineStore;
import io.silkroam.billing.tariff.Run;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Rated records of a scope, each in the runs that apply: late ones in the order of booking, the others of time. */
public final class RatedRows implements RowSource<RatedLine> {
    private static final String COLUMNS = """
            SELECT writer, sequence, revision, transaction_id, happened, decided, kind, subscriber_id, imsi, msisdn,
                   iccid, session_id, request_number, rating_group, apn, rat_type, charging_id, plmn, zone, unit,
                   quantity, octets_up, octets_down, subscription_id, plan, allowance, paid_minor, retail_nanos,
                   retail_currency, vat_basis_points, host_tariff, host_units, host_nanos, visited_tariff,
                   visited_units, visited_nanos, over_cap, suspense
              FROM rated_record
            """;
    /** The comparison of rows finds the place in the index; the first condition is for H2, which needs it to. */
    private static final String OF_PERIOD = COLUMNS + """
             WHERE happened >= ? AND happened < ? AND (happened, writer, sequence, revision) > (?, ?, ?, ?)
               AND transaction_id <= ?
             ORDER BY happened, writer, sequence, revision
             FETCH FIRST ? ROWS ONLY
            """;

    private static final String LATE = COLUMNS + """
             WHERE transaction_id >= ? AND transaction_id <= ? AND happened < ?
               AND (transaction_id, writer, sequence, revision) > (?, ?, ?, ?)
             ORDER BY transaction_id, writer, sequence, revision
             FETCH FIRST ? ROWS ONLY
            """;

    /** What was booked of these days in later transactions: records, not rows. */
    private static final String SINCE = """
            SELECT COUNT(*) FROM (SELECT DISTINCT writer, sequence FROM rated_record
                                   WHERE transaction_id > ? AND transaction_id <= ? AND happened >= ? AND happened < ?)
                AS r
            """;

    private final Map<Integer, Tariff> tariffs = new HashMap<>();

    /** Of as many records as there are, the runs of each, together. */
    @Override
    public void read(Database database, Scope scope, Consumer<RatedLine> reader) {
        Consumer<RatedRow> lines = row -> inRuns(row, reader);
        if (scope.lateAfter().isPresent()) {
            Pages.read(last -> late(database, scope, last), lines);
        }
        Pages.read(last -> ofPeriod(database, scope, last), lines);
    }

    /** How many records of a period were booked in transactions from after one up to another. */
    public long booked(Connection connection, Scope period, long after, long upTo) {
        try (PreparedStatement select = connection.prepareStatement(SINCE)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            select.setLong(3, period.fromMicros());
            select.setLong(4, period.toMicros());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw StoreException.of("count records", e);
        }
    }

    private static void inRuns(RatedRow row, Consumer<RatedLine> reader) {
        reader.accept(new RatedLine(row, Run.RETAIL));
        if (row.host().isRated()) {
            reader.accept(new RatedLine(row, Run.HOST));
        }
        if (row.visited().isRated()) {
            reader.accept(new RatedLine(row, Run.VISITED));
        }
    }

    private List<RatedRow> ofPeriod(Database database, Scope scope, Optional<RatedRow> last) {
        return database.read("read rated records", connection -> {
            try (PreparedStatement select = connection.prepareStatement(OF_PERIOD)) {
                long from = last.map(RatedRow::happened).orElse(scope.fromMicros());
                select.setLong(1, from);
                select.setLong(2, scope.toMicros());
                behind(select, 3, from, last);
                select.setLong(7, scope.upTo());
                select.setInt(8, Pages.ROWS);
                return rows(connection, select, false);
            }
        });
    }

    private List<RatedRow> late(Database database, Scope scope, Optional<RatedRow> last) {
        return database.read("read late records", connection -> {
            try (PreparedStatement select = connection.prepareStatement(LATE)) {
                long from = last.map(r -> r.place().transaction())
                        .orElse(scope.lateAfter().getAsLong() + 1);
                select.setLong(1, from);
                select.setLong(2, scope.upTo());
                select.setLong(3, scope.fromMicros());
                behind(select, 4, from, last);
                select.setInt(8, Pages.ROWS);
                return rows(connection, select, true);
            }
        });
    }

    private static void behind(PreparedStatement select, int index, long from, Optional<RatedRow> last)
            throws SQLException {
        Optional<Place> place = last.map(RatedRow::place);
        select.setLong(index, from);
        select.setLong(index + 1, place.map(Place::writer).orElse(Long.MIN_VALUE));
        select.setLong(index + 2, place.map(Place::sequence).orElse(Long.MIN_VALUE));
        select.setInt(index + 3, place.map(Place::revision).orElse(0));
    }

    private List<RatedRow> rows(Connection connection, PreparedStatement select, boolean late) throws SQLException {
        List<RatedRow> rows = new ArrayList<>(Pages.ROWS);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(row(connection, row, late));
            }
        }
        return rows;
    }

    private RatedRow row(Connection connection, ResultSet row, boolean late) throws SQLException {
        return new RatedRow(
                new Place(row.getLong(1), row.getLong(2), row.getInt(3), row.getLong(4)),
                new Who(row.getLong(8), row.getString(9), text(row, 10), text(row, 11)),
                new Service(
                        text(row, 12),
                        number(row, 13),
                        number(row, 14),
                        text(row, 15),
                        text(row, 16),
                        text(row, 17),
                        text(row, 18),
                        text(row, 19),
                        number(row, 22),
                        number(row, 23)),
                row.getString(7),
                row.getLong(5),
                row.getLong(6),
                row.getString(20),
                row.getLong(21),
                new Retail(
                        number(row, 24),
                        text(row, 25),
                        text(row, 26),
                        row.getLong(27),
                        row.getLong(28),
                        text(row, 29),
                        row.getInt(30)),
                wholesale(connection, row, 31),
                wholesale(connection, row, 34),
                row.getInt(37) != 0,
                text(row, 38),
                late);
    }

    private Wholesale wholesale(Connection connection, ResultSet row, int column) throws SQLException {
        int tariff = row.getInt(column);
        return row.wasNull()
                ? Wholesale.UNRATED
                : new Wholesale(tariff(connection, tariff), row.getLong(column + 1), row.getLong(column + 2));
    }

    private Tariff tariff(Connection connection, int id) {
        if (!tariffs.containsKey(id)) {
            new TariffLineStore()
                    .all(connection)
                    .forEach((number, line) -> tariffs.put(
                            number,
                            new Tariff(
                                    line.partner(), line.text(), line.currency().getCurrencyCode())));
        }
        Tariff tariff = tariffs.get(id);
        if (tariff == null) {
            throw StoreException.rejected("a rated record names tariff line " + id + ", which there is not");
        }
        return tariff;
    }

    static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? RatedRow.UNKNOWN : number;
    }
}
