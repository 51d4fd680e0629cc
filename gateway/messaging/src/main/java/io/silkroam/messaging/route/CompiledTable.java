package io.silkroam.messaging.route;

import io.silkroam.messaging.message.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A table with the order of each route's targets worked out, and the turn that each shared one is at. */
final class CompiledTable {
    /** What one route's targets come to: the orders in which they are tried, one after the other by turns. */
    private record Turns(List<List<Party>> orders, AtomicLong count) {
        List<Party> at(long turn) {
            return orders.get((int) Math.floorMod(turn, (long) orders.size()));
        }
    }

    private final RouteTable table;
    private final List<Turns> turns;

    CompiledTable(RouteTable table) {
        this.table = table;
        this.turns = table.routes().stream()
                .map(route -> new Turns(orders(route.action()), new AtomicLong()))
                .toList();
    }

    RouteTable table() {
        return table;
    }

    /** The parties to try for the next message by this route, which takes its turn; empty where none is enabled. */
    List<Party> next(int route) {
        Turns its = turns.get(route);
        return its.orders().size() == 1
                ? its.orders().get(0)
                : its.at(its.count().getAndIncrement());
    }

    /** What {@link #next} would give, without taking the turn. */
    List<Party> peek(int route) {
        Turns its = turns.get(route);
        return its.at(its.count().get());
    }

    private static List<List<Party>> orders(Route.Action action) {
        if (!(action instanceof Route.Action.Via via)) {
            return List.of(List.of());
        }
        List<Target> enabled = via.targets().stream().filter(Target::enabled).toList();
        return switch (via.mode()) {
            case FAILOVER -> List.of(parties(enabled));
            case CHEAPEST ->
                List.of(parties(enabled.stream().sorted(CompiledTable::byCost).toList()));
            case SHARE -> enabled.isEmpty() ? List.of(List.of()) : shares(enabled);
        };
    }

    /** Sorting is stable: of equal ones, and of those nothing is known of, the first stays first. */
    private static int byCost(Target one, Target other) {
        if (one.cost().isEmpty() || other.cost().isEmpty()) {
            return Boolean.compare(one.cost().isEmpty(), other.cost().isEmpty());
        }
        SegmentPrice its = one.cost().get();
        SegmentPrice others = other.cost().get();
        return its.isBelow(others) ? -1 : others.isBelow(its) ? 1 : 0;
    }

    private static List<Party> parties(List<Target> targets) {
        return targets.stream().map(Target::party).toList();
    }

    /** Smooth weighted turns: of three and one, the one does not wait for three in a row more often than it must. */
    private static List<List<Party>> shares(List<Target> targets) {
        int total = targets.stream().mapToInt(Target::weight).sum();
        int[] credit = new int[targets.size()];
        List<List<Party>> orders = new ArrayList<>(total);
        for (int turn = 0; turn < total; turn++) {
            int best = 0;
            for (int i = 0; i < credit.length; i++) {
                credit[i] += targets.get(i).weight();
                best = credit[i] > credit[best] ? i : best;
            }
            credit[best] -= total;
            List<Party> order = new ArrayList<>(parties(targets));
            order.add(0, order.remove(best));
            orders.add(List.copyOf(order));
        }
        return List.copyOf(orders);
    }
}
