package io.silkroam.sim.batch.file;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.batch.file.VendorMapping.CheckDigit;
import java.util.regex.Pattern;

/**
 * ICCIDs as vendors write them: with blanks, padded with F to whole octets, with or without the check digit. In one
 * file all have it or none has: a row of 18 digits among others of 19 has lost one and must not be completed.
 */
final class IccidReader {
    private static final Pattern SPREADSHEET = Pattern.compile("[0-9][.,]?[0-9]*[eE]\\+?[0-9]+");
    private static final int WITHOUT_CHECK_DIGIT = 18;
    private static final int SHORTEST = 18;
    private static final int LONGEST = 20;

    private final CheckDigit rule;
    private long firstLine;
    private boolean firstWithout;

    IccidReader(CheckDigit rule) {
        this.rule = rule;
    }

    Iccid read(long line, String text) {
        if (SPREADSHEET.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a spreadsheet has rounded the number; export the column as text and take the vendor's own file");
        }
        String digits = withoutPadding(text);
        if (digits.length() < SHORTEST || digits.length() > LONGEST || !isDigits(digits)) {
            throw new IllegalArgumentException("an ICCID has 18 to 20 digits, this has " + RowReader.form(digits));
        }
        if (rule == CheckDigit.COMPLETE) {
            return completed(digits);
        }
        requireSameForm(line, digits);
        return Iccid.parse(digits);
    }

    private static Iccid completed(String digits) {
        if (digits.length() == LONGEST) {
            throw new IllegalArgumentException(
                    digits + " has 20 digits, and this vendor's mapping adds the check digit (luhn: complete)");
        }
        return Iccid.complete(digits);
    }

    private void requireSameForm(long line, String digits) {
        boolean without = digits.length() == WITHOUT_CHECK_DIGIT;
        if (firstLine == 0) {
            firstLine = line;
            firstWithout = without;
        } else if (without && !firstWithout) {
            throw new IllegalArgumentException(
                    "%s has 18 digits, those above have more: one is missing".formatted(digits));
        } else if (!without && firstWithout) {
            throw new VendorFileException(
                    line,
                    "%s has %d digits, on line %d there are 18: one is missing there, or the check digit is not in all"
                            .formatted(digits, digits.length(), firstLine));
        }
    }

    private static String withoutPadding(String text) {
        String compact = text.replace(" ", "");
        int end = compact.length();
        while (end > 0 && (compact.charAt(end - 1) == 'F' || compact.charAt(end - 1) == 'f')) {
            end--;
        }
        return compact.substring(0, end);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
