package io.silkroam.gateway.care.text;

import io.silkroam.gateway.care.rules.Language;
import io.silkroam.sim.plan.Unit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Values for trying templates before anybody is told anything: as long as they become in practice. */
public final class Samples {
    private static final Instant LATE = Instant.parse("2026-12-31T22:59:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-12-30T22:59:00Z");
    private static final int LINES = 3;

    private Samples() {}

    /** A value for every placeholder; those of a country are for the caller to replace. */
    public static Map<Placeholder, String> longest(Language language, String help, String number) {
        ZoneOffset zone = ZoneOffset.ofHoursMinutes(5, 45);
        String plan = language == Language.ZH ? "微信出行卡 100 GB" : "WeChat Go 100 GB";
        String until = Figures.time(language, NEXT_YEAR, zone, LATE);
        String left = Figures.amount(language, Unit.OCTETS, 99_900_000_000L, "EUR") + ", "
                + Figures.amount(language, Unit.MESSAGES, 1_000, "EUR");
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.COUNTRY, "");
        values.put(Placeholder.EMERGENCY, "112");
        values.put(Placeholder.PLAN, plan);
        values.put(Placeholder.LEFT, left);
        values.put(Placeholder.FROM, until);
        values.put(Placeholder.UNTIL, until);
        values.put(Placeholder.PRICE, Figures.pricePerMegabyte(language, 1234, 1_000_000, "EUR"));
        values.put(Placeholder.PERCENT, "80%");
        values.put(Placeholder.LINES, (plan + ", " + left + ", " + until + "\n").repeat(LINES));
        values.put(Placeholder.HELP, help);
        values.put(Placeholder.NUMBER, number);
        return values;
    }

    /** A text that holds every placeholder that may stand in it. */
    public static String everything(TextName name) {
        return "-"
                + name.allowed().stream()
                        .map(p -> "{" + p.word() + "}")
                        .sorted()
                        .collect(Collectors.joining());
    }
}
