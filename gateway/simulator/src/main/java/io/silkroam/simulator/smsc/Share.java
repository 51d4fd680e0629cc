package io.silkroam.simulator.smsc;

/** So many of 100, evenly spread and the same in each run. */
final class Share {
    private Share() {}

    static void require(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException(percent + " of 100");
        }
    }

    /** Where the message with this number stands among a hundred, 0 to 99; neighbours stand far apart. */
    static int place(long number) {
        return (int) (number * 37 % 100);
    }
}
