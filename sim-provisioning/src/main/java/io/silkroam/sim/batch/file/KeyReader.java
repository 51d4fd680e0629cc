package io.silkroam.sim.batch.file;

import io.silkroam.sim.batch.file.VendorMapping.KeyHandling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the keys out of a row as octets. What it reports tells lengths, never content. */
final class KeyReader {
    private static final byte[] NONE = {};
    private static final int KEY_OCTETS = 16;
    private static final int MOST_OCTETS = 64;

    private final Layout layout;
    private final KeyHandling handling;
    private final boolean severalKeys;

    KeyReader(Layout layout, KeyHandling handling) {
        this.layout = layout;
        this.handling = handling;
        boolean several = false;
        for (int i = 1; i < ColumnNames.MOST_IMSIS; i++) {
            several |= layout.place(Column.KI, i) >= 0 || layout.place(Column.OPC, i) >= 0;
        }
        this.severalKeys = several;
    }

    /**
     * One for all IMSIs or, where the file has KI2 and so on, one for each.
     *
     * @param imsis which of the IMSI columns the row fills
     */
    List<KeyFields> read(long line, Fields fields, List<Integer> imsis, List<RowError> errors) {
        List<KeyFields> all = new ArrayList<>();
        all.add(keys(line, fields, 0, errors));
        for (int i = 1; severalKeys && i < imsis.size(); i++) {
            int index = imsis.get(i);
            boolean own = has(fields, Column.KI, index) || has(fields, Column.OPC, index);
            all.add(keys(line, fields, own ? index : 0, errors));
        }
        return all;
    }

    private KeyFields keys(long line, Fields fields, int index, List<RowError> errors) {
        byte[] ki = octets(line, fields, Column.KI, index, errors);
        boolean derived = layout.place(Column.OPC, index) < 0;
        if (!derived) {
            return new KeyFields(ki, octets(line, fields, Column.OPC, index, errors), NONE);
        }
        if (layout.has(Column.OP)) {
            return new KeyFields(ki, NONE, octets(line, fields, Column.OP, 0, errors));
        }
        if (handling.opFile().isEmpty()) {
            errors.add(RowError.of(line, "IMSI%d has a KI of its own, but no OPC".formatted(index + 1)));
        }
        return new KeyFields(ki, NONE, NONE);
    }

    private boolean has(Fields fields, Column column, int index) {
        int place = layout.place(column, index);
        return place >= 0 && !fields.isEmpty(place);
    }

    private byte[] octets(long line, Fields fields, Column column, int index, List<RowError> errors) {
        int place = layout.place(column, index);
        if (place < 0) {
            errors.add(RowError.of(line, "IMSI%d has an OPC of its own, but no KI".formatted(index + 1)));
            return NONE;
        }
        String problem = problem(fields, place, handling.transportKeyOf(column).isPresent());
        if (!problem.isEmpty()) {
            errors.add(new RowError(line, Optional.of(layout.shown(place)), problem));
            return NONE;
        }
        byte[] octets = fields.hex(place);
        if (isAllZero(octets)) {
            errors.add(new RowError(line, Optional.of(layout.shown(place)), "is all zeros, which is no key"));
        }
        return octets;
    }

    private static String problem(Fields fields, int place, boolean encrypted) {
        int length = fields.length(place);
        if (length == 0) {
            return "is empty";
        }
        if (!fields.isHex(place)) {
            return "holds other characters than hexadecimal digits";
        }
        if (encrypted) {
            boolean possible = length % 2 == 0 && length >= 2 * KEY_OCTETS && length <= 2 * MOST_OCTETS;
            return possible
                    ? ""
                    : "has %d hexadecimal digits, too few or too many for an encrypted key".formatted(length);
        }
        return length == 2 * KEY_OCTETS ? "" : "has %d hexadecimal digits, a key has 32".formatted(length);
    }

    private static boolean isAllZero(byte[] octets) {
        int any = 0;
        for (byte octet : octets) {
            any |= octet;
        }
        return any == 0;
    }
}
