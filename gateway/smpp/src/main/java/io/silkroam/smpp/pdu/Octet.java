package io.silkroam.smpp.pdu;

/** One unsigned octet. */
final class Octet {
    private Octet() {}

    static void require(int value, String name) {
        if (value < 0 || value > 0xFF) {
            throw new IllegalArgumentException(name + " is not an octet: " + value);
        }
    }
}
