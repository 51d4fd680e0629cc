package io.silkroam.sim.batch.file;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a file says about itself before its rows.
 *
 * @param batch the vendor's number of the batch
 * @param quantity how many rows there should be
 * @param columns as the file names them
 * @param warnings what looks odd and stops nothing
 */
public record FileHeader(
        Format format,
        Optional<String> customer,
        Optional<String> profile,
        Optional<String> batch,
        OptionalLong quantity,
        List<String> columns,
        List<String> warnings) {

    /** The shapes a file can have; found out from its first line that says something. */
    public enum Format {
        /** Starred section lines, {@code key : value}, {@code var_out:} and rows of words. */
        SECTIONS,
        /** A line of names, and values between commas, semicolons or tabs. */
        CSV
    }

    public FileHeader {
        columns = List.copyOf(columns);
        warnings = List.copyOf(warnings);
    }
}
