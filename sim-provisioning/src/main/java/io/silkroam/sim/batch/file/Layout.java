package io.silkroam.sim.batch.file;

import io.silkroam.sim.batch.file.ColumnNames.Meaning;
import io.silkroam.sim.batch.file.VendorMapping.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which value of a row is what, found out from the names of the columns. A file that lacks one we need is refused. */
final class Layout {
    private static final int LONGEST_NAME = 40;
    /** Words, and at most a number behind them: no piece of a key that has a digit among its letters. */
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L} _./()-]*[0-9]{0,2}");

    private static final Pattern DIGITS_OF_A_KEY = Pattern.compile("[A-Fa-f]{4,}[0-9]*|[A-Fa-f]+[0-9]+");

    private final VendorMapping mapping;
    private final ColumnNames known;
    private final List<String> names;
    private final long line;
    private final Map<Meaning, Integer> places = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private Layout(List<String> names, long line, VendorMapping mapping) {
        this.mapping = mapping;
        this.known = new ColumnNames(mapping.names());
        this.names = names;
        this.line = line;
    }

    static Layout of(List<String> names, long line, VendorMapping mapping) {
        Layout layout = new Layout(withoutEmptyEnd(names), line, mapping);
        layout.readNames();
        layout.requireColumns();
        layout.requireTransportKeys();
        layout.reportUnknown();
        return layout;
    }

    /** Spreadsheets write empty cells behind the last column. */
    private static List<String> withoutEmptyEnd(List<String> names) {
        int width = names.size();
        while (width > 0 && names.get(width - 1).isEmpty()) {
            width--;
        }
        return List.copyOf(names.subList(0, width));
    }

    private void readNames() {
        for (int i = 0; i < names.size(); i++) {
            Optional<Meaning> meaning = known.meaning(names.get(i));
            if (meaning.isEmpty()) {
                unknown.add(shown(i));
            } else if (meaning.get().column() != Column.IGNORED) {
                Integer before = places.putIfAbsent(meaning.get(), i);
                if (before != null) {
                    throw new VendorFileException(
                            line,
                            "columns %d (%s) and %d (%s) both hold %s"
                                    .formatted(before + 1, shown(before), i + 1, shown(i), words(meaning.get())));
                }
            }
        }
    }

    private void requireColumns() {
        List<String> missing = new ArrayList<>();
        require(Column.ICCID, missing);
        require(Column.IMSI, missing);
        if (mapping.keys().presence() == Presence.REQUIRED) {
            require(Column.KI, missing);
            boolean derived = mapping.keys().opFile().isPresent() || has(Column.OP);
            if (!derived) {
                require(Column.OPC, missing);
            }
        }
        if (!missing.isEmpty()) {
            throw new VendorFileException(
                    line,
                    "there is no column for %s; the columns are %s. A vendor's own names belong under 'columns' %s"
                            .formatted(String.join(", ", missing), String.join(", ", columns()), inTheMapping()));
        }
    }

    private void require(Column column, List<String> missing) {
        if (!has(column)) {
            missing.add(column.name());
        }
    }

    /** Values that are named as encrypted must not be taken for keys in clear. */
    private void requireTransportKeys() {
        if (mapping.keys().presence() == Presence.NONE) {
            return;
        }
        for (Column column : List.of(Column.KI, Column.OPC, Column.OP)) {
            boolean encrypted = mapping.keys().transportKeyOf(column).isPresent();
            int place = place(column, 0);
            if (place >= 0 && !encrypted && ColumnNames.meansEncrypted(names.get(place))) {
                throw new VendorFileException(
                        line,
                        "column %s holds encrypted values, but there is no transport key for %s %s"
                                .formatted(names.get(place), column, inTheMapping()));
            }
            if (place >= 0 && !encrypted) {
                warnings.add("column %s arrives in clear; ask the vendor to encrypt it under a transport key"
                        .formatted(shown(place)));
            } else if (place < 0 && encrypted && column != Column.OP) {
                warnings.add("there is no column for %s, for which there is a transport key".formatted(column));
            }
        }
        if (has(Column.OP) && has(Column.OPC)) {
            warnings.add("column %s is not looked at: the file has OPC".formatted(shown(place(Column.OP, 0))));
        }
    }

    private void reportUnknown() {
        if (unknown.isEmpty()) {
            return;
        }
        String which = String.join(", ", unknown);
        if (mapping.strict()) {
            throw new VendorFileException(
                    line,
                    "nobody knows the columns %s, and the mapping is strict; name them under 'columns' %s"
                            .formatted(which, inTheMapping()));
        }
        warnings.add("columns that nobody knows are left out: " + which);
    }

    private String inTheMapping() {
        return "in conf/vendors/" + mapping.name() + VendorMappingFile.SUFFIX;
    }

    /** The name for a message. Where a file has no header, the "names" are values, keys among them. */
    String shown(int place) {
        String name = names.get(place);
        boolean looksLikeAName = name.length() <= LONGEST_NAME
                && NAME.matcher(name).matches()
                && !DIGITS_OF_A_KEY.matcher(name).matches();
        return looksLikeAName ? name : "number " + (place + 1);
    }

    private static String words(Meaning meaning) {
        return meaning.column() + (meaning.index() > 0 ? Integer.toString(meaning.index() + 1) : "");
    }

    boolean has(Column column) {
        return place(column, 0) >= 0;
    }

    /** Where the value stands in a row, from 0; -1 where the file has no such column. */
    int place(Column column, int index) {
        return places.getOrDefault(new Meaning(column, index), -1);
    }

    int width() {
        return names.size();
    }

    List<String> columns() {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            shown.add(shown(i));
        }
        return shown;
    }

    List<String> warnings() {
        return warnings;
    }
}
