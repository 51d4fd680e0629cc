package io.silkroam.billing.store;

import io.silkroam.billing.Bearer;
import io.silkroam.billing.Micros;
import io.silkroam.billing.RecordId;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.rating.RatedRecord;
import io.silkroam.billing.rating.Reason;
import io.silkroam.billing.rating.Retail;
import io.silkroam.billing.rating.Retail.Basis;
import io.silkroam.billing.rating.Subscriber;
import io.silkroam.billing.rating.Usage;
import io.silkroam.billing.rating.Wholesale;
import io.silkroam.billing.tariff.TariffLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Turns a row of {@code rated_record} back into the record that was written. */
final class RatedRows {

    private RatedRows() {}

    /**
     * @param soldUnit of the allowance that covers it
     * @param tariffs by number
     */
    static RatedRecord read(ResultSet row, Optional<String> soldUnit, Map<Integer, TariffLine> tariffs)
            throws SQLException {
        Set<Reason> suspense = Reason.parse(row.getString("suspense"));
        Usage usage = usage(row);
        Retail retail = new Retail(
                basis(usage, soldUnit, suspense),
                row.getLong("retail_nanos"),
                text(row, "retail_currency"),
                row.getInt("vat_basis_points"));
        return new RatedRecord(
                usage,
                row.getInt("revision"),
                retail,
                cost(row, "host", tariffs),
                cost(row, "visited", tariffs),
                row.getInt("over_cap") != 0,
                suspense);
    }

    private static Usage usage(ResultSet row) throws SQLException {
        Bearer bearer = new Bearer(
                text(row, "apn"),
                text(row, "rat_type"),
                text(row, "charging_id"),
                number(row, "octets_up"),
                number(row, "octets_down"));
        return new Usage(
                new RecordId(row.getLong("writer"), row.getLong("sequence")),
                UsageKind.valueOf(row.getString("kind")),
                Micros.instant(row.getLong("happened")),
                Micros.instant(row.getLong("decided")),
                new Subscriber(
                        row.getLong("subscriber_id"), row.getString("imsi"), text(row, "msisdn"), text(row, "iccid")),
                new Usage.Carried(
                        text(row, "session_id"),
                        number(row, "request_number"),
                        number(row, "rating_group"),
                        text(row, "plmn"),
                        text(row, "zone"),
                        bearer),
                UsageUnit.valueOf(row.getString("unit")),
                row.getLong("quantity"),
                new Usage.Paid(
                        number(row, "subscription_id"),
                        text(row, "plan"),
                        text(row, "allowance"),
                        row.getLong("paid_minor"),
                        text(row, "retail_currency")));
    }

    /** A row says who bears its units by its kind, by what it waits for, and by what covers it. */
    private static Basis basis(Usage usage, Optional<String> soldUnit, Set<Reason> suspense) {
        if (suspense.contains(Reason.NO_SALE) || suspense.contains(Reason.ABSURD)) {
            return Basis.SUSPENSE;
        }
        if (usage.kind() == UsageKind.FREE) {
            return Basis.FREE;
        }
        if (usage.kind() == UsageKind.OVERUSE) {
            return Basis.UNCOVERED;
        }
        boolean money = usage.paid().minor() != 0
                || soldUnit.filter(UsageUnit.MINOR.name()::equals).isPresent();
        return money ? Basis.MONEY : Basis.ALLOWANCE;
    }

    private static Wholesale cost(ResultSet row, String run, Map<Integer, TariffLine> tariffs) throws SQLException {
        OptionalLong tariff = number(row, run + "_tariff");
        return new Wholesale(
                tariff.isPresent() ? Optional.of(tariffs.get(Math.toIntExact(tariff.getAsLong()))) : Optional.empty(),
                row.getLong(run + "_units"),
                row.getLong(run + "_nanos"));
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
