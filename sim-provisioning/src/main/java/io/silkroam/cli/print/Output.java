package io.silkroam.cli.print;

import io.silkroam.cli.remote.Json;
import io.silkroam.cli.remote.JsonText;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Prints results: for people as tables, for programs as the API's own JSON or as CSV. */
public final class Output {
    private final Format format;
    private final Times times;
    private final Terminal terminal;
    private final PrintStream out;

    /** The words of {@code --output}. */
    public enum Format {
        TABLE,
        JSON,
        CSV;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Output(Format format, Times times, Terminal terminal, PrintStream out) {
        this.format = format;
        this.times = times;
        this.terminal = terminal;
        this.out = out;
    }

    /** A list of the API: {@code {"items": [...]}} in JSON. */
    public void list(List<Column> columns, Consumer<Consumer<Json>> source) {
        list("items", columns, source);
    }

    /** A list whose name in JSON is another. */
    public void list(String name, List<Column> columns, Consumer<Consumer<Json>> source) {
        try (Rows rows = rows(name, columns)) {
            source.accept(rows);
        }
    }

    /** A list that is filled step by step and may have other members beside it in JSON. */
    public Rows rows(String name, List<Column> columns) {
        return switch (format) {
            case TABLE -> new Rows.AsTable(columns, times, terminal, out);
            case CSV -> new Rows.AsCsv(columns, out);
            case JSON -> new Rows.AsJson(name, out);
        };
    }

    /** What stands beside the list in JSON; tables and CSV have no place for it. */
    public void beside(Rows rows, Map<String, Object> members) {
        if (rows instanceof Rows.AsJson json) {
            json.beside(new LinkedHashMap<>(members));
        }
    }

    /** One object: name and value a line in tables, one row in CSV. */
    public void object(Json object, List<Column> columns) {
        switch (format) {
            case TABLE -> properties(object, columns);
            case CSV -> list(columns, rows -> rows.accept(object));
            case JSON -> json(object);
        }
    }

    /** In JSON the object, otherwise rows of it. */
    public void document(Json object, List<Json> rows, List<Column> columns) {
        document(object, rows, columns, () -> list(columns, rows::forEach));
    }

    /** In JSON the object, in CSV rows of it, in tables whatever the last argument prints. */
    public void document(Json object, List<Json> rows, List<Column> columns, Runnable asTable) {
        switch (format) {
            case TABLE -> asTable.run();
            case CSV -> list(columns, rows::forEach);
            case JSON -> json(object);
        }
    }

    /** Name and value, a line each; what is absent is left out. */
    public void properties(Json object, List<Column> columns) {
        List<Column> shown = columns.stream()
                .filter(c -> c.heading().isPresent() && !c.human(object, times).isEmpty())
                .toList();
        int width = shown.stream()
                .mapToInt(c -> DisplayWidth.of(c.heading().get()))
                .max()
                .orElse(0);
        for (Column column : shown) {
            String name = DisplayWidth.padded(column.heading().get(), width);
            out.println(terminal.bold(name) + "  " + column.human(object, times));
        }
    }

    /** A table inside a document, under a title; nothing where there are no rows. */
    public void section(String title, List<Json> rows, List<Column> columns) {
        if (!rows.isEmpty()) {
            out.println();
            out.println(terminal.bold(title));
            try (Rows table = new Rows.AsTable(columns, times, terminal, out)) {
                rows.forEach(table);
            }
        }
    }

    public void json(Object value) {
        out.println(JsonText.pretty(value));
    }

    /** A line as it is, whatever the format. */
    public void line(String text) {
        out.println(text);
    }

    /** Octets as they are, whatever the format. */
    public void raw(byte[] octets) {
        out.write(octets, 0, octets.length);
    }

    public boolean isJson() {
        return format == Format.JSON;
    }

    public boolean isForPeople() {
        return format == Format.TABLE;
    }

    public Terminal terminal() {
        return terminal;
    }
}
