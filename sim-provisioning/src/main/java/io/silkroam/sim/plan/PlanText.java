package io.silkroam.sim.plan;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The canonical text of a plan: what {@link PlanFile} reads back as the same plan. Two plans are the same version
 * exactly when their texts are equal, and this text is what is kept of a version that was sold.
 */
public final class PlanText {
    private final StringBuilder out = new StringBuilder();

    private PlanText() {}

    public static String of(Plan plan) {
        PlanText text = new PlanText();
        text.write(plan);
        return text.out.toString();
    }

    private void write(Plan plan) {
        out.append("plans:\n- id: ").append(quoted(plan.version().id())).append('\n');
        out.append("  names:\n");
        new TreeMap<>(plan.names()).forEach((language, name) -> line(4, language, quoted(name)));
        Price price = plan.price();
        out.append("  price:\n");
        line(4, "amount", quoted(price.amount().amount()));
        line(4, "currency", price.amount().currency().getCurrencyCode());
        line(4, "vat", quoted(percent(price.vatBasisPoints())));
        line(4, "vat-mode", word(price.mode()));
        out.append("  validity:\n");
        line(4, "period", plan.validity().period().toString());
        line(4, "from", word(plan.validity().from()));
        line(2, "zones", list(plan.freeZones()));
        allowances(plan);
        zeroRated(plan.zeroRated());
        rates(plan);
        exhaustion(plan.exhaustion());
        out.append("  slices:\n");
        line(4, "floor", Long.toString(plan.slices().floor()));
        line(4, "default", Long.toString(plan.slices().usual()));
        line(4, "maximum", Long.toString(plan.slices().maximum()));
        line(2, "stacking", word(plan.stacking()));
        // The default is not written: texts of plans that were sold before there was a choice stay what they are.
        if (plan.undelivered() != Plan.Undelivered.REFUND) {
            line(2, "undelivered-messages", word(plan.undelivered()));
        }
        out.append("  notices:\n");
        plan.notices()
                .usedPercent()
                .forEach(p -> out.append("  - ").append(quoted(p + "%")).append('\n'));
        plan.notices()
                .beforeExpiry()
                .forEach(d -> out.append("  - ").append(quoted(d.toString())).append('\n'));
    }

    private void allowances(Plan plan) {
        out.append("  allowances:\n");
        for (Allowance a : plan.allowances()) {
            out.append("  - id: ").append(quoted(a.id())).append('\n');
            line(4, "unit", word(a.unit()));
            line(4, "amount", quoted(a.unit() == Unit.MONEY ? money(plan, a.amount()) : Long.toString(a.amount())));
            line(4, "rating-groups", list(a.ratingGroups()));
            line(4, "zones", list(a.zones()));
            line(4, "priority", Integer.toString(a.priority()));
        }
    }

    private void zeroRated(Map<Long, String> groups) {
        out.append("  zero-rated:\n");
        new TreeMap<>(groups).forEach((group, name) -> {
            out.append("  - name: ").append(quoted(name)).append('\n');
            line(4, "rating-groups", "[" + group + "]");
        });
    }

    private void rates(Plan plan) {
        out.append("  rates:\n");
        for (Rate r : plan.rates()) {
            out.append("  - unit: ").append(word(r.unit())).append('\n');
            line(4, "price", quoted(money(plan, r.minorPrice())));
            line(4, "per", Long.toString(r.per()));
            line(4, "rating-groups", list(r.ratingGroups()));
            line(4, "zones", list(r.zones()));
        }
    }

    private void exhaustion(Exhaustion exhaustion) {
        out.append("  at-exhaustion:\n");
        if (exhaustion instanceof Exhaustion.Redirect redirect) {
            line(4, "action", "redirect");
            line(4, "url", quoted(redirect.url()));
        } else if (exhaustion instanceof Exhaustion.Restrict restrict) {
            line(4, "action", "restrict");
            line(4, "filters", list(restrict.filters()));
        } else {
            line(4, "action", "terminate");
        }
    }

    private void line(int indent, String key, String value) {
        out.append(" ".repeat(indent)).append(key).append(": ").append(value).append('\n');
    }

    private static String money(Plan plan, long minor) {
        return new io.silkroam.sim.Money(minor, plan.price().amount().currency()).amount();
    }

    private static String percent(int basisPoints) {
        return String.format(Locale.ROOT, "%d.%02d%%", basisPoints / 100, basisPoints % 100);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String list(Collection<?> values) {
        StringBuilder text = new StringBuilder("[");
        for (Object value : values instanceof java.util.List ? values : new TreeSet<>(values)) {
            text.append(text.length() > 1 ? ", " : "").append(quoted(value.toString()));
        }
        return text.append(']').toString();
    }

    /** A double-quoted YAML scalar; what YAML does not print, or would read as a line break, is escaped. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (isPlain(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\U%08x", c));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
