package io.silkroam.gateway.feed.delivery;

import io.silkroam.billing.conf.BillingSettings.Destination;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A destination as Camel is given it: with its password in place, and with what an operator must not have to think of.
 * What is said of it to anybody passes {@link #masked}.
 */
final class Endpoint {
    private static final String SECRET = "{secret}";
    private static final String HIDDEN = "***";
    private static final Pattern HOST_KEYS = Pattern.compile("[?&]strictHostKeyChecking=[^&]*");

    /** A file has its name only when all of it is there; the one of that name before is kept until then. */
    private static final Map<String, String> WHOLE =
            Map.of("tempPrefix", ".part-", "fileExist", "Override", "eagerDeleteTargetFile", "false");

    /** Nothing hangs; we are the ones who try again. */
    private static final Map<String, String> REMOTE = Map.of(
            "connectTimeout", "10000",
            "timeout", "30000",
            "soTimeout", "30000",
            "maximumReconnectAttempts", "0",
            "disconnect", "true");

    private final String uri;
    private final String secret;

    private Endpoint(String uri, String secret) {
        this.uri = uri;
        this.secret = secret;
    }

    /**
     * @param reference keeps a value where Camel finds it, and says by which name
     * @throws IOException if its password cannot be read
     */
    static Endpoint of(Destination destination, UnaryOperator<String> reference) throws IOException {
        String secret = destination.secretFile().isEmpty()
                ? ""
                : Files.readString(destination.secretFile().get()).strip();
        String uri = destination.uri().replace("RAW(" + SECRET + ")", SECRET);
        String scheme = uri.substring(0, uri.indexOf(':')).toLowerCase(Locale.ROOT);
        Map<String, String> options = new LinkedHashMap<>();
        boolean known = true;
        switch (scheme) {
            case "file" -> options.putAll(WHOLE);
            case "sftp" -> {
                options.putAll(WHOLE);
                options.putAll(REMOTE);
                // Camel would ask nobody whom it talks to.
                uri = HOST_KEYS.matcher(uri).replaceAll(m -> m.group().substring(0, 1) + "strictHostKeyChecking=yes");
                options.put("strictHostKeyChecking", "yes");
            }
            case "ftp", "ftps" -> {
                options.putAll(WHOLE);
                options.putAll(REMOTE);
                options.put("binary", "true");
            }
            // Whoever names another component knows its options.
            default -> known = false;
        }
        String value = secret.isEmpty() ? "" : known ? "#bean:" + reference.apply(secret) : raw(secret);
        return new Endpoint(with(uri, options).replace(SECRET, value), secret);
    }

    /** Camel takes what stands in either kind of brackets as it is. */
    private static String raw(String secret) {
        if (secret.contains(")") && secret.contains("}")) {
            throw new IllegalArgumentException("a password with both ) and } cannot be given to this kind of endpoint");
        }
        return secret.contains(")") ? "RAW{" + secret + "}" : "RAW(" + secret + ")";
    }

    private static String with(String uri, Map<String, String> options) {
        StringBuilder all = new StringBuilder(uri);
        options.forEach((name, value) -> {
            if (!uri.contains("?" + name + "=") && !uri.contains("&" + name + "=")) {
                all.append(all.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return all.toString();
    }

    private static String encoded(String secret) {
        return URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20");
    }

    String uri() {
        return uri;
    }

    /** A text without the password, however it is written in it. */
    String masked(String text) {
        if (secret.isEmpty()) {
            return text;
        }
        return text.replace(encoded(secret), HIDDEN).replace(secret, HIDDEN);
    }

    /** A failure and what caused it, in words for whoever runs the destination. */
    String masked(Exception failure) {
        String words = said(failure);
        Optional<Throwable> root = Optional.empty();
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = Optional.of(cause);
        }
        String all = root.map(cause -> words + ": " + said(cause)).orElse(words);
        return masked(all);
    }

    private static String said(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return masked(uri);
    }
}
