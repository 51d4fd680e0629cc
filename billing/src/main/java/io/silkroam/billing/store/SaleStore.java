package io.silkroam.billing.store;

import io.silkroam.billing.Micros;
import io.silkroam.billing.ledger.SaleEntry;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Writes down plans sold and given back, and what lapsed of them. */
public final class SaleStore {

    private static final String INSERT = """
            INSERT INTO sale_entry (
                writer, sequence, transaction_id, kind, happened, subscriber_id, imsi, msisdn, iccid, subscription_id,
                plan, reference, payment_means, allowance, currency, gross_minor, net_minor, vat_minor,
                vat_basis_points, vat_mode, unit, units)
            SELECT * FROM UNNEST(
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY))
            """;

    /** An entry, and the ledger transaction that posts it. */
    public record Booked(SaleEntry entry, long transaction) {}

    public void insert(Connection connection, Collection<Booked> sales) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, sales)
                    .bigint(s -> s.entry().id().writer())
                    .bigint(s -> s.entry().id().sequence())
                    .bigint(Booked::transaction)
                    .text(s -> s.entry().kind().name())
                    .bigint(s -> Micros.of(s.entry().happened()))
                    .bigint(s -> s.entry().subscriber().id())
                    .text(s -> s.entry().subscriber().imsi())
                    .text(s -> s.entry().subscriber().msisdn().orElse(null))
                    .text(s -> s.entry().subscriber().iccid().orElse(null))
                    .bigint(s -> s.entry().subscriptionId())
                    .text(s -> s.entry().plan())
                    .text(s -> s.entry().reference().orElse(null))
                    .text(s -> s.entry().paymentMeans().orElse(null))
                    .text(s ->
                            s.entry().lapsed().map(SaleEntry.Lapsed::allowance).orElse(null))
                    .text(s -> s.entry().currency())
                    .bigint(s -> s.entry().amounts().gross())
                    .bigint(s -> s.entry().amounts().net())
                    .bigint(s -> s.entry().amounts().vat())
                    .integer(s -> s.entry().vat().basisPoints())
                    .text(s -> s.entry().vat().mode().name())
                    .text(s -> s.entry().lapsed().map(l -> l.unit().name()).orElse(null))
                    .bigint(s -> s.entry().lapsed().map(SaleEntry.Lapsed::units).orElse(0L))
                    .expectOneEach("write sales");
        } catch (SQLException e) {
            throw StoreException.of("write sales", e);
        }
    }
}
