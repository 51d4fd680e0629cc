package io.silkroam.sim.plan;

import java.util.regex.Pattern;

/** Names one version of a plan: {@code wechat-go-1gb@2}. Version 0 is one that has not been stored yet. */
public record PlanVersion(String id, int number) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public PlanVersion {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'" + id + "' is not a plan id: lower-case letters, digits and dashes, at most 40");
        }
        if (number < 0) {
            throw new IllegalArgumentException("plan version " + number + " is negative");
        }
    }

    @Override
    public String toString() {
        return id + "@" + number;
    }
}
