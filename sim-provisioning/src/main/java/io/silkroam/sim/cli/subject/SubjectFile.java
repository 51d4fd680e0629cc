package io.silkroam.sim.cli.subject;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.silkroam.cli.Program;
import io.silkroam.cli.remote.Failure;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of SIMs: an ICCID a line, or CSV whose header names iccid, imsi or msisdn. With an ICCID beside it, an
 * msisdn is the number the SIM is to get.
 */
public final class SubjectFile {
    private static final String NEXT =
            "Nothing was sent. A file has an ICCID a line, or a header with iccid, imsi or " + "msisdn.";
    private static final int LOOKAHEAD = 4096;

    private final String name;
    private final List<Subject> subjects = new ArrayList<>();
    private List<String> header = List.of(Subject.ICCID);

    private SubjectFile(String name) {
        this.name = name;
    }

    /** Everything in the file; {@code -} is standard input. */
    public static List<Subject> read(Program program, Path path) {
        boolean standardInput = path.toString().equals("-");
        SubjectFile file = new SubjectFile(standardInput ? "standard input" : path.toString());
        try (InputStream in = standardInput ? program.surroundings().in() : Files.newInputStream(path);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            file.readAll(reader);
        } catch (IOException e) {
            throw Failure.failed(file.name + " cannot be read", "Check the path and its permissions.");
        }
        return List.copyOf(file.subjects);
    }

    private void readAll(BufferedReader reader) throws IOException {
        char separator = separatorOf(reader);
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.SKIP)
                .ofCsvRecord((Reader) reader)) {
            boolean first = true;
            for (CsvRecord row : csv) {
                if (first && row.getField(0).chars().anyMatch(Character::isLetter)) {
                    readHeader(row);
                } else {
                    readRow(row);
                }
                first = false;
            }
        } catch (CsvParseException e) {
            throw Failure.failed(name + " is not CSV: " + e.getMessage(), NEXT);
        }
    }

    /** Whatever of comma, semicolon and tabulator comes first in the file; a byte order mark is passed over. */
    private static char separatorOf(BufferedReader reader) throws IOException {
        reader.mark(LOOKAHEAD);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        reader.mark(LOOKAHEAD);
        char separator = ',';
        for (int i = 0, c = reader.read(); i < LOOKAHEAD - 1 && c >= 0; i++, c = reader.read()) {
            if (c == ';' || c == '\t' || c == ',') {
                separator = (char) c;
                break;
            }
        }
        reader.reset();
        return separator;
    }

    private void readHeader(CsvRecord row) {
        header = row.getFields().stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (header.stream().noneMatch(List.of(Subject.ICCID, Subject.IMSI, Subject.MSISDN)::contains)) {
            throw Failure.failed("the header of " + name + " names none of iccid, imsi and msisdn", NEXT);
        }
    }

    private void readRow(CsvRecord row) {
        try {
            subjects.add(subject(row));
        } catch (IllegalArgumentException e) {
            throw Failure.failed("line " + row.getStartingLineNumber() + " of " + name + ": " + e.getMessage(), NEXT);
        }
    }

    private Subject subject(CsvRecord row) {
        Optional<Msisdn> number = field(row, Subject.MSISDN).map(Numbers::parse);
        Optional<String> iccid = field(row, Subject.ICCID);
        Optional<String> imsi = field(row, Subject.IMSI);
        if (iccid.isPresent()) {
            return Subject.of(Iccid.parse(iccid.get())).withNumber(number);
        }
        return imsi.map(digits -> Subject.of(Imsi.parse(digits)))
                .or(() -> number.map(Subject::of))
                .orElseThrow(() -> new IllegalArgumentException("there is no iccid, imsi or msisdn"));
    }

    private Optional<String> field(CsvRecord row, String column) {
        int at = header.indexOf(column);
        return at < 0 || at >= row.getFieldCount()
                ? Optional.empty()
                : Optional.of(row.getField(at).strip()).filter(text -> !text.isEmpty());
    }
}
