package io.silkroam.billing.statement;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.statement.Statement.Line;
import io.silkroam.billing.tariff.Run;
import io.silkroam.sim.Money;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The days of a month together, for each network, price and unit. */
record NetworkSum(
        Run run,
        String plmn,
        String price,
        UsageUnit unit,
        boolean overCap,
        long records,
        long units,
        long billed,
        Money amount) {

    private record Key(Run run, String plmn, String price, UsageUnit unit, boolean overCap) {}

    /** By country, as the language calls and sorts it. */
    static List<NetworkSum> of(Statement statement, Words words) {
        Map<Key, NetworkSum> sums = new LinkedHashMap<>();
        statement.lines().stream()
                .sorted(Comparator.comparing((Line line) -> words.country(line.plmn()), words.order())
                        .thenComparing(Line::plmn)
                        .thenComparing(Line::unit)
                        .thenComparing(Line::run)
                        .thenComparing(Line::day))
                .map(NetworkSum::of)
                .forEach(sum -> sums.merge(sum.key(), sum, NetworkSum::plus));
        return List.copyOf(sums.values());
    }

    private static NetworkSum of(Line line) {
        return new NetworkSum(
                line.run(),
                line.plmn(),
                line.price(),
                line.unit(),
                line.overCap(),
                line.records(),
                line.units(),
                line.billed(),
                line.amount());
    }

    private Key key() {
        return new Key(run, plmn, price, unit, overCap);
    }

    private NetworkSum plus(NetworkSum other) {
        return new NetworkSum(
                run,
                plmn,
                price,
                unit,
                overCap,
                records + other.records,
                units + other.units,
                billed + other.billed,
                amount.plus(other.amount));
    }
}
