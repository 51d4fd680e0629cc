package io.silkroam.simulator.gy;

import java.util.Optional;

/** Whose session it is: the IMSI always, the MSISDN where the gateway knows it. */
public record Subscriber(String imsi, Optional<String> msisdn) {
    public Subscriber {
        if (!imsi.matches("\\d{6,15}")) {
            throw new IllegalArgumentException("Not an IMSI: " + imsi);
        }
    }

    public static Subscriber of(String imsi, String msisdn) {
        return new Subscriber(imsi, Optional.of(msisdn));
    }
}
