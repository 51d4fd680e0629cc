package io.silkroam.sim.inventory;

import io.silkroam.sim.ActivationCode;
import io.silkroam.sim.Eid;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows of SIMs as records. */
final class SimRows {
    private static final String DIVIDER = " ";

    /** Of a SIM named {@code s}. */
    static final String COLUMNS = """
            s.iccid, s.imsis, s.msisdn, s.eid, s.subscriber_id, s.state, s.card_state, s.network_state, s.holder,
            s.profile, s.batch, s.activation_code, s.predecessor, s.successor, s.version, s.imported_at, s.changed_at
            """;

    private SimRows() {}

    /** The SIMs of a query of {@link #COLUMNS}, in its order. */
    static List<Sim> of(PreparedStatement select) throws SQLException {
        List<Sim> sims = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                sims.add(sim(rows));
            }
        }
        return sims;
    }

    private static Sim sim(ResultSet row) throws SQLException {
        long subscriber = row.getLong("subscriber_id");
        return new Sim(
                new Iccid(row.getString("iccid")),
                imsis(row.getString("imsis")),
                text(row, "msisdn", Msisdn::new),
                text(row, "eid", Eid::new),
                subscriber == 0 ? Optional.empty() : Optional.of(new SubscriberId(subscriber)),
                SimState.valueOf(row.getString("state")),
                CardState.valueOf(row.getString("card_state")),
                NetworkState.valueOf(row.getString("network_state")),
                text(row, "holder", Function.identity()),
                text(row, "profile", Function.identity()),
                row.getString("batch"),
                text(row, "activation_code", ActivationCode::parse),
                text(row, "predecessor", Iccid::new),
                text(row, "successor", Iccid::new),
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("imported_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    /** How the IMSIs of a SIM stand in its row. */
    static String text(List<Imsi> imsis) {
        return imsis.stream().map(Imsi::digits).collect(Collectors.joining(DIVIDER));
    }

    private static List<Imsi> imsis(String text) {
        return Arrays.stream(text.split(DIVIDER)).map(Imsi::new).toList();
    }

    private static <T> Optional<T> text(ResultSet row, String column, Function<String, T> type) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(type);
    }
}
