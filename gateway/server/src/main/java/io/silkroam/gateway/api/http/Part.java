package io.silkroam.gateway.api.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a file is sent (RFC 9110 §14): all of it, or what a client that was cut off still lacks. Any other
 * range is answered with the whole, as §14.2 allows.
 *
 * @param from the first octet
 * @param size of the whole file
 */
public record Part(long from, long size) {
    private static final Pattern REST = Pattern.compile("bytes=([0-9]{1,18})-");

    /**
     * The part that a request asks for.
     *
     * @param range the header Range
     * @param ifRange the header If-Range; files have no ETag, so it never holds
     */
    public static Part of(Optional<String> range, Optional<String> ifRange, long size) {
        Matcher rest = REST.matcher(range.orElse("").strip());
        boolean partial = ifRange.isEmpty() && rest.matches();
        return new Part(partial ? Long.parseLong(rest.group(1)) : 0, size);
    }

    /** Whether there is any such part; nothing can be sent of one that begins at the end or behind it. */
    public boolean isThere() {
        return from == 0 || from < size;
    }

    public boolean isWhole() {
        return from == 0;
    }

    public long length() {
        return size - from;
    }

    /** The header Content-Range. */
    public String contentRange() {
        return isThere() ? "bytes " + from + "-" + (size - 1) + "/" + size : "bytes */" + size;
    }
}
