package io.silkroam.billing.store;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.rating.AllowanceKey;
import io.silkroam.billing.rating.SoldAllowance;
import io.silkroam.store.Columns;
import io.silkroam.store.Dialect;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What was sold and what became of it. */
public final class SoldAllowanceStore {

    private static final String OF_SALES = """
            SELECT s.* FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS w(subscriber, subscription)
              JOIN sold_allowance s ON s.subscriber_id = w.subscriber AND s.subscription_id = w.subscription
            """;

    private static final String INSERT = """
            INSERT INTO sold_allowance (subscriber_id, subscription_id, allowance, plan, unit, currency,
                                        vat_basis_points, bought, used, lapsed, net_minor, recognised_minor,
                                        breakage_minor, closed)
            SELECT * FROM UNNEST(
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS integer ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY))
            """;

    private static final String CHANGES = """
            UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY),
                   CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                   CAST(? AS bigint ARRAY), CAST(? AS integer ARRAY))
              AS n(subscriber, subscription, name, bought, used, lapsed, net, recognised, breakage, closed)
            """;

    private static final String SET = """
            SET bought = u.bought, used = u.used, lapsed = u.lapsed, net_minor = u.net,
                recognised_minor = u.recognised, breakage_minor = u.breakage, closed = u.closed
            """;

    private static final String UPDATE_POSTGRESQL = """
            UPDATE sold_allowance a %s FROM (SELECT * FROM %s) u
             WHERE a.subscriber_id = u.subscriber AND a.subscription_id = u.subscription AND a.allowance = u.name
            """.formatted(SET, CHANGES);

    private static final String UPDATE_H2 = """
            MERGE INTO sold_allowance a USING (SELECT * FROM %s) u
               ON a.subscriber_id = u.subscriber AND a.subscription_id = u.subscription AND a.allowance = u.name
             WHEN MATCHED THEN UPDATE %s
            """.formatted(CHANGES, SET);

    /** One bought plan of a subscriber. */
    public record SaleKey(long subscriberId, long subscriptionId) {
        public static SaleKey of(AllowanceKey key) {
            return new SaleKey(key.subscriberId(), key.subscriptionId());
        }
    }

    private final String update;

    public SoldAllowanceStore(Dialect dialect) {
        this.update = dialect.either(UPDATE_POSTGRESQL, UPDATE_H2);
    }

    /** All allowances of these bought plans. */
    public Map<AllowanceKey, SoldAllowance> load(Connection connection, Collection<SaleKey> sales) {
        Map<AllowanceKey, SoldAllowance> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(OF_SALES)) {
            Columns.of(select, sales).bigint(SaleKey::subscriberId).bigint(SaleKey::subscriptionId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    SoldAllowance sold = read(rows);
                    found.put(sold.key(), sold);
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("load what was sold", e);
        }
        return found;
    }

    private static SoldAllowance read(ResultSet row) throws SQLException {
        AllowanceKey key = new AllowanceKey(
                row.getLong("subscriber_id"), row.getLong("subscription_id"), row.getString("allowance"));
        SoldAllowance sold = new SoldAllowance(
                key,
                row.getString("plan"),
                UsageUnit.valueOf(row.getString("unit")),
                row.getString("currency"),
                row.getInt("vat_basis_points"),
                row.getLong("bought"),
                row.getLong("used"),
                row.getLong("lapsed"),
                row.getLong("net_minor"),
                row.getInt("closed") != 0);
        if (sold.recognised() != row.getLong("recognised_minor") || sold.breakage() != row.getLong("breakage_minor")) {
            throw StoreException.rejected("what %s of plan %d of subscriber %d has earned does not follow from its use"
                    .formatted(key.allowance(), key.subscriptionId(), key.subscriberId()));
        }
        return sold;
    }

    public void insert(Connection connection, Collection<SoldAllowance> sold) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, sold)
                    .bigint(s -> s.key().subscriberId())
                    .bigint(s -> s.key().subscriptionId())
                    .text(s -> s.key().allowance())
                    .text(SoldAllowance::plan)
                    .text(s -> s.unit().name())
                    .text(SoldAllowance::currency)
                    .integer(SoldAllowance::vatBasisPoints)
                    .bigint(SoldAllowance::bought)
                    .bigint(SoldAllowance::used)
                    .bigint(SoldAllowance::lapsed)
                    .bigint(SoldAllowance::netMinor)
                    .bigint(SoldAllowance::recognised)
                    .bigint(SoldAllowance::breakage)
                    .integer(s -> s.closed() ? 1 : 0)
                    .expectOneEach("write what was sold");
        } catch (SQLException e) {
            throw StoreException.of("write what was sold", e);
        }
    }

    public void update(Connection connection, Collection<SoldAllowance> sold) {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            Columns.of(statement, sold)
                    .bigint(s -> s.key().subscriberId())
                    .bigint(s -> s.key().subscriptionId())
                    .text(s -> s.key().allowance())
                    .bigint(SoldAllowance::bought)
                    .bigint(SoldAllowance::used)
                    .bigint(SoldAllowance::lapsed)
                    .bigint(SoldAllowance::netMinor)
                    .bigint(SoldAllowance::recognised)
                    .bigint(SoldAllowance::breakage)
                    .integer(s -> s.closed() ? 1 : 0)
                    .expectOneEach("write what became of what was sold");
        } catch (SQLException e) {
            throw StoreException.of("write what became of what was sold", e);
        }
    }
}
