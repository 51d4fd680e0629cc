package io.silkroam.sim.inventory;

import io.silkroam.sim.Msisdn;
import io.silkroam.sim.inventory.NumberRefusedException.Reason;
import io.silkroam.store.Columns;
import io.silkroam.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pools and which numbers are in them. A command that is refused halfway has to be rolled back by its caller. */
public final class NumberPoolStore {
    private static final int MOST_NUMBERS = 1_000_000;
    private static final int CHUNK = 1_000;

    private static final String CREATE = "INSERT INTO number_pool (name, quarantine) VALUES (?, ?)";
    private static final String UPDATE = "UPDATE number_pool SET quarantine = ? WHERE name = ?";
    private static final String FIND = "SELECT quarantine FROM number_pool WHERE name = ?";

    private static final String STOCK = """
            SELECT p.name, p.quarantine,
                   SUM(CASE WHEN n.iccid = '' AND n.free_from <= ? THEN 1 ELSE 0 END),
                   SUM(CASE WHEN n.iccid <> '' THEN 1 ELSE 0 END),
                   SUM(CASE WHEN n.iccid = '' AND n.free_from > ? THEN 1 ELSE 0 END)
              FROM number_pool p LEFT JOIN pooled_number n ON n.pool = p.name
             GROUP BY p.name, p.quarantine ORDER BY p.name
            """;

    private static final String INSERT = """
            INSERT INTO pooled_number (msisdn, pool, iccid, free_from)
            SELECT n.msisdn, p.pool, '', 0
              FROM UNNEST(CAST(? AS varchar ARRAY)) AS n(msisdn) CROSS JOIN (VALUES (CAST(? AS varchar))) AS p(pool)
            """;

    private static final String ADOPT = "UPDATE pooled_number SET pool = ? WHERE msisdn = ? AND pool IS NULL";

    private static final String DELETE = """
            DELETE FROM pooled_number WHERE msisdn = ? AND pool = ? AND iccid = '' AND free_from <= ?
            """;

    /** False if there is one of this name already, which is left as it is. */
    public boolean createPool(Connection connection, NumberPool pool) {
        if (exists(connection, pool.name())) {
            return false;
        }
        try (PreparedStatement insert = connection.prepareStatement(CREATE)) {
            insert.setString(1, pool.name());
            insert.setLong(2, pool.quarantine().toMillis());
            Columns.expectCount(insert.executeUpdate(), 1, "create a pool");
            return true;
        } catch (SQLException e) {
            throw NumberRows.failed("create a pool", e);
        }
    }

