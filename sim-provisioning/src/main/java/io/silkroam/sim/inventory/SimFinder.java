package io.silkroam.sim.inventory;

import io.silkroam.sim.Eid;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the SIMs of a filter, as ICCIDs in their order. */
final class SimFinder {

    private SimFinder() {}

    static List<Iccid> page(Connection connection, SimFilter filter, Optional<Iccid> after, int limit) {
        List<Iccid> iccids = new ArrayList<>();
        try {
            for (Where where : parts(filter)) {
                // Behind the empty text stands every ICCID.
                where.and("s.iccid > ?", after.map(Iccid::digits).orElse(""));
                String sql = "SELECT s.iccid FROM sim s " + where.sqlOrderedBy("s.iccid", "");
                try (PreparedStatement select = connection.prepareStatement(sql);
                        ResultSet rows = where.query(select, limit)) {
                    while (rows.next()) {
                        iccids.add(new Iccid(rows.getString(1)));
                    }
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("list SIMs", e);
        }
        return iccids.stream().sorted().limit(limit).toList();
    }

    static long count(Connection connection, SimFilter filter) {
        long count = 0;
        try {
            for (Where where : parts(filter)) {
                try (PreparedStatement select =
                        connection.prepareStatement("SELECT COUNT(*) FROM sim s " + where.sql())) {
                    where.bind(select);
                    try (ResultSet row = select.executeQuery()) {
                        row.next();
                        count += row.getLong(1);
                    }
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("count SIMs", e);
        }
        return count;
    }

    /** The filter as lists of which each has its index: states are read one by one unless something narrower leads. */
    private static List<Where> parts(SimFilter filter) {
        if (filter.states().isEmpty()
                || filter.holder().isPresent()
                || filter.batch().isPresent()) {
            return List.of(narrowed(
                    new Where()
                            .is("s.batch", filter.batch())
                            .is("s.holder", filter.holder())
                            .isIn(
                                    "s.state",
                                    filter.states().stream().map(Enum::name).toList()),
                    filter));
        }
        return filter.states().stream()
                .map(state -> narrowed(new Where().is("s.state", Optional.of(state.name())), filter))
                .toList();
    }

    private static Where narrowed(Where where, SimFilter filter) {
        return where.andIf("s.msisdn = ?", filter.msisdn().map(Msisdn::digits))
                .andIf("s.eid = ?", filter.eid().map(Eid::digits))
                .andIf(
                        "s.iccid = (SELECT n.iccid FROM sim_imsi n WHERE n.imsi = ?)",
                        filter.imsi().map(Imsi::digits))
                .andIf("s.iccid >= ?", filter.iccidFrom().map(Iccid::digits))
                .andIf("s.iccid <= ?", filter.iccidTo().map(Iccid::digits));
    }
}
