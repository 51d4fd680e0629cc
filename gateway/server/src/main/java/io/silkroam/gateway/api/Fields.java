package io.silkroam.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkroam.gateway.api.Problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Members of a JSON object, or query parameters, as typed values. Every getter marks its member as known; one that does
 * not fit is noted and the default is used, so that one answer names all mistakes: see {@link Call#finish()}.
 */
public final class Fields {
    private final String path;
    private final ObjectNode node;
    private final boolean textual;
    private final List<FieldError> mistakes;
    private final Set<String> known = new TreeSet<>();
    private final Map<String, Fields> children = new LinkedHashMap<>();

    /** @param textual whether numbers and flags are written as text, as in a query */
    Fields(String path, ObjectNode node, boolean textual, List<FieldError> mistakes) {
        this.path = path;
        this.node = node;
        this.textual = textual;
        this.mistakes = mistakes;
    }

    /** Whether the member is there, and not null. Does not mark it as known. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Notes a mistake in a member. */
    public void problem(String name, String reason) {
        mistakes.add(new FieldError(below(name), reason));
    }

    /** Text that is not empty. */
    public Optional<String> text(String name) {
        return parsed(name, Function.identity());
    }

    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** Text that must be there; its absence is noted and an empty string returned. */
    public String required(String name) {
        return required(name, Function.identity()).orElse("");
    }

    /** A value that must be there: empty only where a mistake was noted, hence never after {@link Call#finish()}. */
    public <T> Optional<T> required(String name, Function<String, T> parser) {
        if (!has(name)) {
            known.add(name);
            problem(name, "is missing");
            return Optional.empty();
        }
        return parsed(name, parser);
    }

    /**
     * An optional value of the caller's own type.
     *
     * @param parser throws IllegalArgumentException with the reason when the text does not fit
     */
    public <T> Optional<T> parsed(String name, Function<String, T> parser) {
        Optional<String> text = plain(name);
        try {
            return text.map(parser);
        } catch (IllegalArgumentException | DateTimeException e) {
            problem(name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Text that no message ever quotes. */
    public Optional<String> secret(String name) {
        return plain(name);
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode value = member(name);
        if (value == null) {
            return otherwise;
        }
        String text = textual ? value.textValue() : value.isBoolean() ? value.asText() : "";
        if (!text.equals("true") && !text.equals("false")) {
            problem(name, "should be true or false");
            return otherwise;
        }
        return text.equals("true");
    }

    public long integer(String name, long otherwise, long least, long most) {
        return integer(name, least, most).orElse(otherwise);
    }

    public int integer(String name, int otherwise, int least, int most) {
        return (int) integer(name, (long) otherwise, least, most);
    }

    /** An optional whole number. */
    public OptionalLong integer(String name, long least, long most) {
        JsonNode value = member(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        OptionalLong number = textual ? wholeNumber(value.textValue()) : wholeNumber(value);
        if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
            problem(name, "should be a whole number from " + least + " to " + most);
            return OptionalLong.empty();
        }
        return number;
    }

    /** A point in time, such as {@code 2026-12-24T00:00:00Z}. */
    public Optional<Instant> instant(String name) {
        return parsed(name, Fields::instantOf);
    }

    /** One of an enum's constants, in lower or upper case, with dashes or underscores. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return parsed(name, text -> constant(text, type));
    }

    /** A choice that must be there. */
    public <E extends Enum<E>> Optional<E> requiredChoice(String name, Class<E> type) {
        return required(name, text -> constant(text, type));
    }

    /** Several constants: a list in JSON, separated by commas in a query. */
    public <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
        Set<E> chosen = EnumSet.noneOf(type);
        for (String text : texts(name, type.getEnumConstants().length * 2)) {
            try {
                chosen.add(constant(text, type));
            } catch (IllegalArgumentException e) {
                problem(name, e.getMessage());
            }
        }
        return chosen;
    }

    /** Several words: a list in JSON, separated by commas in a query. */
    public List<String> texts(String name, int most) {
        if (textual) {
            return text(name).map(t -> List.of(t.split(",", -1))).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(name, most)) {
            if (element.isTextual() && !element.textValue().isEmpty()) {
                texts.add(element.textValue());
            } else {
                problem(name + "[" + texts.size() + "]", "should be text");
                return List.of();
            }
        }
        return texts;
    }

    /** The objects of a list; each is checked for unknown members as this one is. */
    public List<Fields> objects(String name, int most) {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : elements(name, most)) {
            String place = name + "[" + objects.size() + "]";
            if (!(element instanceof ObjectNode object)) {
                problem(place, "should be an object");
                return List.of();
            }
            objects.add(children.computeIfAbsent(place, p -> new Fields(below(p), object, textual, mistakes)));
        }
        return objects;
    }

    private List<JsonNode> elements(String name, int most) {
        JsonNode value = member(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            problem(name, "should be a list");
            return List.of();
        }
        if (value.size() > most) {
            problem(name, "has " + value.size() + " elements; at most " + most + " are taken");
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(elements::add);
        return elements;
    }

    /** Notes every member nobody asked for. */
    void reportUnread() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problem(name, known.isEmpty() ? "is unknown" : "is unknown; known here: " + String.join(", ", known));
            }
        });
        children.values().forEach(Fields::reportUnread);
    }

    private Optional<String> plain(String name) {
        JsonNode value = member(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().isEmpty()) {
            problem(name, value.isTextual() ? "is empty" : "should be text");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    private JsonNode member(String name) {
        known.add(name);
        return has(name) ? node.get(name) : null;
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static OptionalLong wholeNumber(String text) {
        return text.matches("-?[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static OptionalLong wholeNumber(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong()
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }

    private static Instant instantOf(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a point in time such as 2026-12-24T00:00:00Z", e);
        }
    }

    private static <E extends Enum<E>> E constant(String text, Class<E> type) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is none of "
                + java.util.Arrays.stream(type.getEnumConstants())
                        .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", ")));
    }
}
