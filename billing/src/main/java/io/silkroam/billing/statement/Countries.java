package io.silkroam.billing.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries by mobile country code (ITU-T E.212), named as Java names them. */
final class Countries {

    static final int MCC_DIGITS = 3;
    private static final Map<String, String> ISO = read();

    private Countries() {}

    private static Map<String, String> read() {
        Map<String, String> countries = new HashMap<>();
        try (InputStream file = Countries.class.getResourceAsStream("mcc.csv")) {
            String text = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
            text.lines().skip(1).forEach(row -> countries.put(row.substring(0, MCC_DIGITS), row.substring(4)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(countries);
    }

    /** Empty where no network was told; the MCC itself where it is nobody's. */
    static Optional<String> name(String plmn, Locale language) {
        if (plmn.length() < MCC_DIGITS) {
            return Optional.empty();
        }
        String mcc = plmn.substring(0, MCC_DIGITS);
        String iso = ISO.get(mcc);
        return Optional.of(
                iso == null
                        ? "MCC " + mcc
                        : new Locale.Builder().setRegion(iso).build().getDisplayCountry(language));
    }
}
