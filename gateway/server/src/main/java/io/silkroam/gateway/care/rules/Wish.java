package io.silkroam.gateway.care.rules;

/** What a subscriber wishes. */
public record Wish(Language language, boolean stopped) {

    public Wish in(Language other) {
        return new Wish(other, stopped);
    }

    public Wish stopped(boolean stop) {
        return new Wish(language, stop);
    }
}
