package io.silkroam.sim.inventory;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Msisdn;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String IS_FREE = "(n.state = 'FREE' OR (n.state = 'QUARANTINED' AND n.free_from <= ?))";

    private static final String INSERT = """
            INSERT INTO pooled_number (msisdn, state, iccid)
            SELECT n.msisdn, 'ASSIGNED', n.iccid
              FROM UNNEST(CAST(? AS varchar ARRAY), CAST(? AS varchar ARRAY)) AS n(msisdn, iccid)
            """;

    private static final String ASSIGN = """
            UPDATE pooled_number n SET state = 'ASSIGNED', iccid = ?, free_from = NULL WHERE n.msisdn = ? AND %s
            """.formatted(IS_FREE);

    private static final String NEXT_FREE = """
            SELECT %s FROM pooled_number n WHERE n.pool = ? AND n.state = 'FREE'
             ORDER BY n.pool, n.state, n.free_from, n.msisdn FETCH FIRST 1 ROWS ONLY FOR UPDATE
            """.formatted(NumberRows.COLUMNS);

    private static final String NEXT_RESTED = """
            SELECT %s FROM pooled_number n WHERE n.pool = ? AND n.state = 'QUARANTINED' AND n.free_from <= ?
             ORDER BY n.pool, n.state, n.free_from, n.msisdn FETCH FIRST 1 ROWS ONLY FOR UPDATE
            """.formatted(NumberRows.COLUMNS);

    private static final String SKIP_LOCKED = " SKIP LOCKED";

    private static final String RELEASE = """
            UPDATE pooled_number n
               SET state = 'QUARANTINED', iccid = NULL,
                   free_from = ? + COALESCE((SELECT p.quarantine FROM number_pool p WHERE p.name = n.pool), ?)
             WHERE n.msisdn = ? AND n.state = 'ASSIGNED'
            """;

    private static final String INSERT_RESTING = """
            INSERT INTO pooled_number (msisdn, state, free_from) VALUES (?, 'QUARANTINED', ?)
            """;

    private static final String MOVE = """
            UPDATE pooled_number SET iccid = ? WHERE msisdn = ? AND state = 'ASSIGNED' AND iccid = ?
            """;

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
        // In the order of the numbers, so that two transactions cannot wait for each other in a circle.
        List<Map.Entry<Msisdn, Iccid>> ordered = wanted.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().digits()))
                .toList();
        try {
            Map<Msisdn, PooledNumber> known = NumberRows.find(connection, wanted.keySet(), now);
            List<Map.Entry<Msisdn, Iccid>> changing = ordered.stream()
                    .filter(entry -> !isAssigned(known.get(entry.getKey()), entry.getValue()))
                    .toList();
            update(
                    connection,
                    changing.stream()
                            .filter(entry -> known.containsKey(entry.getKey()))
                            .toList(),
                    now);
            insert(
                    connection,
                    changing.stream()
                            .filter(entry -> !known.containsKey(entry.getKey()))
                            .toList());
            return changing.size();
        } catch (SQLException e) {
            throw failed("assign numbers", e);
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
                    throw meanwhile();
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
     * Gives the next free number of a pool to a SIM. Two that ask at once get two numbers without waiting for each
     * other, as long as there are enough.
     *
     * @throws NumberRefusedException if none is free, or there is no such pool
     */
    public Msisdn assignNext(Connection connection, String pool, Iccid iccid, Instant now) {
        try {
            PooledNumber next = next(connection, pool, now)
                    .orElseThrow(() -> NumberPoolStore.exists(connection, pool)
                            ? new NumberRefusedException(
                                    NumberRefusedException.Reason.NONE_FREE,
                                    "no number of pool '%s' is free".formatted(pool))
                            : NumberRefusedException.noSuchPool(pool));
            update(connection, List.of(Map.entry(next.msisdn(), iccid)), now);
            return next.msisdn();
        } catch (SQLException e) {
            throw failed("assign the next number", e);
        }
    }

    private static Optional<PooledNumber> next(Connection connection, String pool, Instant now) throws SQLException {
        // What others hold is passed over first, and waited for last: they may give it back.
        for (String lock : List.of(SKIP_LOCKED, "")) {
            for (String sql : List.of(NEXT_FREE, NEXT_RESTED)) {
                try (PreparedStatement select = connection.prepareStatement(sql.stripTrailing() + lock)) {
                    select.setString(1, pool);
                    if (sql.equals(NEXT_RESTED)) {
                        select.setLong(2, now.toEpochMilli());
                    }
                    List<PooledNumber> next = NumberRows.of(select, now);
                    if (!next.isEmpty()) {
                        return Optional.of(next.get(0));
                    }
                }
            }
        }
        return Optional.empty();
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
            throw failed("release a number", e);
        }
    }

    /**
     * Hands a number over to the SIM that takes the place of the one that has it, without a rest.
     *
     * @throws NumberTakenException if neither has it
     */
    public void move(Connection connection, Msisdn msisdn, Iccid from, Iccid to, Instant now) {
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setString(1, to.digits());
            move.setString(2, msisdn.digits());
            move.setString(3, from.digits());
            if (move.executeUpdate() == 0) {
                // Nobody noted it when the first SIM got it, or it was moved already.
                assign(connection, msisdn, to, now);
            }
        } catch (SQLException e) {
            throw failed("move a number", e);
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
        Where where = new Where()
                .andIf("n.pool = ?", filter.pool())
                .andIf("n.msisdn = ?", filter.msisdn().map(Msisdn::digits))
                .andIf("n.iccid = ?", filter.iccid().map(Iccid::digits))
                .andIf("n.msisdn > ?", after.map(Msisdn::digits));
        filter.state().ifPresent(state -> {
            switch (state) {
                case FREE -> where.and(IS_FREE, now.toEpochMilli());
                case ASSIGNED -> where.and("n.state = 'ASSIGNED'");
                case QUARANTINED -> where.and("n.state = 'QUARANTINED' AND n.free_from > ?", now.toEpochMilli());
            }
        });
        String sql = "SELECT %s FROM pooled_number n %s ORDER BY n.msisdn FETCH FIRST ? ROWS ONLY"
                .formatted(NumberRows.COLUMNS, where.sql());
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(where.bind(select), limit + 1);
            List<PooledNumber> numbers = NumberRows.of(select, now);
            boolean more = numbers.size() > limit;
            List<PooledNumber> page = more ? numbers.subList(0, limit) : numbers;
            return new NumberPage(page, more ? Optional.of(page.get(limit - 1).msisdn()) : Optional.empty());
        } catch (SQLException e) {
            throw StoreException.of("list numbers", e);
        }
    }

    private static StoreException failed(String doing, SQLException e) {
        // Somebody else took it since we looked; looking again finds who. The driver's message would name the number.
        return UNIQUE_VIOLATION.equals(e.getSQLState()) ? meanwhile() : StoreException.of(doing, e);
    }

    private static StoreException meanwhile() {
        return new StoreException(StoreException.Kind.CONFLICT, "a number was taken meanwhile", null);
    }
}
