package io.silkroam.sim.batch.file;

import io.silkroam.sim.batch.file.FileHeader.Format;
import io.silkroam.sim.batch.file.VendorMapping.Separator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A vendor's file, read row by row in bounded memory. Its shape is recognised by its first line that says something. A
 * row that is wrong is a value; a file that cannot be read on is a {@link VendorFileException}.
 */
public final class VendorFile implements AutoCloseable {
    private final TextLines lines;
    private final FileLimits limits;
    private final Fields fields;
    private FileHeader header;
    private Layout layout;
    private RowReader rowReader;
    private char separator;
    private long rows;
    private boolean shortRow;
    private final List<RowError> problems = new ArrayList<>();
    private Optional<RowError> cutOff = Optional.empty();

    private VendorFile(InputStream in, FileLimits limits) {
        this.lines = new TextLines(in, limits);
        this.limits = limits;
        this.fields = new Fields(limits.columns());
    }

    /** Reads up to the first row. The stream stays the caller's. */
    public static VendorFile open(InputStream in, VendorMapping mapping) throws IOException {
        VendorFile file = new VendorFile(in, mapping.limits());
        file.readHead(mapping);
        return file;
    }

    private void readHead(VendorMapping mapping) throws IOException {
        String first = firstLine();
        Optional<String> profile = mapping.profile();
        List<String> warnings = new ArrayList<>();
        if (Sections.begin(first)) {
            Sections sections = Sections.read(lines);
            layout = Layout.of(bounded(sections.columns()), lines.number(), mapping);
            profile = sections.profile().or(mapping::profile);
            OptionalLong quantity = sections.quantity();
            if (quantity.isEmpty()) {
                warnings.add(
                        "the file does not say how many cards it has (Quantity): whether all are there is unknown");
            } else if (quantity.getAsLong() > limits.rows()) {
                throw tooManyRows();
            }
            warnings.addAll(layout.warnings());
            header = new FileHeader(
                    Format.SECTIONS,
                    sections.customer(),
                    sections.profile(),
                    sections.batch(),
                    quantity,
                    layout.columns(),
                    warnings);
        } else {
            layout = csvLayout(first, mapping);
            header = new FileHeader(
                    Format.CSV,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    layout.columns(),
                    layout.warnings());
        }
        rowReader = new RowReader(layout, mapping, profile);
    }

    private String firstLine() throws IOException {
        while (lines.next()) {
            if (lines.fault() != TextLines.Fault.NONE) {
                throw new VendorFileException(lines.number(), lines.fault().words());
            }
            if (!lines.isBlank() && !lines.isFirst('#')) {
                return lines.text();
            }
        }
        throw new VendorFileException(lines.number(), "the file is empty");
    }

    private Layout csvLayout(String first, VendorMapping mapping) throws IOException {
        separator = mapping.separator().character();
        // Spreadsheets of some countries write their separator on a line of its own.
        if (first.matches("(?i)sep=[,;\t]?")) {
            separator = mapping.separator() == Separator.AUTO && first.length() > 4 ? first.charAt(4) : separator;
            firstLine();
        }
        if (separator == Separator.AUTO.character()) {
            separator = CsvSeparator.mostOf(lines.octets(), lines.length());
        }
        if (!fields.split(lines.octets(), lines.length(), separator)) {
            throw new VendorFileException(lines.number(), "a quote in the header is not closed");
        }
        if (fields.count() > limits.columns()) {
            throw tooManyColumns(fields.count());
        }
        return Layout.of(fields.texts(), lines.number(), mapping);
    }

    private List<String> bounded(List<String> columns) {
        if (columns.size() > limits.columns()) {
            throw tooManyColumns(columns.size());
        }
        return columns;
    }

    private VendorFileException tooManyColumns(int count) {
        return new VendorFileException(
                lines.number(), "the file has %d columns; at most %d are read".formatted(count, limits.columns()));
    }

    private VendorFileException tooManyRows() {
        return new VendorFileException(
                lines.number(),
                "the file has more than %d rows; split it into smaller batches".formatted(limits.rows()));
    }

    public FileHeader header() {
        return header;
    }

    /** Whether the rows say what the check values of their keys are. */
    public boolean hasCheckValues() {
        return layout.has(Column.KEY_CHECK_VALUE);
    }

    /** The next row; empty at the end, when {@link #problems} is complete. */
    public Optional<FileRow> next() throws IOException {
        while (lines.next()) {
            if (isRow()) {
                rows++;
                if (rows > limits.rows()) {
                    throw tooManyRows();
                }
                FileRow row = row();
                cutOff = cutOff(row);
                return Optional.of(row);
            }
        }
        finish();
        return Optional.empty();
    }

    private boolean isRow() {
        boolean comment = lines.isFirst('#') || (header.format() == Format.SECTIONS && lines.isFirst('*'));
        return !lines.isBlank() && !comment;
    }

    private FileRow row() {
        long line = lines.number();
        shortRow = false;
        if (lines.fault() != TextLines.Fault.NONE) {
            return bad(line, lines.fault().words());
        }
        if (header.format() == Format.SECTIONS) {
            fields.splitAtBlanks(lines.octets(), lines.length());
        } else if (!fields.split(lines.octets(), lines.length(), separator)) {
            return bad(line, "a quote is not closed on this line, or something stands between it and the separator");
        }
        shortRow = fields.count() < layout.width();
        if (shortRow || hasValuesBeyond(layout.width())) {
            return bad(line, "has %d values for %d columns".formatted(fields.count(), layout.width()));
        }
        return rowReader.read(line, fields);
    }

    private boolean hasValuesBeyond(int width) {
        if (fields.count() > limits.columns()) {
            return true;
        }
        for (int i = width; i < fields.count(); i++) {
            if (!fields.isEmpty(i)) {
                return true;
            }
        }
        return false;
    }

    private static FileRow bad(long line, String reason) {
        return new FileRow.Bad(line, List.of(RowError.of(line, reason)));
    }

    /** What it means if this row turns out to be the last one. */
    private Optional<RowError> cutOff(FileRow row) {
        if (!(row instanceof FileRow.Bad bad)) {
            return Optional.empty();
        }
        String lastColumn = layout.shown(layout.width() - 1);
        boolean lastValue = !lines.isEnded()
                && bad.errors().stream()
                        .anyMatch(e -> e.column().isEmpty() || e.column().get().equals(lastColumn));
        return shortRow || lastValue
                ? Optional.of(RowError.of(
                        bad.line(), "the file ends in the middle of this row: it was cut off; fetch it again"))
                : Optional.empty();
    }

    private void finish() {
        cutOff.ifPresent(problems::add);
        cutOff = Optional.empty();
        header.quantity().ifPresent(quantity -> {
            if (quantity != rows) {
                problems.add(
                        RowError.of(0, "the header says Quantity %d, but there are %d rows".formatted(quantity, rows)));
            }
        });
        if (rows == 0 && problems.isEmpty()) {
            problems.add(RowError.of(0, "the file has no rows"));
        }
    }

    /** What is wrong with the file as a whole: it was cut off, or has other rows than it says. Known at its end. */
    public List<RowError> problems() {
        return List.copyOf(problems);
    }

    /** Rows read so far, bad ones included. */
    public long rows() {
        return rows;
    }

    /** Octets read so far. */
    public long octets() {
        return lines.octetsRead();
    }

    /** SHA-256 of the whole file in lower-case hexadecimal digits; to be asked once, at its end. */
    public String sha256() {
        return lines.sha256();
    }

    @Override
    public void close() {
        lines.close();
    }
}
