package io.silkroam.cli.print;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.silkroam.cli.remote.Json;
import io.silkroam.cli.remote.JsonText;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A list that is printed row by row, in one of the formats. What gets closed is the list, not the stream. */
public abstract sealed class Rows implements Consumer<Json>, AutoCloseable {
    private Rows() {}

    /** Ends the list. */
    @Override
    public abstract void close();

    /** People's form. */
    static final class AsTable extends Rows {
        private final List<Column> columns;
        private final Times times;
        private final Table table;

        AsTable(List<Column> columns, Times times, Terminal terminal, PrintStream out) {
            this.columns = columns.stream().filter(c -> c.heading().isPresent()).toList();
            this.times = times;
            this.table = new Table(
                    this.columns.stream().map(c -> c.heading().get()).toList(),
                    this.columns.stream()
                            .map(c -> c.form() == Form.FIGURE || c.form() == Form.OCTETS)
                            .toList(),
                    terminal,
                    out);
        }

        @Override
        public void accept(Json row) {
            table.row(columns.stream().map(c -> c.human(row, times)).toList());
        }

        @Override
        public void close() {
            table.end();
        }
    }

    /** RFC 4180: commas, CRLF, a header; times and numbers as the API gave them. */
    static final class AsCsv extends Rows {
        private final List<Column> columns;
        private final CsvWriter csv;

        AsCsv(List<Column> columns, PrintStream out) {
            this.columns = columns;
            this.csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            csv.writeRecord(columns.stream().map(Column::path).toList());
        }

        @Override
        public void accept(Json row) {
            csv.writeRecord(columns.stream().map(c -> c.raw(row)).toList());
        }

        @Override
        public void close() {
            try {
                csv.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The API's own objects as one document: a list under a name, and what belongs beside it. */
    static final class AsJson extends Rows {
        private final PrintStream out;
        private final String name;
        private Map<String, Object> beside = Map.of();
        private boolean empty = true;

        AsJson(String name, PrintStream out) {
            this.name = name;
            this.out = out;
        }

        @Override
        public void accept(Json row) {
            out.print(empty ? "{\n  \"" + name + "\": [\n    " : ",\n    ");
            out.print(JsonText.pretty(row, "    "));
            empty = false;
        }

        void beside(Map<String, Object> members) {
            beside = members;
        }

        @Override
        public void close() {
            out.print(empty ? "{\n  \"" + name + "\": []" : "\n  ]");
            beside.forEach(
                    (key, value) -> out.print(",\n  " + JsonText.compact(key) + ": " + JsonText.pretty(value, "  ")));
            out.print("\n}\n");
        }
    }
}
