package io.silkroam.billing.store;

import io.silkroam.billing.Micros;
import io.silkroam.billing.RecordId;
import io.silkroam.billing.rating.RatedRecord;
import io.silkroam.billing.rating.Reason;
import io.silkroam.billing.rating.Wholesale;
import io.silkroam.billing.tariff.TariffLine;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes rated records down, and reads how a record was rated last. */
public final class RatedRecordStore {

    private static final String INSERT = """
            INSERT INTO rated_record (
                writer, sequence, revision, transaction_id, happened, decided, kind, subscriber_id, imsi, msisdn, iccid,
                session_id, request_number, rating_group, apn, rat_type, charging_id, plmn, zone, unit, quantity,
                octets_up, octets_down, subscription_id, plan, allowance, paid_minor, retail_nanos, retail_currency,
                vat_basis_points, host_tariff, host_units, host_nanos, visited_tariff, visited_units, visited_nanos,
                over_cap, suspense)
            SELECT * FROM UNNEST(
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS integer ARRAY), CAST(? AS integer ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS integer ARRAY), CAST(? AS varchar ARRAY))
            """;

    /** The last revision of each, with the unit of the allowance that covers it. */
    private static final String NAMED = """
            SELECT r.*, s.unit AS sold_unit
              FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS w(named_writer, named_sequence)
              JOIN rated_record r ON r.writer = w.named_writer AND r.sequence = w.named_sequence
              LEFT JOIN sold_allowance s ON s.subscriber_id = r.subscriber_id
                    AND s.subscription_id = r.subscription_id AND s.allowance = r.allowance
             WHERE r.revision = (SELECT MAX(n.revision) FROM rated_record n
                                  WHERE n.writer = r.writer AND n.sequence = r.sequence)
             ORDER BY r.happened, r.writer, r.sequence
            """;

    /** A record's revisions all happened when its first did, so that one stands for all. */
    private static final String PAGE = """
            SELECT happened, writer, sequence FROM rated_record
             WHERE revision = 1 AND happened >= ? AND happened < ?
               AND (happened > ? OR (happened = ? AND (writer > ? OR (writer = ? AND sequence > ?))))
             ORDER BY happened, writer, sequence, revision
             FETCH FIRST ? ROWS ONLY
            """;

    /** A record, and the ledger transaction that posts it. */
    public record Booked(RatedRecord record, long transaction) {}

    /** Where a page of records ends; the next one begins behind it. */
    public record Place(Instant happened, RecordId id) {
        public static Place before(Instant from) {
            return new Place(from, RecordId.NONE);
        }
    }

    /** @param numbers of the tariffs that rated them */
    public void insert(Connection connection, Collection<Booked> records, Map<TariffLine, Integer> numbers) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns<Booked> columns = Columns.of(insert, records);
            who(columns);
            what(columns);
            worth(columns, numbers);
            columns.expectOneEach("write rated records");
        } catch (SQLException e) {
            throw StoreException.of("write rated records", e);
        }
    }

    private static void who(Columns<Booked> columns) throws SQLException {
        columns.bigint(b -> b.record().usage().id().writer())
                .bigint(b -> b.record().usage().id().sequence())
                .integer(b -> b.record().revision())
                .bigint(Booked::transaction)
                .bigint(b -> Micros.of(b.record().usage().happened()))
                .bigint(b -> Micros.of(b.record().usage().decided()))
                .text(b -> b.record().usage().kind().name())
                .bigint(b -> b.record().usage().subscriber().id())
                .text(b -> b.record().usage().subscriber().imsi())
                .text(b -> b.record().usage().subscriber().msisdn().orElse(null))
                .text(b -> b.record().usage().subscriber().iccid().orElse(null));
    }

    private static void what(Columns<Booked> columns) throws SQLException {
        columns.text(b -> b.record().usage().carried().sessionId().orElse(null))
                .bigint(b -> orNull(b.record().usage().carried().requestNumber()))
                .bigint(b -> orNull(b.record().usage().carried().ratingGroup()))
                .text(b -> b.record().usage().carried().bearer().apn().orElse(null))
                .text(b -> b.record().usage().carried().bearer().ratType().orElse(null))
                .text(b -> b.record().usage().carried().bearer().chargingId().orElse(null))
                .text(b -> b.record().usage().carried().plmn().orElse(null))
                .text(b -> b.record().usage().carried().zone().orElse(null))
                .text(b -> b.record().usage().unit().name())
                .bigint(b -> b.record().usage().quantity())
                .bigint(b -> orNull(b.record().usage().carried().bearer().octetsUp()))
                .bigint(b -> orNull(b.record().usage().carried().bearer().octetsDown()))
                .bigint(b -> orNull(b.record().usage().paid().subscriptionId()))
                .text(b -> b.record().usage().paid().plan().orElse(null))
                .text(b -> b.record().usage().paid().allowance().orElse(null))
                .bigint(b -> b.record().usage().paid().minor());
    }

    private static void worth(Columns<Booked> columns, Map<TariffLine, Integer> numbers) throws SQLException {
        columns.bigint(b -> b.record().retail().nanos())
                .text(b -> b.record().retail().currency().orElse(null))
                .integer(b -> b.record().retail().vatBasisPoints())
                .integer(b -> number(b.record().host(), numbers))
                .bigint(b -> b.record().host().billed())
                .bigint(b -> b.record().host().nanos())
                .integer(b -> number(b.record().visited(), numbers))
                .bigint(b -> b.record().visited().billed())
                .bigint(b -> b.record().visited().nanos())
                .integer(b -> b.record().overCap() ? 1 : 0)
                .text(b -> Reason.text(b.record().suspense()).orElse(null));
    }

    private static Integer number(Wholesale cost, Map<TariffLine, Integer> numbers) {
        return cost.line().map(numbers::get).orElse(null);
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }

    /** How these were rated last; one that is not rated is not in the answer. */
    public List<RatedRecord> last(Connection connection, Collection<RecordId> ids, Map<Integer, TariffLine> tariffs) {
        try (PreparedStatement select = connection.prepareStatement(NAMED)) {
            Columns.of(select, ids).bigint(RecordId::writer).bigint(RecordId::sequence);
            return read(select, tariffs);
        } catch (SQLException e) {
            throw StoreException.of("look rated records up", e);
        }
    }

    /** The records that happened before {@code until}, those behind {@code after}, in the order they happened. */
    public List<Place> page(Connection connection, Place after, Instant until, int limit) {
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            long from = Micros.of(after.happened());
            select.setLong(1, from);
            select.setLong(2, Micros.of(until));
            select.setLong(3, from);
            select.setLong(4, from);
            select.setLong(5, after.id().writer());
            select.setLong(6, after.id().writer());
            select.setLong(7, after.id().sequence());
            select.setInt(8, limit);
            List<Place> places = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    RecordId id = new RecordId(rows.getLong("writer"), rows.getLong("sequence"));
                    places.add(new Place(Micros.instant(rows.getLong("happened")), id));
                }
            }
            return places;
        } catch (SQLException e) {
            throw StoreException.of("read rated records of a period", e);
        }
    }

    private static List<RatedRecord> read(PreparedStatement select, Map<Integer, TariffLine> tariffs)
            throws SQLException {
        List<RatedRecord> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(RatedRows.read(rows, Optional.ofNullable(rows.getString("sold_unit")), tariffs));
            }
        }
        return found;
    }
}
