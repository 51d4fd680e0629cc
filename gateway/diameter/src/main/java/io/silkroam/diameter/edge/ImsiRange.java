package io.silkroam.diameter.edge;

/** A contiguous block of IMSIs: both bounds have the same number of leading digits, what follows them is free. */
public record ImsiRange(String first, String last) {
    public ImsiRange {
        if (!first.matches("[0-9]{5,15}") || !last.matches("[0-9]{5,15}") || first.length() != last.length()) {
            throw new IllegalArgumentException(
                    "an IMSI range has two bounds of 5 to 15 digits each: " + first + "-" + last);
        }
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException("an IMSI range does not run backwards: " + first + "-" + last);
        }
    }

    /** Reads a prefix such as {@code 20408} or a range such as {@code 2040810-2040819}. */
    public static ImsiRange parse(String text) {
        int hyphen = text.indexOf('-');
        return hyphen < 0
                ? new ImsiRange(text, text)
                : new ImsiRange(text.substring(0, hyphen), text.substring(hyphen + 1));
    }

    /** Whether the IMSI begins within the bounds. */
    public boolean contains(String imsi) {
        return imsi.length() >= first.length() && compare(imsi, first) >= 0 && compare(imsi, last) <= 0;
    }

    private static int compare(String imsi, String bound) {
        for (int i = 0; i < bound.length(); i++) {
            int difference = imsi.charAt(i) - bound.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
