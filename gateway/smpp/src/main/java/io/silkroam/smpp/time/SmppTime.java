package io.silkroam.smpp.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * schedule_delivery_time, validity_period and final_date, SMPP 3.4 §7.1.1: {@code YYMMDDhhmmsstnnp}, where {@code p}
 * is the sign of the distance to UTC in quarter hours, or R for a time from now. Which error of the protocol a wrong
 * one is depends on the field, so it is the caller's.
 */
public final class SmppTime {
    private static final Pattern FORM = Pattern.compile(
            "([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})" + "([0-9])([0-9]{2})([-+R])");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT);
    /** Two digits of a year are of this century. */
    private static final int CENTURY = 2000;

    private static final int QUARTER_HOUR_SECONDS = 900;
    private static final int MOST_QUARTER_HOURS = 48;
    private static final int MOST_DAYS = 99;

    private SmppTime() {}

    /** A time as it was read. */
    public sealed interface Parsed {
        /** The field is empty: at once, or the default. */
        record None() implements Parsed {}

        /** It is given. */
        record At(Instant time) implements Parsed {}

        /** It is not a time. */
        record Invalid(String why) implements Parsed {}
    }

    /**
     * Reads a field.
     *
     * @param text without its NUL
     * @param now from when a relative time counts; its months and years are those of the calendar in UTC
     */
    public static Parsed parse(String text, Instant now) {
        if (text.isEmpty()) {
            return new Parsed.None();
        }
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return new Parsed.Invalid("'" + shown(text) + "' is not YYMMDDhhmmsstnnp");
        }
        try {
            return m.group(9).equals("R") ? relative(m, now) : absolute(m);
        } catch (DateTimeException e) {
            return new Parsed.Invalid("'" + text + "' is not in the calendar");
        }
    }

    /** An absolute time in UTC, cut to tenths of a second. */
    public static String absolute(Instant time) {
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        return WRITTEN.format(utc) + utc.getNano() / 100_000_000 + "00+";
    }

    /**
     * A relative time in days, hours, minutes and seconds, since months differ in length; cut to seconds. Empty if it
     * is negative or longer than 99 days, which an absolute time can say.
     */
    public static Optional<String> relative(Duration span) {
        if (span.isNegative() || span.toDays() > MOST_DAYS) {
            return Optional.empty();
        }
        return Optional.of("0000%02d%02d%02d%02d000R"
                .formatted(span.toDays(), span.toHoursPart(), span.toMinutesPart(), span.toSecondsPart()));
    }

    private static Parsed absolute(Matcher m) {
        int quarters = number(m, 8);
        if (quarters > MOST_QUARTER_HOURS) {
            return new Parsed.Invalid(quarters + " quarter hours from UTC");
        }
        int seconds = quarters * QUARTER_HOUR_SECONDS;
        LocalDateTime local = LocalDateTime.of(
                CENTURY + number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6));
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(m.group(9).equals("-") ? -seconds : seconds);
        return new Parsed.At(local.toInstant(offset).plusMillis(number(m, 7) * 100L));
    }

    private static Parsed relative(Matcher m, Instant now) {
        Instant then = now.atOffset(ZoneOffset.UTC)
                .plusYears(number(m, 1))
                .plusMonths(number(m, 2))
                .plus(number(m, 3), ChronoUnit.DAYS)
                .plusHours(number(m, 4))
                .plusMinutes(number(m, 5))
                .plusSeconds(number(m, 6))
                .toInstant();
        return new Parsed.At(then);
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    /** What a peer wrote may be long and may be anything. */
    private static String shown(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7E]", "?");
        return printable.length() > 20 ? printable.substring(0, 20) + "..." : printable;
    }
}
