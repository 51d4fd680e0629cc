package io.silkroam.billing.export;

import io.silkroam.billing.export.csv.CsvLine;
import io.silkroam.billing.export.csv.CsvSink;
import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.layout.Column;
import io.silkroam.billing.export.layout.Layout;
import io.silkroam.billing.export.layout.Mask;
import io.silkroam.billing.export.layout.Masking;
import io.silkroam.billing.export.manifest.Total;
import io.silkroam.billing.export.sheet.Field;
import io.silkroam.billing.export.sheet.Sheet;
import io.silkroam.billing.export.sheet.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes the rows of one file: the heading at once, then each row as it comes, counting. */
final class SheetWriter<R> implements Consumer<R> {
    private static final int TELL_EVERY = 10_000;

    private final Sheet<R> sheet;
    private final CsvSink sink;
    private final CsvLine line;
    private final List<Field.Cell<R>> cells = new ArrayList<>();
    /** Where a stretch of columns that all runs of a record share ends, at its beginning; 0 elsewhere. */
    private final int[] sharedUntil;

    private final long[] begins;
    private final long[] ends;
    private Object record = "";
    private final Totals totals = new Totals();
    private final ProgressListener progress;
    private long late;

    /** What a file turned out to be. */
    record Written(long rows, long lateRows, List<Total> totals, long octets, String sha256) {}

    SheetWriter(
            Sheet<R> sheet,
            Layout layout,
            Rendering rendering,
            Masking masking,
            CsvSink sink,
            ProgressListener progress) {
        this.sheet = sheet;
        this.sink = sink;
        this.line = new CsvLine(rendering, layout.separators().of(rendering), sink);
        this.progress = progress;
        for (Column column : layout.columns()) {
            cells.add(cell(column, masking));
            line.text(rendering.profile() == Profile.MACHINE ? column.header() : column.name(rendering.language()));
        }
        line.end();
        begins = new long[cells.size()];
        ends = new long[cells.size()];
        sharedUntil = new int[cells.size()];
        for (int i = layout.columns().size() - 1; i >= 0; i--) {
            if (!field(layout.columns().get(i)).ofRun()) {
                boolean goesOn = i + 1 < sharedUntil.length && sharedUntil[i + 1] > 0;
                sharedUntil[i] = goesOn ? sharedUntil[i + 1] : i + 1;
            }
        }
    }

    private Field.Cell<R> cell(Column column, Masking masking) {
        Field<R> field = field(column);
        return column.mask() == Mask.NONE
                ? field.cell()
                : field.masked(number -> masking.masked(column.mask(), number));
    }

    private Field<R> field(Column column) {
        return sheet.fields().stream()
                .filter(f -> f.name().equals(column.field()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a layout was read with a field that is none"));
    }

    @Override
    public void accept(R row) {
        Object before = record;
        record = sheet.record().apply(row);
        cells(row, record == before);
        line.end();
        sheet.tally().accept(row, totals);
        if (sheet.late().test(row)) {
            late++;
        }
        if (line.rows() % TELL_EVERY == 0) {
            progress.wrote(line.rows() - 1);
        }
    }

    /** What the row has in common with the one before is copied from it. */
    private void cells(R row, boolean sameRecord) {
        int column = 0;
        while (column < cells.size()) {
            int until = sharedUntil[column];
            if (until == 0) {
                cells.get(column++).write(row, line);
            } else if (sameRecord && line.repeat(begins[column], ends[column])) {
                column = until;
            } else {
                int start = column;
                begins[start] = line.mark();
                for (; column < until; column++) {
                    cells.get(column).write(row, line);
                }
                ends[start] = line.mark();
            }
        }
    }

    Written finish() {
        line.flush();
        long rows = line.rows() - 1;
        progress.wrote(rows);
        return new Written(rows, late, totals.all(), sink.octets(), sink.sha256());
    }
}
