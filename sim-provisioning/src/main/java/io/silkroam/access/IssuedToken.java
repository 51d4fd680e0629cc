package io.silkroam.access;

/**
 * A token just made, the one time its text is known.
 *
 * @param text what its user sends; never to be logged or kept
 */
public record IssuedToken(AccessToken token, String text) {
    @Override
    public String toString() {
        return "IssuedToken[" + token + ", text=***]";
    }
}
