package io.silkroam.billing.tariff;

import io.silkroam.conf.ConfigProblem;

/** A value of the configuration and where it stands. */
record Placed<T>(T value, String file, int line) {
    ConfigProblem problem(String reason) {
        return new ConfigProblem(file, line, reason);
    }

    String place() {
        return file + ":" + line;
    }
}
