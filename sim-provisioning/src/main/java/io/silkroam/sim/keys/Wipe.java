package io.silkroam.sim.keys;

import java.util.Arrays;

/** Octets that were a secret. */
final class Wipe {
    private Wipe() {}

    static void out(byte[]... secrets) {
        for (byte[] secret : secrets) {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
