package io.silkroam.sim.plan;

import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The table of plan versions: written once, never changed. */
final class PlanStore {
    private static final String NEWEST = """
            SELECT version, definition FROM plan_version
             WHERE plan_id = ? ORDER BY version DESC FETCH FIRST 1 ROWS ONLY
            """;
    private static final String ONE = "SELECT definition FROM plan_version WHERE plan_id = ? AND version = ?";
    private static final String INSERT =
            "INSERT INTO plan_version (plan_id, version, definition, created_at) VALUES (?, ?, ?, ?)";
    private static final String UNIQUE_VIOLATION = "23505";

    private final Set<String> zones;

    /** @param zones the zones a stored plan may name: those of today, or it could no longer be served */
    PlanStore(Set<String> zones) {
        this.zones = zones;
    }

    /** The version that says the same as {@code plan}, stored now if it is new. */
    Plan versionOf(Connection connection, Plan plan, Instant now) {
        String id = plan.version().id();
        String definition = PlanText.of(plan);
        try (PreparedStatement newest = connection.prepareStatement(NEWEST)) {
            newest.setString(1, id);
            try (ResultSet row = newest.executeQuery()) {
                int last = 0;
                if (row.next()) {
                    last = row.getInt(1);
                    if (row.getString(2).equals(definition)) {
                        return plan.withVersion(last);
                    }
                }
                insert(connection, id, last + 1, definition, now);
                return plan.withVersion(last + 1);
            }
        } catch (SQLException e) {
            throw StoreException.of("look up plan " + id, e);
        }
    }

    Optional<Plan> find(Connection connection, PlanVersion version) {
        try (PreparedStatement select = connection.prepareStatement(ONE)) {
            select.setString(1, version.id());
            select.setInt(2, version.number());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(PlanFile.parse("plan " + version, row.getString(1), zones)
                                .get(0)
                                .withVersion(version.number()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("look up plan " + version, e);
        }
    }

    private static void insert(Connection connection, String id, int version, String definition, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, id);
            insert.setInt(2, version);
            insert.setString(3, definition);
            insert.setLong(4, now.toEpochMilli());
            insert.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                // Another gateway published at the same moment; looking again finds its version.
                throw new StoreException(StoreException.Kind.CONFLICT, "plan " + id + " was published meanwhile", e);
            }
            throw e;
        }
    }
}
