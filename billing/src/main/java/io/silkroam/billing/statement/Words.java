package io.silkroam.billing.statement;

import io.silkroam.billing.UsageUnit;
import io.silkroam.sim.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Words, numbers and dates of one language. */
final class Words {

    /** The languages there are; the first stands in for every other. */
    static final List<String> LANGUAGES = List.of("en", "zh", "nl");

    private static final int GROUP = 3;

    private final Locale locale;
    private final Properties words = new Properties();

    private Words(String language) {
        this.locale = Locale.forLanguageTag(language);
        try (InputStream file = Words.class.getResourceAsStream("words-" + language + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Words of(String language) {
        return new Words(LANGUAGES.contains(language) ? language : LANGUAGES.get(0));
    }

    Locale locale() {
        return locale;
    }

    /** How the language sorts names. */
    Comparator<Object> order() {
        return Collator.getInstance(locale);
    }

    /** With values in place of {@code {0}}. */
    String text(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no word for " + key + " in " + locale);
        }
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    String month(YearMonth month) {
        return month.format(DateTimeFormatter.ofPattern(text("month"), locale));
    }

    String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(text("day"), locale));
    }

    String country(String plmn) {
        return Countries.name(plmn, locale).orElseGet(() -> text("unknown"));
    }

    /** MCC and MNC apart: {@code 208-01}. */
    static String network(String plmn) {
        return plmn.length() > Countries.MCC_DIGITS
                ? plmn.substring(0, Countries.MCC_DIGITS) + "-" + plmn.substring(Countries.MCC_DIGITS)
                : plmn;
    }

    /** {@code EUR 1.05 per GB} as {@code EUR 1,05 / GB}. */
    String price(String price) {
        return price.replace(".", text("decimal"))
                .replace(" per ", " / ")
                .replace("message", text("one-message"))
                .replace(' ', '\u00a0');
    }

    String unit(UsageUnit unit) {
        return text(
                switch (unit) {
                    case OCTETS -> "octets";
                    case MESSAGES -> "messages-unit";
                    case SECONDS -> "seconds";
                    case MINOR -> "minor";
                });
    }

    String number(long number) {
        return decimal(BigDecimal.valueOf(number));
    }

    String money(Money amount) {
        return amount.currency().getCurrencyCode() + "\u00a0" + amount(amount);
    }

    String amount(Money amount) {
        return decimal(BigDecimal.valueOf(amount.minor(), amount.currency().getDefaultFractionDigits()));
    }

    /** In the largest of kB, MB, GB and TB of which there is at least one, rounded to three figures or more. */
    String octets(long octets) {
        int power = 0;
        long unit = 1;
        while (power < 4 && Math.abs(octets) / unit >= 1_000) {
            unit *= 1_000;
            power++;
        }
        long whole = Math.abs(octets) / unit;
        int decimals = power == 0 || whole >= 100 ? 0 : whole >= 10 ? 1 : 2;
        BigDecimal shown =
                BigDecimal.valueOf(octets).divide(BigDecimal.valueOf(unit), decimals, RoundingMode.HALF_EVEN);
        return decimal(shown) + "\u00a0" + List.of("B", "kB", "MB", "GB", "TB").get(power);
    }

    /** As {@link #octets}, without zeros that say nothing: for a scale. */
    String octetsOnScale(long octets) {
        return octets == 0 ? "0" : octets(octets).replaceFirst("[.,]0+(?=\u00a0)", "");
    }

    /** As {@link #money}, without the minor unit where it is zero: for a scale. */
    String moneyOnScale(Money amount) {
        long whole =
                BigDecimal.TEN.pow(amount.currency().getDefaultFractionDigits()).longValueExact();
        return amount.minor() % whole == 0
                ? amount.currency().getCurrencyCode() + "\u00a0" + number(amount.minor() / whole)
                : money(amount);
    }

    /** With one decimal: {@code 81.5 %}. */
    String percent(long part, long whole) {
        BigDecimal share =
                BigDecimal.valueOf(part).movePointRight(2).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN);
        return decimal(share) + "\u00a0%";
    }

    /** Digits in groups of three; a true minus sign. */
    String decimal(BigDecimal number) {
        String digits = number.abs().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        StringBuilder grouped = new StringBuilder(whole);
        for (int i = whole.length() - GROUP; i > 0; i -= GROUP) {
            grouped.insert(i, text("group"));
        }
        String fraction = point < 0 ? "" : text("decimal") + digits.substring(point + 1);
        return (number.signum() < 0 ? "\u2212" : "") + grouped + fraction;
    }
}
