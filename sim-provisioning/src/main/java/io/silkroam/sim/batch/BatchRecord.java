package io.silkroam.sim.batch;

import java.time.Instant;

/**
 * A batch that was imported.
 *
 * @param sha256 of the file, in lower-case hexadecimal digits
 * @param rows how many SIMs came with it
 */
public record BatchRecord(
        String batch, String vendor, String fileName, String sha256, long rows, Instant importedAt, String actor) {

    /** Whose it was and when, for messages. */
    String words() {
        return "batch %s: file %s, %d SIMs, by %s at %s".formatted(batch, fileName, rows, actor, importedAt);
    }
}
