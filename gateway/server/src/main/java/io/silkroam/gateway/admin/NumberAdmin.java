package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.inventory.NumberChange;
import io.silkroam.sim.inventory.NumberFilter;
import io.silkroam.sim.inventory.NumberPage;
import io.silkroam.sim.inventory.NumberPool;
import io.silkroam.sim.inventory.PoolStock;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Pools of telephone numbers: making them, filling them, and what is in them. */
public final class NumberAdmin {
    private final Provisioning tables;
    private final Clock clock;

    public NumberAdmin(Provisioning tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** Some numbers: a range with both ends, or a list. */
    public record Numbers(Optional<Msisdn> first, Optional<Msisdn> last, List<Msisdn> listed) {
        String said() {
            return first.map(f -> f.digits() + ".." + last.orElseThrow().digits())
                    .orElseGet(() -> listed.size() + " numbers");
        }
    }

    public List<PoolStock> pools() {
        return tables.database().read("list number pools", c -> tables.pools().pools(c, clock.instant()));
    }

    /** Makes a pool, or changes how long its numbers rest from now on. */
    public PoolStock put(Actor actor, NumberPool pool) {
        return tables.database().transact("write a number pool", c -> {
            Optional<NumberPool> before = tables.pools().findPool(c, pool.name());
            if (before.isEmpty()) {
                tables.pools().createPool(c, pool);
            } else if (!before.get().equals(pool)) {
                tables.pools().updatePool(c, pool);
            }
            if (!before.equals(Optional.of(pool))) {
                String was = before.map(NumberAdmin::rest).orElse("");
                tables.note(
                        c,
                        Trace.of(clock.instant(), actor, "put-pool", "pool", pool.name())
                                .changed(was, rest(pool)));
            }
            return tables.pools().pools(c, clock.instant()).stream()
                    .filter(stock -> stock.pool().name().equals(pool.name()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    private static String rest(NumberPool pool) {
        return "quarantine " + pool.quarantine().toDays() + " d";
    }

    /** @throws io.silkroam.sim.inventory.NumberRefusedException for the whole of it, if one of them is refused */
    public NumberChange add(Actor actor, String pool, Numbers numbers) {
        return changed(
                actor,
                "add-numbers",
                pool,
                numbers,
                c -> numbers.first().isPresent()
                        ? tables.pools()
                                .add(
                                        c,
                                        pool,
                                        numbers.first().get(),
                                        numbers.last().orElseThrow())
                        : tables.pools().add(c, pool, numbers.listed()));
    }

    /** @throws io.silkroam.sim.inventory.NumberRefusedException for the whole of it, if one of them is refused */
    public NumberChange remove(Actor actor, String pool, Numbers numbers) {
        return changed(
                actor,
                "remove-numbers",
                pool,
                numbers,
                c -> numbers.first().isPresent()
                        ? tables.pools()
                                .remove(
                                        c,
                                        pool,
                                        numbers.first().get(),
                                        numbers.last().orElseThrow(),
                                        clock.instant())
                        : tables.pools().remove(c, pool, numbers.listed(), clock.instant()));
    }

    private NumberChange changed(
            Actor actor, String action, String pool, Numbers numbers, Function<Connection, NumberChange> work) {
        return tables.database().transact("change a number pool", c -> {
            NumberChange change = work.apply(c);
            if (change.changed() > 0) {
                tables.note(
                        c,
                        Trace.of(clock.instant(), actor, action, "pool", pool)
                                .saying(numbers.said() + ", " + change.changed() + " changed"));
            }
            return change;
        });
    }

    public NumberPage list(NumberFilter filter, Optional<Msisdn> after, int limit) {
        return tables.database()
                .read("list numbers", c -> tables.numbers().list(c, filter, after, limit, clock.instant()));
    }
}
