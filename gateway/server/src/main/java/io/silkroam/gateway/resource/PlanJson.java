package io.silkroam.gateway.resource;

import io.silkroam.gateway.api.JsonObject;
import io.silkroam.sim.Money;
import io.silkroam.sim.plan.Allowance;
import io.silkroam.sim.plan.Exhaustion;
import io.silkroam.sim.plan.Notices;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.Price;
import io.silkroam.sim.plan.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A plan as the API shows it. */
final class PlanJson {
    private PlanJson() {}

    static JsonObject of(Plan plan, boolean onOffer) {
        return JsonObject.of()
                .with("id", plan.version().id())
                .with("version", plan.version().number())
                .with("onOffer", onOffer)
                .with("names", new TreeMap<>(plan.names()))
                .with("price", price(plan.price()))
                .with("validity", validity(plan))
                .with("zones", new TreeSet<>(plan.freeZones()))
                .with(
                        "allowances",
                        plan.allowances().stream().map(a -> allowance(plan, a)).toList())
                .with("zeroRated", zeroRated(plan))
                .with("atExhaustion", exhaustion(plan.exhaustion()))
                .with("stacking", Words.of(plan.stacking()))
                .with("undeliveredMessages", Words.of(plan.undelivered()))
                .with("notices", notices(plan.notices()));
    }

    static JsonObject price(Price price) {
        int rate = price.vatBasisPoints();
        return JsonObject.of()
                .with("amount", price.amount().amount())
                .with("currency", price.amount().currency().getCurrencyCode())
                .with("vatPercent", String.format(Locale.ROOT, "%d.%02d", rate / 100, rate % 100))
                .with("vatMode", Words.of(price.mode()));
    }

    private static JsonObject validity(Plan plan) {
        return JsonObject.of()
                .with("period", period(plan.validity().period()))
                .with("from", Words.of(plan.validity().from()));
    }

    /** Whole days as {@code P15D}, which {@code Duration} itself writes as hours. */
    private static String period(Duration period) {
        return period.toSeconds() % 86_400 == 0 ? "P" + period.toDays() + "D" : period.toString();
    }

    private static JsonObject allowance(Plan plan, Allowance a) {
        Optional<String> money = Optional.of(a)
                .filter(m -> m.unit() == Unit.MONEY)
                .map(m -> new Money(m.amount(), plan.price().amount().currency()).toString());
        return JsonObject.of()
                .with("id", a.id())
                .with("unit", Words.of(a.unit()))
                .with("amount", a.amount())
                .with("money", money)
                .with("ratingGroups", new TreeSet<>(a.ratingGroups()))
                .with("zones", new TreeSet<>(a.zones()))
                .with("priority", a.priority());
    }

    private static List<JsonObject> zeroRated(Plan plan) {
        return new TreeMap<>(plan.zeroRated())
                .entrySet().stream()
                        .map(g ->
                                JsonObject.of().with("ratingGroup", g.getKey()).with("name", g.getValue()))
                        .toList();
    }

    private static String exhaustion(Exhaustion exhaustion) {
        if (exhaustion instanceof Exhaustion.Redirect) {
            return "redirect";
        }
        return exhaustion instanceof Exhaustion.Restrict ? "restrict" : "terminate";
    }

    private static List<String> notices(Notices notices) {
        List<String> texts = new ArrayList<>();
        notices.usedPercent().forEach(p -> texts.add(p + "%"));
        notices.beforeExpiry().forEach(d -> texts.add(period(d)));
        return texts;
    }
}
