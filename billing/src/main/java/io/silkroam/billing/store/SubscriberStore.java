package io.silkroam.billing.store;

import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads from the SIM inventory which card and number an IMSI belongs to. */
public final class SubscriberStore {

    private static final String NUMBERS = """
            SELECT i.imsi, s.iccid, s.msisdn
              FROM UNNEST(CAST(? AS varchar ARRAY)) AS w(wanted)
              JOIN sim_imsi i ON i.imsi = w.wanted
              JOIN sim s ON s.iccid = i.iccid
            """;

    /** What the inventory knows of an IMSI. */
    public record Numbers(String iccid, Optional<String> msisdn) {}

    /** By IMSI; one that the inventory does not know is not in the answer. */
    public Map<String, Numbers> numbers(Connection connection, Collection<String> imsis) {
        Map<String, Numbers> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(NUMBERS)) {
            Columns.of(select, imsis).text(imsi -> imsi);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getString(1), new Numbers(rows.getString(2), Optional.ofNullable(rows.getString(3))));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("look subscribers up", e);
        }
        return found;
    }
}
