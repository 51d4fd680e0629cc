package io.silkroam.sim.batch;

import io.silkroam.sim.batch.file.RowError;
import java.util.List;
import java.util.Optional;

/**
 * What became of a file.
 *
 * @param batch its name; empty where the file was refused before it was known
 * @param rows read, wrong ones included
 * @param imported in a dry run: what would be
 * @param refused rows that are wrong
 * @param sha256 of the file in lower-case hexadecimal digits; empty where it was not read to its end
 * @param errors the first ones by line, as many as the vendor's mapping says; line 0 is the file as a whole
 * @param errorCount all of them
 * @param earlier the import of the same file or batch name that was there before
 */
public record ImportResult(
        ImportOutcome outcome,
        String batch,
        String vendor,
        long rows,
        long imported,
        long unchanged,
        long refused,
        String sha256,
        List<RowError> errors,
        long errorCount,
        List<String> warnings,
        Optional<BatchRecord> earlier) {

    public ImportResult {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }
}
