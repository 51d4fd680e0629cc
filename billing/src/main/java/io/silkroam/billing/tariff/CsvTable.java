package io.silkroam.billing.tariff;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.sim.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A CSV file of the configuration. All its columns must be there, so that a mistyped name is not an empty cell; further
 * ones are for people. A row that does not fit is a problem with its line.
 */
final class CsvTable {
    private final Path file;
    private final List<String> columns;
    private final List<ConfigProblem> problems;

    CsvTable(Path file, List<String> columns, List<ConfigProblem> problems) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.problems = problems;
    }

    /** @param reader throws IllegalArgumentException with the reason where a row does not fit */
    <T> List<Placed<T>> read(Function<Row, T> reader) {
        List<Placed<T>> read = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                int line = Math.toIntExact(row.getStartingLineNumber());
                List<String> missing = columns.stream()
                        .filter(c -> !row.getHeader().contains(c))
                        .toList();
                if (!missing.isEmpty()) {
                    problems.add(new ConfigProblem(file.toString(), 0, "has no column " + String.join(", ", missing)));
                    return read;
                }
                try {
                    read.add(new Placed<>(reader.apply(new Row(row)), file.toString(), line));
                } catch (IllegalArgumentException e) {
                    problems.add(new ConfigProblem(file.toString(), line, e.getMessage()));
                }
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            problems.add(new ConfigProblem(file.toString(), 0, "cannot be read: " + e.getMessage()));
        }
        return read;
    }

    /** One row; each getter says which column does not fit. */
    record Row(NamedCsvRecord cells) {

        boolean isEmpty(String column) {
            return text(column).isEmpty();
        }

        String text(String column, String form, String what) {
            String text = text(column);
            if (!text.matches(form)) {
                throw new IllegalArgumentException("column %s: '%s' is not %s".formatted(column, text, what));
            }
            return text;
        }

        <T> T parsed(String column, Function<String, T> parser) {
            try {
                return parser.apply(text(column));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("column " + column + ": " + e.getMessage(), e);
            }
        }

        <E extends Enum<E>> E oneOf(String column, List<E> known) {
            String text = text(column);
            return known.stream()
                    .filter(e -> word(e).equals(text))
                    .findAny()
                    .orElseThrow(() -> new IllegalArgumentException("column %s: '%s' is none of %s"
                            .formatted(
                                    column,
                                    text,
                                    String.join(
                                            ", ", known.stream().map(Row::word).toList()))));
        }

        Currency currency(String column) {
            return parsed(column, code -> Money.of(0, code).currency());
        }

        LocalDate date(String column) {
            String text = text(column);
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        "column " + column + ": '" + text + "' is not a date such as 2026-01-31", e);
            }
        }

        LocalDate date(String column, LocalDate otherwise) {
            return isEmpty(column) ? otherwise : date(column);
        }

        private String text(String column) {
            return cells.findField(column).orElse("").strip();
        }

        private static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }
}
