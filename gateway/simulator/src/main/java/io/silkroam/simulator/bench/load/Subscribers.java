package io.silkroam.simulator.bench.load;

/** Subscribers of the host operator by number; what names them has a fixed width, so that templates can hold it. */
public final class Subscribers {
    private static final String HOME = "20408";
    private static final String MOBILE = "316";

    private Subscribers() {}

    /** The IMSI of a subscriber. */
    public static String imsi(long number) {
        return imsi("%010d".formatted(number));
    }

    /** The MSISDN of a subscriber. */
    public static String msisdn(long number) {
        return msisdn("%08d".formatted(number));
    }

    static String imsi(String tenDigits) {
        return HOME + tenDigits;
    }

    static String msisdn(String eightDigits) {
        return MOBILE + eightDigits;
    }
}
