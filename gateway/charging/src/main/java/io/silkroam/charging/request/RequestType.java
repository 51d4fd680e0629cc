package io.silkroam.charging.request;

/** CC-Request-Type, RFC 8506 §8.3. */
public enum RequestType {
    INITIAL(1),
    UPDATE(2),
    TERMINATION(3),
    EVENT(4);

    private final int code;

    RequestType(int code) {
        this.code = code;
    }

    /** The type a number on the wire stands for. */
    public static RequestType ofCode(int code) {
        for (RequestType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("no CC-Request-Type has the number " + code);
    }

    /** Its number on the wire. */
    public int code() {
        return code;
    }
}
