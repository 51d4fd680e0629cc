package io.silkroam.messaging.store;

import io.silkroam.messaging.message.SmsAddress;

/** A number for a destination, by which what waits for it is found. Two may share one; who looks compares. */
public final class Chain {
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Chain() {}

    /** Of the digits alone: TON and NPI are written in many ways. */
    public static long of(SmsAddress destination) {
        long hash = FNV_START;
        String value = destination.value();
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
