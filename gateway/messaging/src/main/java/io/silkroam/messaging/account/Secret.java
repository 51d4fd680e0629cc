package io.silkroam.messaging.account;

/** A password that we show to somebody else; its text is never part of a log line. */
public record Secret(String value) {
    @Override
    public String toString() {
        return value.isEmpty() ? "(none)" : "(hidden)";
    }
}
