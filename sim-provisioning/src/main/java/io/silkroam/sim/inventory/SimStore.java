package io.silkroam.sim.inventory;

import io.silkroam.sim.ActivationCode;
import io.silkroam.sim.Eid;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.Columns;
import io.silkroam.store.Dialect;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The inventory of SIMs. A SIM is never deleted: a retired one still says that its ICCID and IMSI are taken. */
public final class SimStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String INSERT = """
            INSERT INTO sim (iccid, imsis, msisdn, eid, state, card_state, network_state, profile, activation_code,
                             batch, version, imported_at, changed_at)
            SELECT n.iccid, n.imsis, n.msisdn, n.eid, 'IMPORTED', n.card_state, 'ABSENT', n.profile, n.activation_code,
                   b.batch, 1, b.imported_at, b.imported_at
              FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                          CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY),
                          CAST(? AS varchar ARRAY))
                AS n(iccid, imsis, msisdn, eid, card_state, profile, activation_code)
             CROSS JOIN (VALUES (CAST(? AS varchar), CAST(? AS bigint))) AS b(batch, imported_at)
            """;

    private static final String INSERT_IMSIS = """
            INSERT INTO sim_imsi (imsi, iccid)
            SELECT n.imsi, n.iccid
              FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY)) AS n(imsi, iccid)
            """;

    private static final String BY_ICCID = """
            SELECT %s
              FROM UNNEST(CAST(? AS varchar ARRAY)) AS w(wanted)
              JOIN sim s ON s.iccid = w.wanted
            """.formatted(SimRows.COLUMNS);

    private static final String BY_IMSI = """
            SELECT %s
              FROM UNNEST(CAST(? AS varchar ARRAY)) AS w(wanted)
              JOIN sim_imsi n ON n.imsi = w.wanted
              JOIN sim s ON s.iccid = n.iccid
            """.formatted(SimRows.COLUMNS);

    private static final String BY_MSISDN = """
            SELECT %s FROM sim s WHERE s.msisdn = ?
            """.formatted(SimRows.COLUMNS);

    private static final String CLASHES = """
            SELECT w.wanted, s.iccid, s.batch
              FROM UNNEST(CAST(? AS varchar ARRAY)) AS w(wanted)
              JOIN sim s ON s.%s = w.wanted
            """;

    private static final String IMSI_CLASHES = """
            SELECT w.wanted, s.iccid, s.batch
              FROM UNNEST(CAST(? AS varchar ARRAY)) AS w(wanted)
              JOIN sim_imsi i ON i.imsi = w.wanted
              JOIN sim s ON s.iccid = i.iccid
            """;

    private static final String WRITE = """
            UPDATE sim SET msisdn = ?, eid = ?, subscriber_id = ?, state = ?, card_state = ?, network_state = ?,
                           holder = ?, activation_code = ?, predecessor = ?, successor = ?, changed_at = ?,
                           version = version + 1
             WHERE iccid = ? AND version = ?
            """;

    private static final String PENDING = """
            SELECT %s FROM sim s WHERE s.network_state = 'PENDING'
             ORDER BY s.network_state, s.changed_at, s.iccid FETCH FIRST ? ROWS ONLY
            """.formatted(SimRows.COLUMNS);

    private static final String NEXT_POSTGRESQL = "SELECT nextval('subscriber_id')";
    private static final String NEXT_H2 = "SELECT NEXT VALUE FOR subscriber_id";

    private final String nextSubscriberId;

    public SimStore(Dialect dialect) {
        this.nextSubscriberId = dialect.either(NEXT_POSTGRESQL, NEXT_H2);
    }

    /** Takes new SIMs in; look for {@link #clashes} first. Call it with some thousand at a time at most. */
    public void insert(Connection connection, String batch, List<NewSim> sims, Instant now) {
        record Named(Imsi imsi, Iccid iccid) {}
        List<Named> names = sims.stream()
                .flatMap(sim -> sim.imsis().stream().map(imsi -> new Named(imsi, sim.iccid())))
                .toList();
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement insertImsis = connection.prepareStatement(INSERT_IMSIS)) {
            Columns.of(insert, sims)
                    .text(sim -> sim.iccid().digits())
                    .text(sim -> SimRows.text(sim.imsis()))
                    .text(sim -> sim.msisdn().map(Msisdn::digits).orElse(null))
                    .text(sim -> sim.eid().map(Eid::digits).orElse(null))
                    .text(sim -> sim.cardState().name())
                    .text(sim -> sim.profile().orElse(null))
                    .text(sim ->
                            sim.activationCode().map(ActivationCode::toString).orElse(null))
                    .then(batch)
                    .then(now.toEpochMilli())
                    .expectOneEach("take SIMs in");
            Columns.of(insertImsis, names)
                    .text(name -> name.imsi().digits())
                    .text(name -> name.iccid().digits())
                    .expectOneEach("take IMSIs in");
        } catch (SQLException e) {
            throw failed("take SIMs in", e);
        }
    }

    public Optional<Sim> find(Connection connection, Iccid iccid) {
        return Optional.ofNullable(findAll(connection, List.of(iccid)).get(iccid));
    }

    /** By any of its IMSIs. */
    public Optional<Sim> findByImsi(Connection connection, Imsi imsi) {
        return findByImsis(connection, List.of(imsi)).stream().findFirst();
    }

    /** The cards that have any of these. */
    public List<Sim> findByImsis(Connection connection, Collection<Imsi> imsis) {
        try (PreparedStatement select = connection.prepareStatement(BY_IMSI)) {
            Columns.of(select, imsis).text(Imsi::digits);
            return SimRows.of(select);
        } catch (SQLException e) {
            throw StoreException.of("look SIMs up", e);
        }
    }

    public Optional<Sim> findByMsisdn(Connection connection, Msisdn msisdn) {
        try (PreparedStatement select = connection.prepareStatement(BY_MSISDN)) {
            select.setString(1, msisdn.digits());
            return SimRows.of(select).stream().findFirst();
        } catch (SQLException e) {
            throw StoreException.of("look a SIM up", e);
        }
    }

    /** Those of these that exist. */
    public Map<Iccid, Sim> findAll(Connection connection, Collection<Iccid> iccids) {
        Map<Iccid, Sim> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(BY_ICCID)) {
            Columns.of(select, iccids).text(Iccid::digits);
            SimRows.of(select).forEach(sim -> found.put(sim.iccid(), sim));
        } catch (SQLException e) {
            throw StoreException.of("look SIMs up", e);
        }
        return found;
    }

    /** What of these is in the inventory already; whether two of them clash with each other is not looked at. */
    public Set<Clash> clashes(Connection connection, List<NewSim> sims) {
        Set<Clash> clashes = new LinkedHashSet<>();
        List<String> iccids = sims.stream().map(sim -> sim.iccid().digits()).toList();
        List<String> imsis = sims.stream()
                .flatMap(sim -> sim.imsis().stream())
                .map(Imsi::digits)
                .toList();
        List<String> msisdns = sims.stream()
                .flatMap(sim -> sim.msisdn().stream())
                .map(Msisdn::digits)
                .toList();
        List<String> eids = sims.stream()
                .flatMap(sim -> sim.eid().stream())
                .map(Eid::digits)
                .toList();
        addClashes(connection, CLASHES.formatted("iccid"), Clash.Kind.ICCID, iccids, clashes);
        addClashes(connection, IMSI_CLASHES, Clash.Kind.IMSI, imsis, clashes);
        addClashes(connection, CLASHES.formatted("msisdn"), Clash.Kind.MSISDN, msisdns, clashes);
        addClashes(connection, CLASHES.formatted("eid"), Clash.Kind.EID, eids, clashes);
        return clashes;
    }

    private static void addClashes(
            Connection connection, String sql, Clash.Kind kind, List<String> wanted, Set<Clash> clashes) {
        if (wanted.isEmpty()) {
            return;
        }
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            Columns.of(select, wanted).text(text -> text);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    clashes.add(new Clash(kind, rows.getString(1), new Iccid(rows.getString(2)), rows.getString(3)));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("look for taken " + kind + "s", e);
        }
    }

    /**
     * Writes what can change of a SIM that was read before, its IMSIs, profile and batch not being of it.
     *
     * @return the SIM at its next version
     * @throws VersionMovedException if it is not at the version it was read with; nothing is written then
     */
    public Sim write(Connection connection, Sim changed) {
        try (PreparedStatement update = connection.prepareStatement(WRITE)) {
            update.setString(1, changed.msisdn().map(Msisdn::digits).orElse(null));
            update.setString(2, changed.eid().map(Eid::digits).orElse(null));
            update.setObject(3, changed.subscriber().map(SubscriberId::value).orElse(null), Types.BIGINT);
            update.setString(4, changed.state().name());
            update.setString(5, changed.cardState().name());
            update.setString(6, changed.networkState().name());
            update.setString(7, changed.holder().orElse(null));
            update.setString(
                    8, changed.activationCode().map(ActivationCode::toString).orElse(null));
            update.setString(9, changed.predecessor().map(Iccid::digits).orElse(null));
            update.setString(10, changed.successor().map(Iccid::digits).orElse(null));
            update.setLong(11, changed.changedAt().toEpochMilli());
            update.setString(12, changed.iccid().digits());
            update.setLong(13, changed.version());
            if (update.executeUpdate() != 1) {
                throw new VersionMovedException(changed.iccid(), changed.version());
            }
            return changed.withVersion(changed.version() + 1);
        } catch (SQLException e) {
            throw failed("write a SIM", e);
        }
    }

    /** One page in the order of ICCIDs, of those behind {@code after}. */
    public SimPage list(Connection connection, SimFilter filter, Optional<Iccid> after, int limit) {
        List<Iccid> iccids = SimFinder.page(connection, filter, after, limit + 1);
        boolean more = iccids.size() > limit;
        List<Iccid> page = more ? iccids.subList(0, limit) : iccids;
        // Found first and read then: H2 would read every row of the filter to sort it.
        Map<Iccid, Sim> sims = findAll(connection, page);
        return new SimPage(
                page.stream().map(sims::get).toList(), more ? Optional.of(page.get(limit - 1)) : Optional.empty());
    }

    public long count(Connection connection, SimFilter filter) {
        return SimFinder.count(connection, filter);
    }

    /** SIMs of which the network is still to be told, the longest waiting first. */
    public List<Sim> pending(Connection connection, int limit) {
        try (PreparedStatement select = connection.prepareStatement(PENDING)) {
            select.setInt(1, limit);
            return SimRows.of(select);
        } catch (SQLException e) {
            throw StoreException.of("look for SIMs the network is to be told of", e);
        }
    }

    /** A number nobody had before. They begin at 1000; the smaller ones belong to tests and demonstrations. */
    public SubscriberId nextSubscriberId(Connection connection) {
        try (PreparedStatement select = connection.prepareStatement(nextSubscriberId);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new SubscriberId(row.getLong(1));
        } catch (SQLException e) {
            throw StoreException.of("number a subscriber", e);
        }
    }

    private static StoreException failed(String doing, SQLException e) {
        if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
            // Somebody else took it since we looked; looking again finds who. The driver's message would name numbers.
            return new StoreException(
                    StoreException.Kind.CONFLICT, "an ICCID, IMSI, MSISDN or EID was taken meanwhile", null);
        }
        return StoreException.of(doing, e);
    }
}
