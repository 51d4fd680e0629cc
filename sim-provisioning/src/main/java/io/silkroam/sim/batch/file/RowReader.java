package io.silkroam.sim.batch.file;

import io.silkroam.sim.ActivationCode;
import io.silkroam.sim.Eid;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.PhoneNumbers;
import io.silkroam.sim.batch.file.VendorMapping.Presence;
import io.silkroam.sim.inventory.NewSim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Makes a card of the values of a row. All that is wrong with the row is reported, with the column's name. A value is
 * quoted only where it has the form of something that may be shown: a key in the wrong column has not.
 */
final class RowReader {
    private static final Pattern CHECK_VALUE = Pattern.compile("[0-9A-Fa-f]{6,32}");
    private static final Pattern PHONE_NUMBER = Pattern.compile("[+0-9 ().-]{3,24}");
    private static final Pattern EID = Pattern.compile("[0-9]{32}");
    private static final Pattern IMSI_DIGITS = Pattern.compile("[0-9]{14,15}");
    private static final Pattern LONG_HEX = Pattern.compile("[0-9A-Fa-f]{16,}");
    private static final int CHECK_VALUE_DIGITS = 6;
    private static final int LONGEST_PROFILE = 64;
    /** Some network managers write the word before the number. */
    private static final String IMSI_PREFIX = "IMSI";

    private final Layout layout;
    private final Optional<String> profile;
    private final IccidReader iccids;
    private final KeyReader keys;
    private final boolean readsKeys;
    private final int mostImsis;

    private Fields fields = new Fields(1);
    private long line;
    private List<RowError> errors = new ArrayList<>();

    /** @param profile of cards whose row names none */
    RowReader(Layout layout, VendorMapping mapping, Optional<String> profile) {
        this.layout = layout;
        this.profile = profile;
        this.iccids = new IccidReader(mapping.checkDigit());
        this.keys = new KeyReader(layout, mapping.keys());
        this.readsKeys = mapping.keys().presence() == Presence.REQUIRED;
        this.mostImsis = imsiColumns(layout);
    }

    private static int imsiColumns(Layout layout) {
        int most = 1;
        for (int i = 1; i < ColumnNames.MOST_IMSIS; i++) {
            if (layout.place(Column.IMSI, i) >= 0) {
                most = i + 1;
            }
        }
        return most;
    }

    FileRow read(long number, Fields values) {
        fields = values;
        line = number;
        errors = new ArrayList<>();
        Optional<Iccid> iccid = required(Column.ICCID, text -> iccids.read(line, text));
        List<Integer> present = new ArrayList<>();
        List<Imsi> imsis = imsis(present);
        Optional<Msisdn> msisdn = optional(Column.MSISDN, RowReader::msisdn);
        Optional<Eid> eid = optional(Column.EID, RowReader::eid);
        Optional<String> named = optional(Column.PROFILE, RowReader::profile);
        Optional<ActivationCode> code = activationCode();
        Optional<String> checkValue = optional(Column.KEY_CHECK_VALUE, RowReader::checkValue);
        List<KeyFields> secrets = readsKeys ? keys.read(line, fields, present, errors) : List.of();
        if (!errors.isEmpty()) {
            secrets.forEach(KeyFields::close);
            return new FileRow.Bad(line, errors);
        }
        NewSim sim = new NewSim(iccid.orElseThrow(), imsis, msisdn, eid, named.or(() -> profile), code);
        return new FileRow.Card(line, sim, secrets, checkValue);
    }

    private List<Imsi> imsis(List<Integer> present) {
        List<Imsi> imsis = new ArrayList<>();
        for (int i = 0; i < mostImsis; i++) {
            int place = layout.place(Column.IMSI, i);
            Optional<Imsi> imsi = value(place, RowReader::imsi);
            if (imsi.isPresent()) {
                if (imsis.contains(imsi.get())) {
                    error(place, imsi.get() + " stands in this row already");
                }
                imsis.add(imsi.get());
                present.add(i);
            } else if (i == 0 && fields.isEmpty(place)) {
                error(place, "is empty");
            }
        }
        return imsis;
    }

    private Optional<ActivationCode> activationCode() {
        Optional<ActivationCode> whole = optional(Column.ACTIVATION_CODE, RowReader::activationCode);
        Optional<String> address = optional(Column.SMDP_ADDRESS, Function.identity());
        Optional<String> matchingId = optional(Column.MATCHING_ID, Function.identity());
        if (whole.isPresent() || (address.isEmpty() && matchingId.isEmpty())) {
            return whole;
        }
        if (address.isEmpty()) {
            errors.add(RowError.of(line, "there is a matching id, but no SM-DP+ address"));
            return Optional.empty();
        }
        try {
            return Optional.of(new ActivationCode(address.get(), matchingId.orElse(""), Optional.empty(), false));
        } catch (IllegalArgumentException e) {
            error(layout.place(Column.SMDP_ADDRESS, 0), "address and matching id make no activation code");
            return Optional.empty();
        }
    }

    private <T> Optional<T> required(Column column, Function<String, T> parser) {
        int place = layout.place(column, 0);
        if (fields.isEmpty(place)) {
            error(place, "is empty");
            return Optional.empty();
        }
        return value(place, parser);
    }

    private <T> Optional<T> optional(Column column, Function<String, T> parser) {
        return value(layout.place(column, 0), parser);
    }

    private <T> Optional<T> value(int place, Function<String, T> parser) {
        if (place < 0 || fields.isEmpty(place)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(fields.text(place)));
        } catch (IllegalArgumentException e) {
            error(place, e.getMessage());
            return Optional.empty();
        }
    }

    private void error(int place, String reason) {
        errors.add(new RowError(line, Optional.of(layout.shown(place)), reason));
    }

    private static Imsi imsi(String text) {
        String digits = text.startsWith(IMSI_PREFIX) ? text.substring(IMSI_PREFIX.length()) : text;
        if (!IMSI_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("an IMSI has 14 or 15 digits, this has " + form(digits));
        }
        return new Imsi(digits);
    }

    private static Msisdn msisdn(String text) {
        if (!PHONE_NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("is not a telephone number");
        }
        return PhoneNumbers.parse(text);
    }

    /** A profile is stored and shown: a key that slipped into its column must not be. */
    private static String profile(String text) {
        if (text.length() > LONGEST_PROFILE || LONG_HEX.matcher(text).matches()) {
            throw new IllegalArgumentException("is not the name of a profile");
        }
        return text;
    }

    private static Eid eid(String text) {
        if (!EID.matcher(text).matches()) {
            throw new IllegalArgumentException("an EID has 32 digits, this has " + form(text));
        }
        return new Eid(text);
    }

    private static ActivationCode activationCode(String text) {
        try {
            return ActivationCode.parse(text);
        } catch (IllegalArgumentException e) {
            // Whoever has the code can load the profile, so it is not quoted.
            throw new IllegalArgumentException("is not an activation code LPA:1$ADDRESS$MATCHING-ID", e);
        }
    }

    private static String checkValue(String text) {
        if (!CHECK_VALUE.matcher(text).matches()) {
            throw new IllegalArgumentException("a key check value has at least six hexadecimal digits");
        }
        return text.substring(0, CHECK_VALUE_DIGITS).toUpperCase(Locale.ROOT);
    }

    /** What a value looks like, without its content. */
    static String form(String text) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? text.length() + " digits" : text.length() + " characters, not all of them digits";
    }
}
