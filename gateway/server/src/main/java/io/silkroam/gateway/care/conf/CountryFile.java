package io.silkroam.gateway.care.conf;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.gateway.care.rules.Countries;
import io.silkroam.gateway.care.rules.Country;
import io.silkroam.gateway.care.rules.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code countries.csv}: a row each country, its mobile country codes divided by blanks, and so its time zones. */
final class CountryFile {
    private static final String BLANKS = " +";

    private final Path path;
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final Map<String, Country> byMcc = new HashMap<>();
    private final Set<String> isos = new HashSet<>();

    private CountryFile(Path path) {
        this.path = path;
    }

    static Countries read(Path path) {
        return new CountryFile(path).countries();
    }

    private Countries countries() {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(path)) {
            for (NamedCsvRecord row : rows) {
                try {
                    add(row);
                } catch (IllegalArgumentException e) {
                    problems.add(problem(row, e.getMessage()));
                }
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            problems.add(new ConfigProblem(path.toString(), 0, "cannot be read: " + e.getMessage()));
        }
        if (byMcc.isEmpty() && problems.isEmpty()) {
            problems.add(new ConfigProblem(path.toString(), 0, "holds no country"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Countries(byMcc);
    }

    private void add(NamedCsvRecord row) {
        String iso = field(row, "iso", "[A-Z]{2}", "two capital letters");
        if (!isos.add(iso)) {
            throw new IllegalArgumentException("'" + iso + "' stands above already");
        }
        Map<Language, String> names = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            names.put(language, field(row, language.code(), ".{1,40}", "a name of at most 40 characters"));
        }
        String emergency =
                field(row, "emergency", "[0-9]{3,4}( / [0-9]{3,4}){0,3}", "numbers such as 112 or 110 / 120");
        List<ZoneId> zones = new ArrayList<>();
        for (String zone : field(row, "zones", ".+", "a time zone").split(BLANKS, -1)) {
            zones.add(zone(zone));
        }
        Country country = new Country(iso, names, emergency, zones);
        for (String mcc : field(row, "mcc", "[0-9]{3}( +[0-9]{3})*", "mobile country codes")
                .split(BLANKS, -1)) {
            if (byMcc.put(mcc, country) != null) {
                throw new IllegalArgumentException("mcc " + mcc + " stands above already");
            }
        }
    }

    private static String field(NamedCsvRecord row, String column, String form, String what) {
        String text = row.findField(column).orElse("").strip();
        if (!text.matches(form)) {
            throw new IllegalArgumentException("column %s: '%s' is not %s".formatted(column, text, what));
        }
        return text;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("column zones: '" + text + "' is not a time zone", e);
        }
    }

    private ConfigProblem problem(NamedCsvRecord row, String reason) {
        return new ConfigProblem(path.toString(), Math.toIntExact(row.getStartingLineNumber()), reason);
    }
}
