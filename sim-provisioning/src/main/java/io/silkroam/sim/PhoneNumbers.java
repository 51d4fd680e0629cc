package io.silkroam.sim;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;

/**
 * Reads telephone numbers as people and vendors write them: {@code +31 6 1234 5678}, {@code 0031612345678},
 * {@code 31612345678}. A number must be possible in its country, by country code and length; whether a range is in use
 * is not asked, because numbering plans move every month.
 */
public final class PhoneNumbers {
    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9 ().\\-/]{3,40}");
    private static final String INTERNATIONAL_PREFIX = "00";

    private PhoneNumbers() {}

    public static Msisdn parse(String text) {
        String stripped = text.strip();
        if (!WRITTEN.matcher(stripped).matches()) {
            throw refused(stripped, "it is not written in digits");
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(international(stripped), null);
            switch (numbers.isPossibleNumberWithReason(number)) {
                case IS_POSSIBLE -> {
                    return Msisdn.parse(numbers.format(number, PhoneNumberFormat.E164));
                }
                case IS_POSSIBLE_LOCAL_ONLY -> throw refused(stripped, "its area code is missing");
                case INVALID_COUNTRY_CODE -> throw refused(stripped, "it does not begin with a country code");
                case TOO_SHORT -> throw refused(stripped, "it is too short for its country");
                case TOO_LONG -> throw refused(stripped, "it is too long for its country");
                case INVALID_LENGTH -> throw refused(stripped, "its country has no numbers of this length");
            }
        } catch (NumberParseException e) {
            throw refused(stripped, reason(e.getErrorType()));
        }
        throw refused(stripped, "it is not possible");
    }

    private static String international(String text) {
        if (text.startsWith("+")) {
            return text;
        }
        return "+" + (text.startsWith(INTERNATIONAL_PREFIX) ? text.substring(INTERNATIONAL_PREFIX.length()) : text);
    }

    private static String reason(NumberParseException.ErrorType error) {
        return switch (error) {
            case INVALID_COUNTRY_CODE -> "it does not begin with a country code";
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "it is too short for its country";
            case TOO_LONG -> "it is too long for its country";
            case NOT_A_NUMBER -> "it is not written in digits";
        };
    }

    private static IllegalArgumentException refused(String text, String reason) {
        return new IllegalArgumentException("'" + Digits.masked(text) + "' is not an E.164 number: " + reason);
    }
}
