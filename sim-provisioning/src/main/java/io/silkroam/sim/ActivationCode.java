package io.silkroam.sim;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a telephone needs to fetch an eSIM profile, GSMA SGP.22 §4.1: {@code LPA:1$address$matching-id}, then the SM-DP+
 * OID and "1" where a confirmation code is asked for. Whoever holds it can fetch the profile.
 *
 * @param matchingId may be empty where the profile waits for the device's EID
 * @param oid left out by default: some telephones cannot read it
 */
public record ActivationCode(
        String smdpAddress, String matchingId, Optional<String> oid, boolean confirmationCodeRequired) {

    private static final String PREFIX = "LPA:";
    private static final String FORMAT = "1";
    private static final String REQUIRED = "1";
    private static final int MOST_CHARACTERS = 255;
    private static final Pattern ADDRESS = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
    private static final Pattern MATCHING_ID = Pattern.compile("[!-#%-~]*");
    private static final Pattern OID = Pattern.compile("[0-9]+(\\.[0-9]+)+");

    public ActivationCode {
        if (!ADDRESS.matcher(smdpAddress).matches()) {
            throw new IllegalArgumentException("not an activation code: its SM-DP+ address is no host name");
        }
        if (!MATCHING_ID.matcher(matchingId).matches()) {
            throw new IllegalArgumentException(
                    "not an activation code: its matching id has blanks, '$' or characters beyond ASCII");
        }
        if (oid.isPresent() && !OID.matcher(oid.get()).matches()) {
            throw new IllegalArgumentException("not an activation code: its OID is not numbers with dots");
        }
        if (text(smdpAddress, matchingId, oid, confirmationCodeRequired).length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("not an activation code: longer than 255 characters");
        }
    }

    /** Reads the form of a QR code, or the one typed by hand, which has no {@code LPA:} in front. */
    public static ActivationCode parse(String text) {
        String stripped = text.strip();
        String code = stripped.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                ? stripped.substring(PREFIX.length())
                : stripped;
        List<String> parts = List.of(code.split("\\$", -1));
        if (!parts.get(0).equals(FORMAT)) {
            throw new IllegalArgumentException("not an activation code: it begins with LPA:1$ or 1$");
        }
        if (parts.size() < 3 || parts.size() > 5) {
            throw new IllegalArgumentException("not an activation code: it has three to five parts divided by '$'");
        }
        Optional<String> oid =
                parts.size() > 3 ? Optional.of(parts.get(3)).filter(part -> !part.isEmpty()) : Optional.empty();
        String flag = parts.size() > 4 ? parts.get(4) : "";
        if (!flag.isEmpty() && !flag.equals(REQUIRED)) {
            throw new IllegalArgumentException("not an activation code: its last part is neither empty nor 1");
        }
        return new ActivationCode(parts.get(1), parts.get(2), oid, !flag.isEmpty());
    }

    private static String text(
            String smdpAddress, String matchingId, Optional<String> oid, boolean confirmationCodeRequired) {
        String code = PREFIX + FORMAT + "$" + smdpAddress + "$" + matchingId;
        if (confirmationCodeRequired) {
            // An OID that is not there keeps its '$' when the flag follows.
            return code + "$" + oid.orElse("") + "$" + REQUIRED;
        }
        return oid.map(o -> code + "$" + o).orElse(code);
    }

    /** The code in full, as it goes into a QR code. */
    @Override
    public String toString() {
        return text(smdpAddress, matchingId, oid, confirmationCodeRequired);
    }
}
