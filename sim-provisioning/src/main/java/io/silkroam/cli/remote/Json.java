package io.silkroam.cli.remote;

import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JSONObjectException;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A JSON object as it came, members in their order. Paths name members of members: {@code price.amount}. */
public record Json(Map<String, Object> members) {
    public static final Json EMPTY = new Json(Map.of());

    private static final JSON READER = JSON.builder()
            .enable(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS)
            .build();

    public Json {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The object this text is; the message of the exception says where it stops being one, without citing it. */
    public static Json parse(byte[] text) {
        try {
            return new Json(READER.mapFrom(text));
        } catch (JSONObjectException e) {
            throw new IllegalArgumentException("a JSON object was expected", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the text is not JSON", e);
        }
    }

    /** A string, or a number or truth value as text. */
    public Optional<String> text(String path) {
        return value(path)
                .filter(v -> !(v instanceof Map) && !(v instanceof List))
                .map(String::valueOf);
    }

    /** The same where the answer must have it. */
    public String required(String path) {
        return text(path)
                .orElseThrow(() -> Failure.failed(
                        "the answer lacks '" + path + "'", "Is this the gateway's API, and of the same version?"));
    }

    public OptionalLong number(String path) {
        return value(path).orElse(null) instanceof Number n ? OptionalLong.of(n.longValue()) : OptionalLong.empty();
    }

    /** A count that is 0 where it is absent. */
    public long count(String path) {
        return number(path).orElse(0);
    }

    public boolean isTrue(String path) {
        return value(path).orElse(null) instanceof Boolean b && b;
    }

    /** A member that is an object; the empty one where it is absent. */
    @SuppressWarnings("unchecked") // JSON objects have text keys
    public Json object(String path) {
        return value(path).orElse(null) instanceof Map<?, ?> map ? new Json((Map<String, Object>) map) : EMPTY;
    }

    /** A member that is a list of objects; empty where it is absent. */
    @SuppressWarnings("unchecked") // JSON objects have text keys
    public List<Json> objects(String path) {
        return list(path).stream()
                .filter(Map.class::isInstance)
                .map(v -> new Json((Map<String, Object>) v))
                .toList();
    }

    /** A member that is a list of texts or numbers. */
    public List<String> texts(String path) {
        return list(path).stream().map(String::valueOf).toList();
    }

    private List<?> list(String path) {
        return value(path).orElse(null) instanceof List<?> list ? list : List.of();
    }

    private Optional<Object> value(String path) {
        Object value = members;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return Optional.ofNullable(value);
    }
}
