package io.silkroam.sim.plan;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a folder of zones: one CSV file each, its name (without {@code .csv}) the zone's. Columns {@code mcc} (three
 * digits, or MCC and MNC), {@code from} and {@code until} (half-open dates, empty is unbounded); others are for people.
 */
public final class ZoneFiles {
    private static final Pattern PREFIX = Pattern.compile("[0-9]{3}([0-9]{2,3})?");

    private final List<ConfigProblem> problems = new ArrayList<>();

    private ZoneFiles() {}

    /** @param calendar the time zone in which the dates begin */
    public static Zones read(Path folder, ZoneId calendar) {
        return new ZoneFiles().zones(folder, calendar);
    }

    private Zones zones(Path folder, ZoneId calendar) {
        Map<String, List<Zones.Entry>> zones = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.csv")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                zones.put(name.substring(0, name.length() - ".csv".length()), entries(file));
            }
        } catch (IOException e) {
            problems.add(new ConfigProblem(folder.toString(), 0, "cannot be read: " + e.getMessage()));
        }
        if (zones.isEmpty() && problems.isEmpty()) {
            problems.add(new ConfigProblem(folder.toString(), 0, "holds no zone (*.csv)"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Zones(zones, calendar);
    }

    private List<Zones.Entry> entries(Path file) {
        List<Zones.Entry> entries = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                entry(file, row, entries);
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            problems.add(new ConfigProblem(file.toString(), 0, "cannot be read: " + e.getMessage()));
        }
        return entries;
    }

    private void entry(Path file, NamedCsvRecord row, List<Zones.Entry> entries) {
        String prefix = row.findField("mcc").orElse("");
        int line = Math.toIntExact(row.getStartingLineNumber());
        if (!PREFIX.matcher(prefix).matches()) {
            problems.add(new ConfigProblem(
                    file.toString(),
                    line,
                    "column mcc: '" + prefix + "' is not three digits " + "of MCC, or MCC and MNC"));
            return;
        }
        try {
            LocalDate from = date(row, "from", LocalDate.MIN);
            LocalDate until = date(row, "until", LocalDate.MAX);
            if (!from.isBefore(until)) {
                problems.add(new ConfigProblem(file.toString(), line, "'until' must be after 'from'"));
            }
            entries.add(new Zones.Entry(prefix, from, until));
        } catch (DateTimeParseException e) {
            problems.add(new ConfigProblem(
                    file.toString(), line, "'" + e.getParsedString() + "' is not a date such as 2026-01-31"));
        }
    }

    private static LocalDate date(NamedCsvRecord row, String column, LocalDate otherwise) {
        String text = row.findField(column).orElse("");
        return text.isBlank() ? otherwise : LocalDate.parse(text.strip());
    }
}
