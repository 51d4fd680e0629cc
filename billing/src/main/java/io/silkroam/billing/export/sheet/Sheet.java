package io.silkroam.billing.export.sheet;

import io.silkroam.billing.export.rows.ExportKind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of export: the fields its rows have, and what is added up of them.
 *
 * @param late whether a row is of an earlier period
 * @param record what rows that follow each other can have in common
 */
public record Sheet<R>(
        List<Field<R>> fields, BiConsumer<R, Totals> tally, Predicate<R> late, Function<R, Object> record) {
    public Sheet {
        fields = List.copyOf(fields);
    }

    /** Of rows that have nothing in common. */
    Sheet(List<Field<R>> fields, BiConsumer<R, Totals> tally, Predicate<R> late) {
        this(fields, tally, late, row -> row);
    }

    /** What a layout may choose from: names and natures, in the order of the documentation. */
    public static Map<String, Nature> known(ExportKind kind) {
        PlanNames names = new PlanNames(plan -> Map.of(), "en");
        ZoneId zone = ZoneOffset.UTC;
        Map<String, Nature> known = new LinkedHashMap<>();
        of(kind, names, zone).fields().forEach(f -> known.put(f.name(), f.nature()));
        return known;
    }

    private static Sheet<?> of(ExportKind kind, PlanNames names, ZoneId zone) {
        return switch (kind) {
            case USAGE -> UsageSheet.of(names, zone);
            case SALES -> SalesSheet.of(names, zone);
            case LEDGER -> LedgerSheet.of(zone);
            case WHOLESALE -> WholesaleSheet.of();
            case BALANCES -> BalancesSheet.of(names);
        };
    }
}
