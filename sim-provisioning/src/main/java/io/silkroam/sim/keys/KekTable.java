package io.silkroam.sim.keys;

import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The table of key-encryption keys: what they are called and how to tell them, never what they are. */
final class KekTable {
    private static final String ALL = """
            SELECT k.id, k.kcv,
                   EXISTS (SELECT 1 FROM sim_key s WHERE s.kek_id = k.id)
                   OR EXISTS (SELECT 1 FROM transport_key t WHERE t.kek_id = k.id)
                   OR EXISTS (SELECT 1 FROM lookup_key l WHERE l.kek_id = k.id)
              FROM kek k
            """;
    private static final String COUNTED = """
            SELECT k.id, k.kcv, k.created_at,
                   (SELECT count(*) FROM sim_key s WHERE s.kek_id = k.id),
                   (SELECT count(*) FROM transport_key t WHERE t.kek_id = k.id)
              FROM kek k
            """;
    private static final String IDS = "SELECT id FROM kek";
    private static final String INSERT = "INSERT INTO kek (id, kcv, created_at) VALUES (?, ?, ?)";
    private static final String UNIQUE_VIOLATION = "23505";

    /** @param seals whether a row is sealed under it */
    record Registered(String id, KeyCheckValue checkValue, boolean seals) {}

    /** Oldest first. */
    List<Registered> all(Connection connection) {
        List<Registered> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.add(new Registered(rows.getString(1), new KeyCheckValue(rows.getString(2)), rows.getBoolean(3)));
            }
        } catch (SQLException e) {
            throw StoreException.of("read the key-encryption keys", e);
        }
        all.sort(Comparator.comparing(Registered::id, Kek.OLDEST_FIRST));
        return all;
    }

    /** Oldest first. */
    List<String> ids(Connection connection) {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(IDS);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw StoreException.of("read the key-encryption keys", e);
        }
        ids.sort(Kek.OLDEST_FIRST);
        return ids;
    }

    /** Oldest first; the last one is current. */
    List<KeyEncryptionKeys.Status> counted(Connection connection) {
        List<KeyEncryptionKeys.Status> all = new ArrayList<>();
        List<String> ids = ids(connection);
        try (PreparedStatement select = connection.prepareStatement(COUNTED);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String id = rows.getString(1);
                all.add(new KeyEncryptionKeys.Status(
                        id,
                        new KeyCheckValue(rows.getString(2)),
                        Instant.ofEpochMilli(rows.getLong(3)),
                        id.equals(ids.get(ids.size() - 1)),
                        rows.getLong(4),
                        rows.getLong(5)));
            }
        } catch (SQLException e) {
            throw StoreException.of("count what is sealed", e);
        }
        all.sort(Comparator.comparing(KeyEncryptionKeys.Status::id, Kek.OLDEST_FIRST));
        return all;
    }

    /** Whoever comes second waits for the first one's transaction, and then is refused. */
    void insert(Connection connection, Kek kek, Instant now) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, kek.id());
            insert.setString(2, kek.checkValue().hex());
            insert.setLong(3, now.toEpochMilli());
            insert.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new StoreException(
                        StoreException.Kind.CONFLICT, "another gateway made %s meanwhile".formatted(kek), e);
            }
            throw StoreException.of("register " + kek, e);
        }
    }
}
