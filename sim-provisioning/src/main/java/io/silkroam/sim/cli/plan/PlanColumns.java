package io.silkroam.sim.cli.plan;

import io.silkroam.cli.print.Column;
import io.silkroam.cli.print.Quantity;
import io.silkroam.cli.remote.Json;
import java.util.List;
import java.util.stream.Collectors;

/** How plans and purchases look. The order of CSV columns is fixed: new ones come last. */
final class PlanColumns {
    static final List<Column> LIST = List.of(
            Column.of("id").headed("PLAN"),
            Column.figure("version"),
            Column.of("onOffer").headed("ON OFFER").said(plan -> plan.isTrue("onOffer") ? "yes" : "no"),
            Column.of("names.en").headed("NAME"),
            Column.of("names.zh").headed("名称"),
            Column.of("names.nl").hidden(),
            Column.figure("price.amount").headed("PRICE").said(PlanColumns::price),
            Column.of("price.currency").hidden(),
            Column.of("price.vatPercent").hidden(),
            Column.of("price.vatMode").hidden(),
            Column.of("validity.period").headed("VALID"),
            Column.of("validity.from").headed("FROM"),
            Column.of("zones").said(plan -> String.join(" ", plan.texts("zones"))),
            Column.of("atExhaustion").hidden(),
            Column.of("stacking").hidden());

    static final List<Column> ALLOWANCES = List.of(
            Column.of("id").headed("ALLOWANCE"),
            Column.of("unit"),
            Column.figure("amount").said(a -> Quantity.of(a.text("unit").orElse(""), a.count("amount"))),
            Column.of("zones"),
            Column.of("ratingGroups"),
            Column.figure("priority"));

    static final List<Column> ZERO_RATED =
            List.of(Column.of("name").headed("FREE OF CHARGE"), Column.figure("ratingGroup"));

    static final List<Column> PURCHASES = List.of(
            Column.of("subscriber"),
            Column.of("outcome"),
            Column.of("subscription.id").headed("SUBSCRIPTION"),
            Column.of("subscription.plan").headed("PLAN"),
            Column.of("subscription.version").hidden(),
            Column.of("subscription.state"),
            Column.time("subscription.expiresAt").headed("EXPIRES"),
            Column.figure("price.amount").headed("PRICE").said(PlanColumns::price),
            Column.of("price.currency").hidden(),
            Column.of("problem.code").headed("PROBLEM"),
            Column.of("problem.detail").headed("WHY"));

    private PlanColumns() {}

    private static String price(Json object) {
        return List.of("price.amount", "price.currency").stream()
                .map(path -> object.text(path).orElse(""))
                .collect(Collectors.joining(" "))
                .strip();
    }
}
