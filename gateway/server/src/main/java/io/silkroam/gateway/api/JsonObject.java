package io.silkroam.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON object in the making. Takes values whose text is meant for others, and no types of ours: an IMSI has to be
 * written out, or masked, where one can read which of the two it is.
 */
public final class JsonObject {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode node = NODES.objectNode();

    private JsonObject() {}

    /** An empty object. */
    public static JsonObject of() {
        return new JsonObject();
    }

    /**
     * Adds a member; an empty Optional adds none.
     *
     * @param value text, number, boolean, enum (its name), instant, a JsonObject, a JsonNode, a collection or a map by
     *     text of these, or an Optional of one
     */
    public JsonObject with(String name, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(v -> node.set(name, nodeOf(v)));
        } else if (value instanceof OptionalLong optional) {
            optional.ifPresent(v -> node.put(name, v));
        } else {
            node.set(name, nodeOf(value));
        }
        return this;
    }

    /** The object itself. */
    public ObjectNode node() {
        return node;
    }

    private static JsonNode nodeOf(Object value) {
        if (value instanceof String text) {
            return NODES.textNode(text);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return NODES.numberNode(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        } else if (value instanceof Enum<?> constant) {
            return NODES.textNode(constant.name());
        } else if (value instanceof Instant instant) {
            return NODES.textNode(instant.truncatedTo(ChronoUnit.MILLIS).toString());
        } else if (value instanceof JsonObject object) {
            return object.node;
        } else if (value instanceof JsonNode given) {
            return given;
        } else if (value instanceof Iterable<?> values) {
            var array = NODES.arrayNode();
            values.forEach(v -> array.add(nodeOf(v)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((k, v) -> object.set((String) k, nodeOf(v)));
            return object;
        }
        throw new IllegalArgumentException("no JSON is made of "
                + (value == null ? "null" : value.getClass().getName()));
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
