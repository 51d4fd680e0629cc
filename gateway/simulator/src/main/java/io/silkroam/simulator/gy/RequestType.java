package io.silkroam.simulator.gy;

/** CC-Request-Type (RFC 8506 §8.3). */
public enum RequestType {
    INITIAL(1),
    UPDATE(2),
    TERMINATION(3),
    EVENT(4);

    private final int code;

    RequestType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
