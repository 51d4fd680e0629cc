package io.silkroam.sim.batch.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The head of a sectioned output file: starred lines, {@code key : value}, the input's start values, var_out. */
final class Sections {
    private static final Set<String> VAR_OUT = Set.of("varout", "varoutlist");
    private static final Set<String> CUSTOMER = Set.of("customer");
    private static final Set<String> PROFILE = Set.of("profiletype", "profile");
    private static final Set<String> BATCH = Set.of("batchno", "batchnumber", "batch");
    private static final Set<String> QUANTITY = Set.of("quantity");

    private record Value(long line, String text) {}

    private final Map<Set<String>, Value> values = new HashMap<>();
    private List<String> columns = List.of();

    private Sections() {}

    /** Whether the first line that says something begins such a file. */
    static boolean begin(String line) {
        return line.startsWith("*") || line.matches("[A-Za-z][A-Za-z0-9 _-]*:.*");
    }

    /** Reads from the line {@code lines} stands on to the one that names the columns. */
    static Sections read(TextLines lines) throws IOException {
        Sections sections = new Sections();
        do {
            if (lines.fault() != TextLines.Fault.NONE) {
                throw new VendorFileException(lines.number(), lines.fault().words());
            }
            if (sections.take(lines.number(), lines.text())) {
                return sections;
            }
        } while (lines.next());
        throw new VendorFileException(
                lines.number(), "the file has no var_out line: it was cut off, or is not an output file");
    }

    /** Whether the head ends with this line. */
    private boolean take(long line, String text) {
        int colon = text.indexOf(':');
        if (text.startsWith("*") || colon < 0) {
            return false;
        }
        String key = ColumnNames.plain(text.substring(0, colon));
        String value = text.substring(colon + 1).strip();
        if (VAR_OUT.contains(key)) {
            if (value.isEmpty()) {
                throw new VendorFileException(line, "var_out names no columns");
            }
            columns = Arrays.stream(value.split("/", -1)).map(String::strip).toList();
            return true;
        }
        for (Set<String> names : List.of(CUSTOMER, PROFILE, BATCH, QUANTITY)) {
            if (names.contains(key) && !value.isEmpty()) {
                Value before = values.putIfAbsent(names, new Value(line, value));
                if (before != null && !before.text().equals(value)) {
                    throw new VendorFileException(
                            line, "%s stands on line %d already, with another value".formatted(key, before.line()));
                }
            }
        }
        return false;
    }

    List<String> columns() {
        return columns;
    }

    Optional<String> customer() {
        return text(CUSTOMER);
    }

    Optional<String> profile() {
        return text(PROFILE);
    }

    Optional<String> batch() {
        return text(BATCH);
    }

    private Optional<String> text(Set<String> names) {
        return Optional.ofNullable(values.get(names)).map(Value::text);
    }

    OptionalLong quantity() {
        Value quantity = values.get(QUANTITY);
        if (quantity == null) {
            return OptionalLong.empty();
        }
        if (!quantity.text().matches("[0-9]{1,12}")) {
            throw new VendorFileException(quantity.line(), "Quantity is not a number of cards");
        }
        return OptionalLong.of(Long.parseLong(quantity.text()));
    }
}
