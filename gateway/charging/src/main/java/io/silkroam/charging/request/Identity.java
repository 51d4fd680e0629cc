package io.silkroam.charging.request;

/** A Subscription-Id, RFC 8506 §8.46. */
public record Identity(Kind kind, String digits) {
    /** Subscription-Id-Type, as far as a mobile subscriber is known by it. */
    public enum Kind {
        E164,
        IMSI
    }

    @Override
    public String toString() {
        return kind + " " + (digits.length() < 8 ? "***" : digits.substring(0, 5) + "***");
    }
}
