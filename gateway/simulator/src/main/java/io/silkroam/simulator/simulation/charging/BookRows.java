package io.silkroam.simulator.simulation.charging;

import io.silkroam.billing.UsageKind;
import io.silkroam.sim.plan.Unit;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads charging's tables by statements of its own, in the order in which their rows came. */
final class BookRows {
    private static final String NEXT = """
            SELECT _rowid_, writer, sequence, kind, subscriber_id, unit, quantity, session_id, request_type,
                   request_number, detail
              FROM usage_journal WHERE _rowid_ > ? ORDER BY _rowid_
            """;

    private static final String ACCOUNTS = "SELECT subscriber_id, version, body FROM account ORDER BY subscriber_id";

    /** An account as it stands. */
    @SuppressWarnings("ArrayRecordComponent") // decoded and forgotten; never compared
    record AccountRow(long subscriber, long version, byte[] body) {}

    private final Connection connection;
    private final Set<Long> seen = new HashSet<>();
    private long last;

    BookRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * Hands over what is new.
     *
     * @param settled no transaction is open that may yet add a row before these
     */
    void next(boolean settled, Consumer<Entries.Entry> reader) {
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setLong(1, last);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long id = row.getLong(1);
                    if (seen.add(id)) {
                        reader.accept(entry(row));
                    }
                    if (settled) {
                        last = id;
                    }
                }
            }
            if (settled) {
                seen.clear();
            }
        } catch (SQLException e) {
            throw StoreException.of("read the simulated journal", e);
        }
    }

    private static Entries.Entry entry(ResultSet row) throws SQLException {
        String unit = row.getString("unit");
        return new Entries.Entry(
                row.getLong("writer"),
                row.getLong("sequence"),
                UsageKind.valueOf(row.getString("kind")),
                row.getLong("subscriber_id"),
                unit == null ? null : Unit.valueOf(unit),
                row.getLong("quantity"),
                new Entries.Entry.Source(
                        row.getString("session_id"),
                        (Integer) row.getObject("request_type"),
                        row.getLong("request_number"),
                        row.getString("detail")));
    }

    List<AccountRow> accounts() {
        List<AccountRow> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(ACCOUNTS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new AccountRow(row.getLong(1), row.getLong(2), row.getBytes(3)));
            }
            return found;
        } catch (SQLException e) {
            throw StoreException.of("read the simulated accounts", e);
        }
    }

    /** Signals that wait. */
    long signals() {
        try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM session_signal");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw StoreException.of("count the simulated signals", e);
        }
    }

    /** Reads from the first row on again. */
    void rewind() {
        last = 0;
        seen.clear();
    }
}
