package io.silkroam.billing.store;

import io.silkroam.billing.Micros;
import io.silkroam.billing.RecordId;
import io.silkroam.billing.rating.Reason;
import io.silkroam.billing.rating.Suspended;
import io.silkroam.billing.store.SoldAllowanceStore.SaleKey;
import io.silkroam.store.Columns;
import io.silkroam.store.Dialect;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The records that wait. */
public final class SuspenseStore {

    private static final String INSERT = """
            INSERT INTO suspended_record (writer, sequence, since, subscriber_id, subscription_id, reasons)
            SELECT * FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                                 CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY))
            """;

    private static final String NAMED =
            "UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS n(named_writer, named_sequence)";

    private static final String DELETE_POSTGRESQL = """
            DELETE FROM suspended_record s USING (SELECT * FROM %s) n
             WHERE s.writer = n.named_writer AND s.sequence = n.named_sequence
            """.formatted(NAMED);

    private static final String DELETE_H2 = """
            DELETE FROM suspended_record WHERE (writer, sequence) IN (SELECT named_writer, named_sequence FROM %s)
            """.formatted(NAMED);

    private static final String PAGE = """
            SELECT * FROM suspended_record WHERE writer > ? OR (writer = ? AND sequence > ?)
             ORDER BY writer, sequence FETCH FIRST ? ROWS ONLY
            """;

    private static final String BY_ID = """
            SELECT s.* FROM %s
              JOIN suspended_record s ON s.writer = n.named_writer AND s.sequence = n.named_sequence
             ORDER BY s.writer, s.sequence
            """.formatted(NAMED);

    private static final String OF_SALES = """
            SELECT s.* FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS w(subscriber, subscription)
              JOIN suspended_record s ON s.subscriber_id = w.subscriber AND s.subscription_id = w.subscription
             ORDER BY s.writer, s.sequence
            """;

    private static final String COUNT = "SELECT COUNT(*) FROM suspended_record";

    private final String delete;

    public SuspenseStore(Dialect dialect) {
        this.delete = dialect.either(DELETE_POSTGRESQL, DELETE_H2);
    }

    public void insert(Connection connection, Collection<Suspended> records) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, records)
                    .bigint(s -> s.id().writer())
                    .bigint(s -> s.id().sequence())
                    .bigint(s -> Micros.of(s.since()))
                    .bigint(Suspended::subscriberId)
                    .bigint(s ->
                            s.subscriptionId().isPresent() ? s.subscriptionId().getAsLong() : null)
                    .text(s -> Reason.text(s.reasons()).orElseThrow())
                    .expectOneEach("suspend records");
        } catch (SQLException e) {
            throw StoreException.of("suspend records", e);
        }
    }

    public void delete(Connection connection, Collection<RecordId> ids) {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            Columns.of(statement, ids)
                    .bigint(RecordId::writer)
                    .bigint(RecordId::sequence)
                    .expectOneEach("take records out of suspense");
        } catch (SQLException e) {
            throw StoreException.of("take records out of suspense", e);
        }
    }

    /** The next ones behind {@code after}, in the order of their names. */
    public List<Suspended> page(Connection connection, RecordId after, int limit) {
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setLong(1, after.writer());
            select.setLong(2, after.writer());
            select.setLong(3, after.sequence());
            select.setInt(4, limit);
            return read(select);
        } catch (SQLException e) {
            throw StoreException.of("look what is suspended", e);
        }
    }

    /** Those of these that wait. */
    public List<Suspended> find(Connection connection, Collection<RecordId> ids) {
        try (PreparedStatement select = connection.prepareStatement(BY_ID)) {
            Columns.of(select, ids).bigint(RecordId::writer).bigint(RecordId::sequence);
            return read(select);
        } catch (SQLException e) {
            throw StoreException.of("look suspended records up", e);
        }
    }

    /** Those that name one of these bought plans. */
    public List<Suspended> ofSales(Connection connection, Collection<SaleKey> sales) {
        try (PreparedStatement select = connection.prepareStatement(OF_SALES)) {
            Columns.of(select, sales).bigint(SaleKey::subscriberId).bigint(SaleKey::subscriptionId);
            return read(select);
        } catch (SQLException e) {
            throw StoreException.of("look for suspended records of a sale", e);
        }
    }

    /** How many wait. */
    public long count(Connection connection) {
        try (PreparedStatement select = connection.prepareStatement(COUNT);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw StoreException.of("count what is suspended", e);
        }
    }

    private static List<Suspended> read(PreparedStatement select) throws SQLException {
        List<Suspended> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long subscription = rows.getLong("subscription_id");
                OptionalLong named = rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(subscription);
                found.add(new Suspended(
                        new RecordId(rows.getLong("writer"), rows.getLong("sequence")),
                        Micros.instant(rows.getLong("since")),
                        rows.getLong("subscriber_id"),
                        named,
                        Reason.parse(rows.getString("reasons")),
                        Optional.empty()));
            }
        }
        return found;
    }
}
