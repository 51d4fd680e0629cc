package io.silkroam.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Turns a row of {@code usage_journal} back into the entry that was written. */
final class JournalRows {

    private JournalRows() {}

    static JournalEntry read(ResultSet row) throws SQLException {
        return new JournalEntry(row.getLong("writer"), row.getLong("sequence"), record(row));
    }

    private static UsageRecord record(ResultSet row) throws SQLException {
        return new UsageRecord(
                UsageKind.valueOf(row.getString("kind")),
                Micros.instant(row.getLong("at")),
                eventAt(row),
                row.getLong("subscriber_id"),
                row.getString("imsi"),
                text(row, "session_id"),
                requestType(row),
                number(row, "request_number"),
                number(row, "rating_group"),
                number(row, "service_identifier"),
                text(row, "plmn"),
                text(row, "zone"),
                text(row, "unit").map(UsageUnit::valueOf),
                row.getLong("quantity"),
                number(row, "subscription_id"),
                text(row, "plan"),
                text(row, "allowance"),
                row.getLong("amount_minor"),
                text(row, "currency"),
                text(row, "detail"),
                text(row, "origin_host"),
                bearer(row));
    }

    private static Bearer bearer(ResultSet row) throws SQLException {
        Bearer bearer = new Bearer(
                text(row, "apn"),
                text(row, "rat_type"),
                text(row, "charging_id"),
                number(row, "octets_up"),
                number(row, "octets_down"));
        return bearer.equals(Bearer.UNKNOWN) ? Bearer.UNKNOWN : bearer;
    }

    private static Optional<Instant> eventAt(ResultSet row) throws SQLException {
        OptionalLong micros = number(row, "event_at");
        return micros.isPresent() ? Optional.of(Micros.instant(micros.getAsLong())) : Optional.empty();
    }

    private static OptionalInt requestType(ResultSet row) throws SQLException {
        int type = row.getInt("request_type");
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(type);
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
