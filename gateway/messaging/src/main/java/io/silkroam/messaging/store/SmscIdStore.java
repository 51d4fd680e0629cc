package io.silkroam.messaging.store;

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
import java.util.Set;

/** The ledger of SMSCs' ids: which part an id is about. */
public final class SmscIdStore {

    private static final String NEW = """
            UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY))
                AS n(part_id, digest, its_id)""";

    private static final String INSERT_POSTGRESQL = """
            INSERT INTO smsc_id (part_id, digest, its_id) SELECT n.part_id, n.digest, n.its_id FROM %s
            ON CONFLICT (part_id, digest) DO NOTHING
            """.formatted(NEW);

    private static final String INSERT_H2 = """
            MERGE INTO smsc_id (part_id, digest, its_id) KEY (part_id, digest)
            SELECT n.part_id, n.digest, n.its_id FROM %s
            """.formatted(NEW);

    private static final String FIND = """
            SELECT w.question, s.part_id, %s
              FROM UNNEST(CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY)) AS w(question, wanted)
              JOIN smsc_id s ON s.digest = w.wanted
              LEFT JOIN message m ON m.id = s.part_id
            """.formatted(MessageStore.COLUMNS);

    private static final String SENT = """
            SELECT s.part_id FROM UNNEST(CAST(? AS bigint ARRAY)) AS w(wanted) JOIN smsc_id s ON s.part_id = w.wanted
            """;

    /** DISTINCT, for a part has several rows, and H2 2.3 fails where such a subquery gives one of them twice. */
    private static final String PRUNE = """
            DELETE FROM smsc_id WHERE part_id IN (
                   SELECT DISTINCT part_id FROM smsc_id WHERE part_id >= ? AND part_id <= ?
                      AND NOT EXISTS (SELECT 1 FROM message m WHERE m.id = smsc_id.part_id)
                    ORDER BY part_id FETCH FIRST ? ROWS ONLY)
            """;

    /**
     * An id of an SMSC.
     *
     * @param digest of the link and a normalised form of the id
     * @param itsId as the SMSC wrote it
     */
    public record SmscId(long partId, long digest, String itsId) {}

    /** @param number of the asker's choice; it comes back with each answer */
    public record Question(long number, long digest) {}

    /** @param part empty where its message is finished */
    public record Answer(long question, long partId, Optional<PartRow> part) {}

    private final String insert;

    public SmscIdStore(Dialect dialect) {
        this.insert = dialect.either(INSERT_POSTGRESQL, INSERT_H2);
    }

    /** Keeps these; one that is kept already stays. */
    public void insert(Connection connection, Collection<SmscId> ids) {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            Columns.of(statement, ids)
                    .bigint(SmscId::partId)
                    .bigint(SmscId::digest)
                    .text(SmscId::itsId);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("keep ids of SMSCs", e);
        }
    }

    /** All parts known under these digests. */
    public List<Answer> find(Connection connection, Collection<Question> questions) {
        List<Answer> found = new ArrayList<>(questions.size());
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            Columns.of(select, questions).bigint(Question::number).bigint(Question::digest);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    rows.getLong(3);
                    Optional<PartRow> part = rows.wasNull() ? Optional.empty() : Optional.of(MessageStore.row(rows, 3));
                    found.add(new Answer(rows.getLong(1), rows.getLong(2), part));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("look ids of SMSCs up", e);
        }
        return found;
    }

    /** Which of these parts have an id, and so were sent. */
    public Set<Long> sent(Connection connection, Collection<Long> parts) {
        return Subset.of(connection, SENT, parts, "look for what was sent");
    }

    /**
     * Forgets those of at most about {@code limit} of these parts, as far as they are finished; returns how many rows.
     * A part that is not must never lose its id, however old a wrong clock makes it: it would be sent again.
     */
    public int prune(Connection connection, long first, long last, int limit) {
        return Ranges.prune(connection, PRUNE, new Ranges.Range(first, last), limit);
    }
}
