package io.silkroam.charging.store;

import io.silkroam.billing.Micros;
import io.silkroam.billing.UsageRecord;
import io.silkroam.store.Columns;
import io.silkroam.store.LaneSession;
import io.silkroam.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Appends to the usage journal, in the transaction and under the writer number of a lane. */
public final class JournalWriter {

    private static final String INSERT = """
            INSERT INTO usage_journal (writer, sequence, at, event_at, kind, subscriber_id, imsi, session_id,
                                       request_type, request_number, rating_group, service_identifier, plmn, zone,
                                       unit, quantity, subscription_id, plan, allowance, amount_minor, currency,
                                       detail, origin_host, apn, rat_type, charging_id, octets_up, octets_down)
            SELECT * FROM UNNEST(
                CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS integer ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS bigint ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS bigint ARRAY), CAST(? AS bigint ARRAY))
            """;

    /** Appends these in order, as the next rows of the session's writer. */
    public void append(LaneSession session, List<UsageRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        AtomicLong sequence = new AtomicLong(session.takeSequences(records.size()));
        try (PreparedStatement insert = session.connection().prepareStatement(INSERT)) {
            Columns.of(insert, records)
                    .bigint(r -> session.writer())
                    .bigint(r -> sequence.getAndIncrement())
                    .bigint(r -> Micros.of(r.at()))
                    .bigint(r -> r.eventAt().map(Micros::of).orElse(null))
                    .text(r -> r.kind().name())
                    .bigint(UsageRecord::subscriberId)
                    .text(UsageRecord::imsi)
                    .text(r -> orNull(r.sessionId()))
                    .integer(r -> r.requestType().isPresent() ? r.requestType().getAsInt() : null)
                    .bigint(r -> orNull(r.requestNumber()))
                    .bigint(r -> orNull(r.ratingGroup()))
                    .bigint(r -> orNull(r.serviceIdentifier()))
                    .text(r -> orNull(r.plmn()))
                    .text(r -> orNull(r.zone()))
                    .text(r -> r.unit().map(Enum::name).orElse(null))
                    .bigint(UsageRecord::quantity)
                    .bigint(r -> orNull(r.subscriptionId()))
                    .text(r -> orNull(r.plan()))
                    .text(r -> orNull(r.allowance()))
                    .bigint(UsageRecord::amountMinor)
                    .text(r -> orNull(r.currency()))
                    .text(r -> orNull(r.detail()))
                    .text(r -> orNull(r.originHost()))
                    .text(r -> orNull(r.bearer().apn()))
                    .text(r -> orNull(r.bearer().ratType()))
                    .text(r -> orNull(r.bearer().chargingId()))
                    .bigint(r -> orNull(r.bearer().octetsUp()))
                    .bigint(r -> orNull(r.bearer().octetsDown()))
                    .expectOneEach("append to the usage journal");
        } catch (SQLException e) {
            throw StoreException.of("append to the usage journal", e);
        }
    }

    private static String orNull(Optional<String> text) {
        return text.orElse(null);
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }
}
