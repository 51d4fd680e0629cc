package io.silkroam.charging.request;

/**
 * Octets told apart, RFC 8506 §8.24 and §8.25.
 *
 * @param up CC-Input-Octets, from the subscriber
 * @param down CC-Output-Octets, to the subscriber
 */
public record Directions(long up, long down) {
    public Directions {
        if (up < 0 || down < 0) {
            throw new IllegalArgumentException("used octets are not negative");
        }
    }

    Directions plus(Directions other) {
        return new Directions(Math.addExact(up, other.up), Math.addExact(down, other.down));
    }
}
