package io.silkroam.sim.batch.file;

import java.util.Optional;

/**
 * What is wrong with a row or, on line 0, with the file as a whole. Never holds a key, PIN, PUK or ADM.
 *
 * @param column as the file names it, where one value alone is wrong
 */
public record RowError(long line, Optional<String> column, String reason) {
    static RowError of(long line, String reason) {
        return new RowError(line, Optional.empty(), reason);
    }

    @Override
    public String toString() {
        String where = column.map(name -> "column " + name + ": ").orElse("");
        return line > 0 ? "line " + line + ": " + where + reason : where + reason;
    }
}
