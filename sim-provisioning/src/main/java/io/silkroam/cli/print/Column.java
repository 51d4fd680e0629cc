package io.silkroam.cli.print;

import io.silkroam.cli.remote.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One column of a list: its name in CSV, which is its path in the API's JSON, its heading in tables, and how its value
 * looks to people. A column without a heading is for programs only.
 */
public record Column(String path, Optional<String> heading, Form form, Optional<Function<Json, String>> words) {

    public static Column of(String path) {
        return new Column(path, Optional.of(spelled(path)), Form.TEXT, Optional.empty());
    }

    public static Column time(String path) {
        return of(path).as(Form.TIME);
    }

    public static Column figure(String path) {
        return of(path).as(Form.FIGURE);
    }

    public static List<Column> all(String... paths) {
        return List.of(paths).stream().map(Column::of).toList();
    }

    public Column as(Form other) {
        return new Column(path, heading, other, words);
    }

    public Column headed(String text) {
        return new Column(path, Optional.of(text), form, words);
    }

    /** In CSV and not in tables. */
    public Column hidden() {
        return new Column(path, Optional.empty(), form, words);
    }

    /** In tables these words stand for the value. */
    public Column said(Function<Json, String> how) {
        return new Column(path, heading, form, Optional.of(how));
    }

    /** The value as the API gave it; lists with blanks between. */
    String raw(Json row) {
        return row.text(path).orElseGet(() -> String.join(" ", row.texts(path)));
    }

    String human(Json row, Times times) {
        if (words.isPresent()) {
            return words.get().apply(row);
        }
        return switch (form) {
            case TEXT, FIGURE -> raw(row);
            case TIME -> row.text(path).map(times::local).orElse("");
            case OCTETS -> row.number(path).isPresent() ? Quantity.octets(row.count(path)) : "";
        };
    }

    /** {@code cardState} as {@code CARD STATE}. */
    private static String spelled(String path) {
        return path.substring(path.lastIndexOf('.') + 1)
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toUpperCase(Locale.ROOT);
    }
}
