package io.silkroam.gateway.api.http;

import io.silkroam.gateway.api.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request asks for, taken apart (RFC 9112 §3.2). Strict: what could be read in two ways is refused, and an
 * encoded slash stays inside its segment.
 *
 * @param segments of the path, decoded
 * @param query the parameters, each at most once, decoded
 */
public record Target(List<String> segments, Map<String, String> query) {
    private static final int MOST_PARAMETERS = 64;

    public static Target parse(String text) {
        String origin = text;
        if (text.startsWith("https://")) {
            int path = text.indexOf('/', "https://".length());
            origin = path < 0 ? "/" : text.substring(path);
        }
        if (!origin.startsWith("/")) {
            throw Problem.invalid("The request's target is not a path.");
        }
        int mark = origin.indexOf('?');
        String path = mark < 0 ? origin : origin.substring(0, mark);
        return new Target(segments(path), mark < 0 ? Map.of() : query(origin.substring(mark + 1)));
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(1).split("/", -1)) {
            segments.add(decode(segment, false));
        }
        return segments;
    }

    private static Map<String, String> query(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
            if (parameters.put(name, value) != null) {
                throw Problem.invalid("The query parameter '" + name + "' stands there twice.");
            }
            if (parameters.size() > MOST_PARAMETERS) {
                throw Problem.invalid("There are more than " + MOST_PARAMETERS + " query parameters.");
            }
        }
        return parameters;
    }

    /** @param form whether a plus is a blank, as in a query */
    private static String decode(String text, boolean form) {
        ByteBuffer octets = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
                if (low < 0) {
                    throw Problem.invalid("A percent sign in the request's target is not followed by two hex digits.");
                }
                octets.put((byte) (high << 4 | low));
                i += 2;
            } else if (c <= ' ' || c >= 0x7F) {
                throw Problem.invalid("The request's target holds characters that have to be percent-encoded.");
            } else {
                octets.put((byte) (c == '+' && form ? ' ' : c));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString();
        } catch (CharacterCodingException e) {
            throw Problem.invalid("The request's target is not UTF-8.");
        }
    }
}
