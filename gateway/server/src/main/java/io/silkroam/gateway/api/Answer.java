package io.silkroam.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is sent back.
 *
 * @param type media type of the body
 * @param body its octets, never changed; none for 204
 * @param secret the body is shown this once: it is not kept for a repeat of the request
 * @param file stands for the body where it is too large to be held: sent piece by piece, as fast as the client reads
 */
@SuppressWarnings("ArrayRecordComponent") // octets on their way to a socket, compared by nobody
public record Answer(
        int status, String type, byte[] body, Map<String, String> headers, boolean secret, Optional<Path> file) {
    /** The media type of answers. */
    public static final String JSON = "application/json";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final byte[] NOTHING = {};

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** One whose body is here and may be shown again. */
    public Answer(int status, String type, byte[] body, Map<String, String> headers) {
        this(status, type, body, headers, false, Optional.empty());
    }

    public static Answer ok(JsonObject body) {
        return of(200, body);
    }

    public static Answer created(JsonObject body) {
        return of(201, body);
    }

    public static Answer noContent() {
        return new Answer(204, JSON, NOTHING, Map.of());
    }

    /** Any status with a JSON body. */
    public static Answer of(int status, JsonObject body) {
        return new Answer(status, JSON, octets(body), Map.of());
    }

    /** Text of some media type. */
    public static Answer text(String type, String text) {
        return new Answer(200, type, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** A file that does not change any more. Only reads are answered so: the answer of a write is kept whole. */
    public static Answer file(String type, Path file) {
        return new Answer(200, type, NOTHING, Map.of(), false, Optional.of(file));
    }

    /** A page of a list; {@code next} is where the next one begins, in the handler's own words. */
    public static Answer page(Collection<JsonObject> items, Optional<String> next) {
        return ok(JsonObject.of().with("items", items).with("next", next.map(Page::cursorOf)));
    }

    /** The same with the version of the one object in it, as ETag. */
    public Answer version(long version) {
        return header("ETag", "\"" + version + "\"");
    }

    /** The same, shown this once. */
    public Answer shownOnce() {
        return new Answer(status, type, body, headers, true, file);
    }

    /** The same with another header. */
    public Answer header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Answer(status, type, body, all, secret, file);
    }

    Answer type(String other) {
        return new Answer(status, other, body, headers, secret, file);
    }

    private static byte[] octets(JsonObject body) {
        try {
            return MAPPER.writeValueAsBytes(body.node());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot be written as JSON", e);
        }
    }

    /** Without the body, which may be secret. */
    @Override
    public String toString() {
        return "Answer[" + status + ", " + type + ", " + (file.isPresent() ? "a file" : body.length + " octets") + "]";
    }
}
