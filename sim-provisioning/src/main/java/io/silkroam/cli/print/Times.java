package io.silkroam.cli.print;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Points in time as the reader's clock shows them, with the offset, so that none can be mistaken. */
public record Times(ZoneId zone) {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    /** The zone of the environment, which may differ from the one Java started with. */
    public static Times of(Map<String, String> environment) {
        String name = environment.getOrDefault("TZ", "").replaceFirst("^:", "");
        try {
            return new Times(name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name));
        } catch (DateTimeException e) {
            return new Times(ZoneId.systemDefault());
        }
    }

    public static Times utc() {
        return new Times(ZoneOffset.UTC);
    }

    String local(String instant) {
        try {
            return FORM.format(Instant.parse(instant).atZone(zone));
        } catch (DateTimeException e) {
            return instant;
        }
    }

    /** What a user may write: a date, which begins in this zone, or a time with its offset. */
    public Instant parse(String text) {
        try {
            return text.length() == "2026-12-24".length()
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time; write 2026-12-24 or 2026-12-24T18:00:00+01:00", e);
        }
    }
}