    /** How long numbers rest from now on; those that rest already do so until the instant they were told. */
    public void updatePool(Connection connection, NumberPool pool) {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setLong(1, pool.quarantine().toMillis());
            update.setString(2, pool.name());
            if (update.executeUpdate() != 1) {
                throw NumberRefusedException.noSuchPool(pool.name());
            }
        } catch (SQLException e) {
            throw StoreException.of("change a pool", e);
        }
    }

    public Optional<NumberPool> findPool(Connection connection, String name) {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new NumberPool(name, Duration.ofMillis(row.getLong(1))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw StoreException.of("look a pool up", e);
        }
    }

    static boolean exists(Connection connection, String name) {
        return new NumberPoolStore().findPool(connection, name).isPresent();
    }

    /** All pools and what is in them, by name. */
    public List<PoolStock> pools(Connection connection, Instant now) {
        List<PoolStock> pools = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(STOCK)) {
            select.setLong(1, now.toEpochMilli());
            select.setLong(2, now.toEpochMilli());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    NumberPool pool = new NumberPool(rows.getString(1), Duration.ofMillis(rows.getLong(2)));
                    pools.add(new PoolStock(pool, rows.getLong(3), rows.getLong(4), rows.getLong(5)));
                }
            }
        } catch (SQLException e) {
            throw StoreException.of("count the numbers of pools", e);
        }
        return pools;
    }

    /** Puts a range of numbers into a pool, the last one included. */
    public NumberChange add(Connection connection, String pool, Msisdn first, Msisdn last) {
        return add(connection, pool, range(first, last));
    }

    /**
     * Puts numbers into a pool. One that is there already is left as it is; one that is in no pool becomes part of this
     * one, whoever has it.
     *
     * @throws NumberRefusedException if one is in another pool, or there is no such pool
     */
    public NumberChange add(Connection connection, String pool, Collection<Msisdn> numbers) {
        if (!exists(connection, pool)) {
            throw NumberRefusedException.noSuchPool(pool);
        }
        NumberChange change = new NumberChange(0, 0);
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement adopt = connection.prepareStatement(ADOPT)) {
            for (List<Msisdn> some : chunks(numbers)) {
                change = change.plus(addSome(connection, pool, some, insert, adopt));
            }
        } catch (SQLException e) {
            throw NumberRows.failed("add numbers to a pool", e);
        }
        return change;
    }

    private static NumberChange addSome(
            Connection connection, String pool, List<Msisdn> numbers, PreparedStatement insert, PreparedStatement adopt)
            throws SQLException {
        Map<Msisdn, PooledNumber> known = NumberRows.find(connection, numbers, Instant.EPOCH);
        List<Msisdn> fresh =
                numbers.stream().filter(number -> !known.containsKey(number)).toList();
        List<Msisdn> poolless = known.values().stream()
                .filter(number -> number.pool().isEmpty())
                .map(PooledNumber::msisdn)
                .toList();
        known.values().stream().filter(number -> number.pool().isPresent()).forEach(number -> requireIn(pool, number));
        if (!fresh.isEmpty()) {
            Columns.of(insert, fresh).text(Msisdn::digits).then(pool).expectOneEach("add numbers to a pool");
        }
        for (Msisdn number : poolless) {
            adopt.setString(1, pool);
            adopt.setString(2, number.digits());
            Columns.expectCount(adopt.executeUpdate(), 1, "put a number into a pool");
        }
        int changed = fresh.size() + poolless.size();
        return new NumberChange(changed, numbers.size() - changed);
    }

    /** Takes a range of numbers out of a pool, the last one included. */
    public NumberChange remove(Connection connection, String pool, Msisdn first, Msisdn last, Instant now) {
        return remove(connection, pool, range(first, last), now);
    }

    /**
     * Takes numbers out of a pool; those that are not there are left as they are.
     *
     * @throws NumberRefusedException if one is assigned or rests, is in another pool, or there is no such pool
     */
    public NumberChange remove(Connection connection, String pool, Collection<Msisdn> numbers, Instant now) {
        if (!exists(connection, pool)) {
            throw NumberRefusedException.noSuchPool(pool);
        }
        NumberChange change = new NumberChange(0, 0);
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            for (List<Msisdn> some : chunks(numbers)) {
                Collection<PooledNumber> known =
                        NumberRows.find(connection, some, now).values();
                known.forEach(number -> requireFreeIn(pool, number));
                for (PooledNumber number : known) {
                    delete.setString(1, number.msisdn().digits());
                    delete.setString(2, pool);
                    delete.setLong(3, now.toEpochMilli());
                    delete.addBatch();
                }
                for (int count : delete.executeBatch()) {
                    if (count != 1) {
                        throw NumberRows.meanwhile();
                    }
                }
                change = change.plus(new NumberChange(known.size(), some.size() - known.size()));
            }
        } catch (SQLException e) {
            throw StoreException.of("remove numbers from a pool", e);
        }
        return change;
    }

    private static void requireIn(String pool, PooledNumber number) {
        if (!number.pool().equals(Optional.of(pool))) {
            throw new NumberRefusedException(
                    Reason.IN_ANOTHER_POOL,
                    "number %s is %s"
                            .formatted(
                                    number.msisdn(),
                                    number.pool()
                                            .map(other -> "in pool " + other)
                                            .orElse("in no pool")));
        }
    }

    private static void requireFreeIn(String pool, PooledNumber number) {
        requireIn(pool, number);
        switch (number.state()) {
            case FREE -> {}
            case ASSIGNED -> throw notFree("number %s belongs to a SIM".formatted(number.msisdn()));
            case QUARANTINED ->
                throw notFree("number %s rests until %s"
                        .formatted(number.msisdn(), number.freeFrom().orElseThrow()));
        }
    }

    private static NumberRefusedException notFree(String message) {
        return new NumberRefusedException(Reason.NOT_FREE, message);
    }

    private static List<Msisdn> range(Msisdn first, Msisdn last) {
        int length = first.digits().length();
        long from = Long.parseLong(first.digits());
        long to = Long.parseLong(last.digits());
        if (length != last.digits().length() || to < from) {
            throw new NumberRefusedException(Reason.BAD_RANGE, "%s to %s is not a range".formatted(first, last));
        }
        requireBounded(to - from + 1);
        List<Msisdn> numbers = new ArrayList<>();
        for (long number = from; number <= to; number++) {
            String digits = Long.toString(number);
            numbers.add(new Msisdn("0".repeat(length - digits.length()) + digits));
        }
        return numbers;
    }

    private static List<List<Msisdn>> chunks(Collection<Msisdn> numbers) {
        requireBounded(numbers.size());
        List<Msisdn> distinct = List.copyOf(new LinkedHashSet<>(numbers));
        List<List<Msisdn>> chunks = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += CHUNK) {
            chunks.add(distinct.subList(from, Math.min(from + CHUNK, distinct.size())));
        }
        return chunks;
    }

    private static void requireBounded(long count) {
        if (count > MOST_NUMBERS) {
            throw new NumberRefusedException(
                    Reason.BAD_RANGE, "%d numbers are more than %d at once".formatted(count, MOST_NUMBERS));
        }
    }
}
