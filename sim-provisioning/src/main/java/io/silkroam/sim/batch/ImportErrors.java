package io.silkroam.sim.batch;

import io.silkroam.sim.batch.file.RowError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is wrong with a file: the first errors are kept, all are counted. */
final class ImportErrors {
    private final int most;
    private final List<RowError> kept = new ArrayList<>();
    private long count;
    private long rows;
    private boolean wholeFile;

    ImportErrors(int most) {
        this.most = most;
    }

    /** One row is wrong, for one or several reasons. */
    void row(List<RowError> errors) {
        rows++;
        count += errors.size();
        errors.stream().limit(most - kept.size()).forEach(kept::add);
    }

    /** One row is wrong; the reason is only worked out where it is kept. */
    void row(long line, Supplier<String> reason) {
        rows++;
        count++;
        if (kept.size() < most) {
            kept.add(new RowError(line, Optional.empty(), reason.get()));
        }
    }

    /** Something is wrong that no keeping going gets around. It is always kept. */
    void file(RowError error) {
        wholeFile = true;
        count++;
        kept.add(error);
    }

    void file(long line, String reason) {
        file(new RowError(line, Optional.empty(), reason));
    }

    boolean areNone() {
        return count == 0;
    }

    boolean concernTheFile() {
        return wholeFile;
    }

    long count() {
        return count;
    }

    /** How many rows are wrong. */
    long rows() {
        return rows;
    }

    List<RowError> kept() {
        return kept.stream().sorted(Comparator.comparingLong(RowError::line)).toList();
    }
}
