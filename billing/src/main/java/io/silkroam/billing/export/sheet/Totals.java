package io.silkroam.billing.export.sheet;

import io.silkroam.billing.export.manifest.Total;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Control totals as they add up, row by row. A sum that leaves its range is an error, never a wrong sum. */
public final class Totals {
    private final Map<String, Map<String, Sum>> sums = new HashMap<>();

    private static final class Sum {
        private final int decimals;
        private long unscaled;

        private Sum(int decimals) {
            this.decimals = decimals;
        }
    }

    /** @param commodity nothing is added where it is empty */
    void add(String what, String commodity, long unscaled, int decimals) {
        if (commodity.isEmpty()) {
            return;
        }
        Sum sum = sums.computeIfAbsent(what, w -> new HashMap<>()).computeIfAbsent(commodity, c -> new Sum(decimals));
        sum.unscaled = Math.addExact(sum.unscaled, unscaled);
    }

    void units(String what, String unit, long units) {
        add(what, unit, units, 0);
    }

    /** All of them, in the order of what and commodity. */
    public List<Total> all() {
        List<Total> all = new ArrayList<>();
        new TreeMap<>(sums).forEach((what, ofWhat) -> new TreeMap<>(ofWhat)
                .forEach((commodity, sum) -> all.add(new Total(
                        what,
                        commodity,
                        BigDecimal.valueOf(sum.unscaled, sum.decimals).toPlainString()))));
        return all;
    }
}
