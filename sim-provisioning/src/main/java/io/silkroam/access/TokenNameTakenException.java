package io.silkroam.access;

/** A living token has this name already. */
public final class TokenNameTakenException extends RuntimeException {
    public TokenNameTakenException(String name) {
        super("there is a token named " + name + " already");
    }
}
