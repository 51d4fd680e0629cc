package io.silkroam.cli.remote;

import java.util.regex.Pattern;

/** What proves who the user is. Never an argument, never printed: the type has no text that shows it. */
public final class Token {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/=-]{8,512}");

    private final String secret;

    private Token(String secret) {
        this.secret = secret;
    }

    /** Refuses, without citing it, a text that no token looks like (RFC 6750 §2.1). */
    public static Token parse(String text, String source) {
        String secret = text.strip();
        if (secret.isEmpty()) {
            throw Failure.denied(source + " is empty", "Put a token there, and nothing else.");
        }
        if (!FORM.matcher(secret).matches()) {
            throw Failure.denied(
                    source + " does not hold a token", "A token is one word that begins with skr_, and nothing else.");
        }
        return new Token(secret);
    }

    String authorization() {
        return "Bearer " + secret;
    }

    @Override
    public String toString() {
        return "skr_********";
    }
}
