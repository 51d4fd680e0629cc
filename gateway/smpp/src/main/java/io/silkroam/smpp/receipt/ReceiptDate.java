package io.silkroam.smpp.receipt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Dates in receipts: with and without seconds, with two and four digits of the year, with and without separators. */
final class ReceiptDate {
    private static final int CENTURY = 2000;

    private ReceiptDate() {}

    /**
     * The time; empty for zeros and what is not in the calendar.
     *
     * @param zone of the SMSC, which nothing in the text says
     */
    static Optional<Instant> read(String text, ZoneId zone) {
        String digits = digits(text);
        return switch (digits.length()) {
            case 10 -> at(digits, 2, zone);
            // YYMMDDhhmmss; of a year written with four digits the third and fourth are no month since 2013.
            case 12 -> at(digits, 2, zone).or(() -> at(digits, 4, zone));
            case 14 -> at(digits, 4, zone);
            // As in a PDU, YYMMDDhhmmsstnnp; the distance to UTC is seldom true, so the zone of the link holds.
            case 15, 16 -> at(digits.substring(0, 12), 2, zone);
            default -> Optional.empty();
        };
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }

    private static Optional<Instant> at(String digits, int yearDigits, ZoneId zone) {
        int year = Integer.parseInt(digits.substring(0, yearDigits)) + (yearDigits == 2 ? CENTURY : 0);
        String rest = digits.substring(yearDigits);
        int seconds = rest.length() >= 10 ? two(rest, 8) : 0;
        try {
            LocalDateTime local =
                    LocalDateTime.of(year, two(rest, 0), two(rest, 2), two(rest, 4), two(rest, 6), seconds);
            return year < CENTURY
                    ? Optional.empty()
                    : Optional.of(local.atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int two(String digits, int at) {
        return Integer.parseInt(digits.substring(at, at + 2));
    }
}
