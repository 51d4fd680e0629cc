package io.silkroam.cli.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One request of the API. A write carries an idempotency key, so that sending it again after a lost connection cannot
 * do it twice.
 */
public record ApiRequest(
        String method, String path, List<Parameter> query, Map<String, String> headers, Optional<Body> body) {
    private static final String KEY = "Idempotency-Key";

    public ApiRequest {
        query = List.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** One name and value behind the question mark. */
    public record Parameter(String name, String value) {
        String encoded() {
            return encode(name) + "=" + encode(value);
        }
    }

    /** Reads {@code /v1/first/second...}; each segment is written as an address wants it. */
    public static ApiRequest get(String... segments) {
        return of("GET", segments);
    }

    public static ApiRequest post(Object json, String key, String... segments) {
        return of("POST", segments).carrying(Body.json(json)).keyed(key);
    }

    public static ApiRequest put(Object json, String key, String... segments) {
        return of("PUT", segments).carrying(Body.json(json)).keyed(key);
    }

    public static ApiRequest delete(String key, String... segments) {
        return of("DELETE", segments).keyed(key);
    }

    public static ApiRequest of(String method, String... segments) {
        String path = Stream.of(segments).map(s -> "/" + encode(s)).collect(Collectors.joining("", "/v1", ""));
        return new ApiRequest(method, path, List.of(), Map.of(), Optional.empty());
    }

    /** A path as the user wrote it, with its version and query. */
    public static ApiRequest raw(String method, String target) {
        return new ApiRequest(method, target, List.of(), Map.of(), Optional.empty());
    }

    /** The same with a parameter. */
    public ApiRequest with(String name, Object value) {
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, String.valueOf(value)));
        return new ApiRequest(method, path, more, headers, body);
    }

    /** The same with a parameter where there is a value. */
    public ApiRequest with(String name, Optional<?> value) {
        return value.map(v -> with(name, v)).orElse(this);
    }

    public ApiRequest carrying(Body content) {
        return new ApiRequest(method, path, query, headers, Optional.of(content));
    }

    public ApiRequest keyed(String key) {
        return header(KEY, key);
    }

    /** Refused with {@code version-moved} unless the object still has this version. */
    public ApiRequest ifVersion(long version) {
        return header("If-Match", "\"" + version + "\"");
    }

    /** Says what the body is before it comes (RFC 9530 §2), so that a key is not taken for that of another file. */
    public ApiRequest digested(byte[] sha256) {
        return header("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":");
    }

    /** Everything from this octet on (RFC 9110 §14.2), of whatever media type. */
    ApiRequest from(long octet) {
        return header("Range", "bytes=" + octet + "-");
    }

    /** Takes an answer of any media type. */
    ApiRequest takingAnything() {
        return header("Accept", "*/*");
    }

    private ApiRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiRequest(method, path, query, more, body);
    }

    /** Whether sending it again after the connection broke does no harm. */
    boolean isRepeatable() {
        boolean harmless = method.equals("GET") || headers.containsKey(KEY);
        return harmless && body.map(Body::isRepeatable).orElse(true);
    }

    public Optional<String> key() {
        return Optional.ofNullable(headers.get(KEY));
    }

    /** Path and query as they are sent. */
    String target() {
        return query.isEmpty()
                ? path
                : path + query.stream().map(Parameter::encoded).collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
