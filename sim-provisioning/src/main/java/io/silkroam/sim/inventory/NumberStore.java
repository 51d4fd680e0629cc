package io.silkroam.sim.inventory;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Msisdn;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * To which SIM each telephone number belongs, and which ones can be given out. A number that was used rests before
 * another SIM gets it. {@link NumberPoolStore} says which numbers there are.
 */
public final class NumberStore {
    private static final String INSERT = """
            INSERT INTO pooled_number (msisdn, iccid, free_from)
            SELECT n.msisdn, n.iccid, 0
              FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY)) AS n(msisdn, iccid)
            """;

    private static final String ASSIGN = """
            UPDATE pooled_number SET iccid = ?, free_from = 0 WHERE msisdn = ? AND iccid = '' AND free_from <= ?
            """;

    private static final String RELEASE = """
            UPDATE pooled_number n
               SET iccid = '',
                   free_from = ? + COALESCE((SELECT p.quarantine FROM number_pool p WHERE p.name = n.pool), ?)
             WHERE n.msisdn = ? AND n.iccid <> ''
            """;

    private static final String INSERT_RESTING = """
            INSERT INTO pooled_number (msisdn, iccid, free_from) VALUES (?, '', ?)
            """;

    private static final String MOVE = "UPDATE pooled_number SET iccid = ? WHERE msisdn = ? AND iccid = ?";

    /**
     * Gives a number to a SIM; one that is in no pool yet is noted. False if the SIM has it already.
     *
     * @throws NumberTakenException if another SIM has it, or it rests
     */
    public boolean assign(Connection connection, Msisdn msisdn, Iccid iccid, Instant now) {
        return assignAll(connection, Map.of(msisdn, iccid), now) == 1;
    }

    /** The same for some thousand numbers at once; returns how many the SIMs did not have already. */
    public int assignAll(Connection connection, Map<Msisdn, Iccid> wanted, Instant now) {
        try {
            Map<Msisdn, PooledNumber> known = NumberRows.find(connection, wanted.keySet(), now);
            // In the order of the numbers, so that two transactions cannot wait for each other in a circle.
            List<Map.Entry<Msisdn, Iccid>> changing = wanted.entrySet().stream()
                    .filter(entry -> !isAssigned(known.get(entry.getKey()), entry.getValue()))
                    .sorted(Comparator.comparing(entry -> entry.getKey().digits()))
                    .toList();
            update(connection, only(changing, known, true), now);
            insert(connection, only(changing, known, false));
            return changing.size();
        } catch (SQLException e) {
            throw NumberRows.failed("assign numbers", e);
        }
    }

    private static boolean isAssigned(PooledNumber number, Iccid iccid) {
        if (number == null || number.state() == NumberState.FREE) {
            return false;
        }
        if (number.iccid().equals(Optional.of(iccid))) {
            return true;
        }
        throw new NumberTakenException(number);
    }

    private static List<Map.Entry<Msisdn, Iccid>> only(
            List<Map.Entry<Msisdn, Iccid>> wanted, Map<Msisdn, PooledNumber> known, boolean there) {
        return wanted.stream()
                .filter(entry -> known.containsKey(entry.getKey()) == there)
                .toList();
    }

