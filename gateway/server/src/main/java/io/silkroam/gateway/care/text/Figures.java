package io.silkroam.gateway.care.text;

import io.silkroam.gateway.care.rules.Language;
import io.silkroam.sim.Money;
import io.silkroam.sim.plan.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/** Amounts and times as a language writes them. Amounts are rounded down: nobody is promised what is not there. */
public final class Figures {
    private static final long KILO = 1_000;
    private static final List<String> MONTHS_EN =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> MONTHS_NL =
            List.of("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec");

    private Figures() {}

    /** @param currency of the plan, for an amount of {@link Unit#MONEY} */
    public static String amount(Language language, Unit unit, long amount, String currency) {
        return switch (unit) {
            case OCTETS -> octets(language, amount);
            case SECONDS -> amount / 60 + (language == Language.ZH ? "分钟" : " min");
            case MESSAGES ->
                amount
                        + switch (language) {
                            case ZH -> "条短信";
                            case EN -> " SMS";
                            case NL -> " sms";
                        };
            case MONEY -> money(language, Money.of(amount, currency));
        };
    }

    private static String octets(Language language, long octets) {
        if (octets < KILO * KILO) {
            return octets / KILO + " kB";
        }
        return octets < KILO * KILO * KILO
                ? octets / KILO / KILO + " MB"
                : decimal(language, octets / (KILO * KILO * KILO / 10)) + " GB";
    }

    private static String decimal(Language language, long tenths) {
        String whole = Long.toString(tenths / 10);
        return tenths % 10 == 0 ? whole : whole + (language == Language.NL ? "," : ".") + tenths % 10;
    }

    public static String money(Language language, Money money) {
        return money(language, money.amount(), money.currency().getCurrencyCode());
    }

    private static String money(Language language, String amount, String currency) {
        String written = language == Language.NL ? amount.replace('.', ',') : amount;
        boolean euro = "EUR".equals(currency);
        return switch (language) {
            case ZH -> written + (euro ? "欧元" : "CNY".equals(currency) ? "元" : " " + currency);
            case EN -> euro ? "€" + written : currency + " " + written;
            case NL -> (euro ? "€" : currency) + " " + written;
        };
    }

    /**
     * A price of octets, told of a megabyte, rounded up to a hundredth of the currency's minor unit.
     *
     * @param minor minor units for {@code per} octets
     */
    public static String pricePerMegabyte(Language language, long minor, long per, String currency) {
        int digits = Money.of(0, currency).currency().getDefaultFractionDigits();
        BigDecimal price = BigDecimal.valueOf(minor, digits)
                .multiply(BigDecimal.valueOf(KILO * KILO))
                .divide(BigDecimal.valueOf(per), digits + 2, RoundingMode.UP)
                .stripTrailingZeros();
        String amount = price.setScale(Math.max(price.scale(), digits), RoundingMode.UNNECESSARY)
                .toPlainString();
        return money(language, amount, currency) + "/MB";
    }

    /** A moment to the minute with its distance from UTC, so that it is exact; the year where it is not this one. */
    public static String time(Language language, Instant when, ZoneId zone, Instant now) {
        ZonedDateTime local = when.atZone(zone);
        boolean thisYear = local.getYear() == now.atZone(zone).getYear();
        int month = local.getMonthValue();
        int day = local.getDayOfMonth();
        String date =
                switch (language) {
                    case ZH -> (thisYear ? "" : local.getYear() + "年") + month + "月" + day + "日";
                    case EN -> day + " " + MONTHS_EN.get(month - 1) + (thisYear ? "" : " " + local.getYear());
                    case NL -> day + " " + MONTHS_NL.get(month - 1) + (thisYear ? "" : " " + local.getYear());
                };
        return String.format(
                Locale.ROOT, "%s %02d:%02d (%s)", date, local.getHour(), local.getMinute(), utc(local.getOffset()));
    }

    private static String utc(ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        if (minutes == 0) {
            return "UTC";
        }
        int rest = Math.abs(minutes % 60);
        String hours = (minutes < 0 ? "-" : "+") + Math.abs(minutes / 60);
        return "UTC" + hours + (rest == 0 ? "" : String.format(Locale.ROOT, ":%02d", rest));
    }
}
