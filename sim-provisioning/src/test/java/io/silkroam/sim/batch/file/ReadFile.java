package io.silkroam.sim.batch.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file read to its end, with all it said. */
record ReadFile(FileHeader header, List<FileRow> rows, List<RowError> problems) {
    static final VendorMapping USUAL = VendorMapping.usual("default");

    static ReadFile read(String text) {
        return read(text, USUAL);
    }

    static ReadFile read(String text, VendorMapping mapping) {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), mapping);
    }

    static ReadFile read(InputStream in, VendorMapping mapping) {
        try (VendorFile file = VendorFile.open(in, mapping)) {
            List<FileRow> rows = new ArrayList<>();
            for (Optional<FileRow> row = file.next(); row.isPresent(); row = file.next()) {
                rows.add(row.get());
            }
            return new ReadFile(file.header(), rows, file.problems());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shared example of a sectioned output file: three cards. */
    static String example() {
        try (InputStream in = ReadFile.class.getResourceAsStream("/batch/sim-output-sections.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<FileRow.Card> cards() {
        return rows.stream()
                .filter(FileRow.Card.class::isInstance)
                .map(FileRow.Card.class::cast)
                .toList();
    }

    List<String> errors() {
        return rows.stream()
                .filter(FileRow.Bad.class::isInstance)
                .flatMap(row -> ((FileRow.Bad) row).errors().stream())
                .map(RowError::toString)
                .toList();
    }

    List<String> troubles() {
        return problems.stream().map(RowError::toString).toList();
    }
}
