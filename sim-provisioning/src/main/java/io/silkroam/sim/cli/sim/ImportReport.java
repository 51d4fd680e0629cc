package io.silkroam.sim.cli.sim;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.silkroam.cli.Program;
import io.silkroam.cli.print.Column;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** What was wrong with the rows of an imported file: the first of them in words, all of them in a CSV file. */
final class ImportReport {
    static final List<Column> COLUMNS = List.of(
            Column.of("outcome"),
            Column.of("batch"),
            Column.of("vendor"),
            Column.figure("rows"),
            Column.figure("imported"),
            Column.figure("unchanged"),
            Column.figure("refused"),
            Column.of("sha256").headed("SHA-256"));

    private static final List<String> HEADER = List.of("line", "column", "reason");
    private static final int SHOWN = 10;

    private final Program program;
    private final Optional<Path> file;

    ImportReport(Program program, Optional<Path> file) {
        this.program = program;
        this.file = file;
    }

    void say(String warning) {
        program.say("warning: " + warning);
    }

    /** Says and writes what the answer holds; true when there was nothing wrong. */
    boolean write(Json answer) {
        List<Json> errors = answer.objects("errors");
        long count = Math.max(answer.count("errorCount"), errors.size());
        errors.stream().limit(SHOWN).forEach(error -> program.say("  " + words(error)));
        if (count > SHOWN) {
            program.say("  and " + (count - SHOWN) + " more");
        }
        try {
            if (file.isPresent()) {
                write(file.get(), errors, count);
            }
        } catch (IOException e) {
            throw Failure.failed("the report " + file.get() + " cannot be written", "Choose another with --report.");
        }
        return count == 0;
    }

    private static String words(Json error) {
        return "line " + error.text("line").orElse("?")
                + error.text("column").map(column -> ", " + column).orElse("") + ": "
                + error.text("reason").orElse("refused");
    }

    /** The whole file or none: it is written beside itself and then takes its place. An old report does not stay. */
    private void write(Path target, List<Json> errors, long count) throws IOException {
        if (count == 0) {
            removeOld(target);
            return;
        }
        Path folder = target.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, ".errors", ".csv");
        try {
            try (CsvWriter csv = CsvWriter.builder().build(fresh)) {
                csv.writeRecord(HEADER);
                errors.forEach(error -> csv.writeRecord(
                        HEADER.stream().map(name -> error.text(name).orElse("")).toList()));
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        String some = count > errors.size() ? "The first " + errors.size() + " of " + count + " errors" : "The errors";
        program.say(some + " are in " + target + ".");
    }

    /** Only what looks like a report is taken for one. */
    private static void removeOld(Path target) throws IOException {
        if (Files.isRegularFile(target)) {
            boolean report;
            try (var lines = Files.lines(target)) {
                report = lines.findFirst().orElse("").equals(String.join(",", HEADER));
            }
            if (report) {
                Files.delete(target);
            }
        }
    }
}
