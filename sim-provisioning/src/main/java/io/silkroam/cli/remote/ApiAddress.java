package io.silkroam.cli.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the API is, whom to trust there, who asks, and how long to wait for an answer. {@code variables} is what the
 * names of the settings in the environment begin with; messages name them.
 */
public record ApiAddress(URI base, Optional<Path> ca, Token token, Duration timeout, String variables) {

    /** The address without a slash at its end; only https, because a token goes there. */
    public static URI base(String text, String source) {
        String example = "Give an address such as https://gateway.example:8443.";
        URI uri;
        try {
            uri = new URI(text.strip().replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw Failure.usage(source + " is not an address", example);
        }
        if ("http".equals(uri.getScheme())) {
            throw Failure.usage(source + " begins with http: a token is sent over TLS only", example);
        }
        boolean good = "https".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getFragment() == null;
        if (!good) {
            throw Failure.usage(source + " is not an address of an API", example);
        }
        return uri;
    }
}