    private static void update(Connection connection, List<Map.Entry<Msisdn, Iccid>> wanted, Instant now)
            throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(ASSIGN)) {
            for (Map.Entry<Msisdn, Iccid> entry : wanted) {
                update.setString(1, entry.getValue().digits());
                update.setString(2, entry.getKey().digits());
                update.setLong(3, now.toEpochMilli());
                update.addBatch();
            }
            for (int count : update.executeBatch()) {
                if (count != 1) {
                    throw NumberRows.meanwhile();
                }
            }
        }
    }

    private static void insert(Connection connection, List<Map.Entry<Msisdn, Iccid>> wanted) throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Columns.of(insert, wanted)
                    .text(entry -> entry.getKey().digits())
                    .text(entry -> entry.getValue().digits())
                    .expectOneEach("note numbers");
        }
    }

    /**
     * Gives the next free number of a pool to a SIM: one that never was used, or else the one that has rested longest.
     * Two that ask at once get two numbers, and do not wait for each other as long as there are enough.
     *
     * @throws NumberRefusedException if none is free, or there is no such pool
     */
    public Msisdn assignNext(Connection connection, String pool, Iccid iccid, Instant now) {
        try {
            Optional<Msisdn> next = NextNumber.locked(connection, pool, now);
            if (next.isEmpty()) {
                throw NumberPoolStore.exists(connection, pool)
                        ? new NumberRefusedException(
                                NumberRefusedException.Reason.NONE_FREE,
                                "no number of pool '%s' is free".formatted(pool))
                        : NumberRefusedException.noSuchPool(pool);
            }
            update(connection, List.of(Map.entry(next.get(), iccid)), now);
            return next.get();
        } catch (SQLException e) {
            throw NumberRows.failed("assign the next number", e);
        }
    }

    /**
     * Takes a number from its SIM; it rests for the time of its pool. One that nobody has is left as it is, and one
     * that was never noted rests from now on as well.
     */
    public PooledNumber release(Connection connection, Msisdn msisdn, Instant now) {
        long rest = NumberPool.DEFAULT_QUARANTINE.toMillis();
        try (PreparedStatement release = connection.prepareStatement(RELEASE);
                PreparedStatement insert = connection.prepareStatement(INSERT_RESTING)) {
            release.setLong(1, now.toEpochMilli());
            release.setLong(2, rest);
            release.setString(3, msisdn.digits());
            if (release.executeUpdate() == 0 && find(connection, msisdn, now).isEmpty()) {
                insert.setString(1, msisdn.digits());
                insert.setLong(2, now.toEpochMilli() + rest);
                Columns.expectCount(insert.executeUpdate(), 1, "let a number rest");
            }
            return find(connection, msisdn, now).orElseThrow();
        } catch (SQLException e) {
            throw NumberRows.failed("release a number", e);
        }
    }

    /**
     * Hands a number over to the SIM that takes the place of the one that has it, without a rest.
     *
     * @throws NumberTakenException if a third one has it, or it rests
     */
    public void move(Connection connection, Msisdn msisdn, Iccid from, Iccid to, Instant now) {
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setString(1, to.digits());
            move.setString(2, msisdn.digits());
            move.setString(3, from.digits());
            if (move.executeUpdate() == 0) {
                // It was moved already, or nobody noted it when the first SIM got it.
                assign(connection, msisdn, to, now);
            }
        } catch (SQLException e) {
            throw NumberRows.failed("move a number", e);
        }
    }

    public Optional<PooledNumber> find(Connection connection, Msisdn msisdn, Instant now) {
        try {
            return Optional.ofNullable(
                    NumberRows.find(connection, List.of(msisdn), now).get(msisdn));
        } catch (SQLException e) {
            throw StoreException.of("look a number up", e);
        }
    }

    /** Those of these that are known. */
    public Map<Msisdn, PooledNumber> findAll(Connection connection, Collection<Msisdn> msisdns, Instant now) {
        try {
            return NumberRows.find(connection, msisdns, now);
        } catch (SQLException e) {
            throw StoreException.of("look numbers up", e);
        }
    }

    /** One page in the order of numbers, of those behind {@code after}. */
    public NumberPage list(Connection connection, NumberFilter filter, Optional<Msisdn> after, int limit, Instant now) {
        // Behind the empty text stands every number. A state has no index of its own: a pool is read from end to end.
        Where where = new Where()
                .is("n.pool", filter.pool())
                .andIf("n.msisdn = ?", filter.msisdn().map(Msisdn::digits))
                .and("n.msisdn > ?", after.map(Msisdn::digits).orElse(""));
        filter.state().ifPresent(state -> {
            switch (state) {
                case FREE -> where.and("COALESCE(n.iccid, '') = '' AND n.free_from <= ?", now.toEpochMilli());
                case ASSIGNED -> where.and("COALESCE(n.iccid, '') <> ''");
                case QUARANTINED -> where.and("COALESCE(n.iccid, '') = '' AND n.free_from > ?", now.toEpochMilli());
            }
        });
        String sql =
                "SELECT %s FROM pooled_number n %s".formatted(NumberRows.COLUMNS, where.sqlOrderedBy("n.msisdn", ""));
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = where.query(select, limit + 1)) {
            List<PooledNumber> numbers = NumberRows.of(rows, now);
            boolean more = numbers.size() > limit;
            List<PooledNumber> page = more ? numbers.subList(0, limit) : numbers;
            return new NumberPage(page, more ? Optional.of(page.get(limit - 1).msisdn()) : Optional.empty());
        } catch (SQLException e) {
            throw StoreException.of("list numbers", e);
        }
    }
}
