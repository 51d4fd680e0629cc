package io.silkroam.billing;

import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** Writes journal rows where charging is not there to do it. */
public final class TestJournal {

    private static final String INSERT = """
            INSERT INTO usage_journal (writer, sequence, at, event_at, kind, subscriber_id, imsi, session_id,
                                       request_type, request_number, rating_group, plmn, zone, unit, quantity,
                                       subscription_id, plan, allowance, amount_minor, currency, detail)
            SELECT * FROM UNNEST(
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS integer ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS varchar ARRAY))
            """;

    private TestJournal() {}

    /** Whoever reads the journal asks for the writers first. */
    public static int addWriter(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO journal_writer (gateway) VALUES ('test')")) {
            return insert.executeUpdate();
        }
    }

    public static int append(Connection connection, List<JournalEntry> entries) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, entries)
                    .bigint(JournalEntry::writer)
                    .bigint(JournalEntry::sequence)
                    .bigint(e -> Micros.of(e.record().at()))
                    .bigint(e -> e.record().eventAt().map(Micros::of).orElse(null))
                    .text(e -> e.record().kind().name())
                    .bigint(e -> e.record().subscriberId())
                    .text(e -> e.record().imsi())
                    .text(e -> e.record().sessionId().orElse(null))
                    .integer(e -> e.record().requestType().isPresent()
                            ? e.record().requestType().getAsInt()
                            : null)
                    .bigint(e -> orNull(e.record().requestNumber()))
                    .bigint(e -> orNull(e.record().ratingGroup()))
                    .text(e -> e.record().plmn().orElse(null))
                    .text(e -> e.record().zone().orElse(null))
                    .text(e -> e.record().unit().map(Enum::name).orElse(null))
                    .bigint(e -> e.record().quantity())
                    .bigint(e -> orNull(e.record().subscriptionId()))
                    .text(e -> e.record().plan().orElse(null))
                    .text(e -> e.record().allowance().orElse(null))
                    .bigint(e -> e.record().amountMinor())
                    .text(e -> e.record().currency().orElse(null))
                    .text(e -> e.record().detail().orElse(null))
                    .expectOneEach("append to the usage journal");
            return entries.size();
        } catch (SQLException e) {
            throw StoreException.of("append to the usage journal", e);
        }
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }
}
